import { expect, test } from 'vitest'
import type { ActiveContent } from '#domain/pages'
import { toReport } from '#review/report'
import { reportText } from '#review/report-text'
import { aMeta, aRun } from '#test/builders/run'

const meta = aMeta()

const reportOf = (active?: readonly ActiveContent[]) => {
  const run = aRun()
  return toReport({ ...run, documents: run.documents.map((one) => ({ ...one, ...(active && { active }) })) }, meta)
}

test.each<[ActiveContent, string]>([
  ['javascript', '含脚本，已忽略，未执行'],
  ['launch', '含启动动作，已忽略，未执行'],
  ['attachment', '含附件'],
  ['xfa', '含 XFA 表单'],
  ['restricted', '所有者限制'],
])('%s in a file is told of in its line of the report, and is no warning', (what, words) => {
  const report = reportOf([what])
  expect(report.coverage.files[0]?.active.join()).toContain(words)
  expect(reportText(report)).toContain(words)
  expect(report.coverage.incomplete).toBe(false)
  expect(report.counts).toEqual(reportOf().counts)
})

test('a file that holds nothing but pages has no such line', () => {
  expect(reportOf().coverage.files[0]?.active).toEqual([])
  expect(reportText(reportOf())).not.toMatch(/未执行|附件，|XFA/)
})
