import { expect, test } from 'vitest'
import type { Run } from '#domain/run'
import { toReport } from '#review/report'
import { reportText } from '#review/report-text'
import { toSarif } from '#review/sarif'
import { duplicationRisk } from '#rules/duplication-risk'
import { aMeta, aRun } from '#test/builders/run'
import { renderReport } from '../../web/report-page.tsx'

const meta = aMeta()

const run: Run = aRun({ severity: 'red', code: 'CLM-001', name: '多人同报第一完成人' })
const report = toReport({ ...run, duplication: duplicationRisk(run.warnings) }, meta)

test('the risk and its parts stand in the terminal, in JSON, in SARIF and on the page', () => {
  expect(reportText(report)).toContain('重复风险 95：同一成果另有申报 95（CLM-001 多人同报第一完成人 +95）')
  expect(JSON.parse(JSON.stringify(report)).duplication.parts).toHaveLength(1)
  expect(JSON.stringify(toSarif([report]))).toContain('"duplication":95')
  const page = renderReport(report)
  expect(page).toMatch(/重复风险构成.*CLM-001 多人同报第一完成人.*同一成果另有申报（确凿）.*\+95.*合计.*95/s)
  expect(page.match(/重复风险<\/a> 95/g)).toHaveLength(1)
})

test('on the page the risk stands behind the achievements, not beside the name', () => {
  const page = renderReport(report)
  expect(page.indexOf('重复风险')).toBeGreaterThan(page.indexOf('<h2>成果'))
})

test('a run of before there was a risk is shown without one', () => {
  expect(renderReport(toReport(run, meta))).not.toContain('重复风险')
})
