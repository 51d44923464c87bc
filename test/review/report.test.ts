import { expect, test } from 'vitest'
import { countsLine, nothingFound, strongestOrUnread, toReport, verdictsLine } from '#review/report'
import { reportText } from '#review/report-text'
import { toSarif } from '#review/sarif'
import { aMeta, aRun } from '#test/builders/run'

const meta = aMeta()

test('the applicant is masked on every surface', () => {
  const report = toReport(aRun({ severity: 'red' }), meta)
  for (const surface of [JSON.stringify(report), reportText(report), JSON.stringify(toSarif([report]))])
    expect(surface).not.toContain('覃示某')
})

test('what a certificate prints of its holder is masked in every quote', () => {
  const run = aRun({ severity: 'red' })
  const place = { documentId: 'd', page: 9, box: [0, 0, 1, 1], from: 'certificate', textSource: 'text' } as const
  const evidence = [{ ...place, quote: '获奖者：覃示某；身份证号：11010519491231002X；电话：13812345678' }]
  const [warning] = run.warnings
  if (!warning || !run.application) throw new Error('the builder makes both')
  const claims = run.application.claims.map((claim) => ({ ...claim, evidence }))
  const report = toReport(
    { ...run, warnings: [{ ...warning, evidence }], application: { ...run.application, claims } },
    meta,
  )
  for (const surface of [JSON.stringify(report), reportText(report), JSON.stringify(toSarif([report]))])
    expect(surface).not.toMatch(/覃示某|11010519491231002X|13812345678/)
})

test('the strongest reason is the most severe, and blue is none', () => {
  expect(toReport(aRun({ severity: 'orange' }), meta).strongest).toBe('PAT-001 专利号校验位不符')
  expect(toReport(aRun({ severity: 'blue' }), meta).strongest).toBe('')
})

test('a locked file makes the report incomplete and tells what to do', () => {
  const report = toReport(aRun({ outcome: 'locked' }), meta)
  expect(report.coverage.incomplete).toBe(true)
  expect(reportText(report)).toContain('请取消密码后重新上传')
})

test('what was not read is never reported as nothing found', () => {
  const locked = reportText(toReport(aRun({ outcome: 'locked' }), meta))
  expect(locked).toContain('申报表.pdf')
  expect(locked).not.toContain('未发现需核实之处')
  expect(reportText(toReport(aRun({ outcome: 'partly-read' }), meta))).toContain('已读部分未发现需核实之处')
})

test('a file that was read and in which no achievement was found is not called clean', () => {
  const { application, ...run } = aRun()
  if (!application) throw new Error('the builder reads by default')
  const report = toReport({ ...run, application: { ...application, claims: [] }, claims: [] }, meta)
  expect(nothingFound(report)).toBe('没有读出成果，无从核验；请查看原件')
  expect(strongestOrUnread(report)).toBe('没有读出成果，无从核验；请查看原件')
})

test('each report names its files, so that several in one terminal can be told apart', () => {
  expect(reportText(toReport(aRun(), meta))).toContain('文件 申报表.pdf')
})

test('counts are said in the order of weight', () => {
  expect(countsLine(toReport(aRun({ severity: 'red' }), meta).counts)).toBe('◆1 ▲0 ●0 ■0')
})

test('verdicts that do not occur are not said', () => {
  expect(verdictsLine(toReport(aRun(), meta))).toBe('未覆盖 1')
})

test('every warning says why it may be innocent and what to check', () => {
  const text = reportText(toReport(aRun({ severity: 'red' }), meta))
  expect(text).toContain('可能的正常原因：笔误')
  expect(text).toContain('建议核查：查原件')
})

test('in SARIF a colour is a level, and blue is informational with level none', () => {
  const levels = (['red', 'orange', 'yellow', 'blue'] as const).map((severity) => {
    const result = toSarif([toReport(aRun({ severity }), meta)]).runs[0]?.results[0]
    return [result?.level, result?.kind]
  })
  expect(levels).toEqual([
    ['error', 'fail'],
    ['warning', 'fail'],
    ['note', 'fail'],
    ['none', 'informational'],
  ])
})

test('what the files consist of is listed, pages of no known kind with what to do, and without their people', () => {
  const run = aRun()
  const [document] = run.documents
  if (!run.application || !document) throw new Error('the builder makes both')
  const { documentId } = document
  const parts = [
    { documentId, kind: 'form', pages: [1, 2, 3], confidence: 0.95, title: '申报表', textSource: 'text' },
    { documentId, kind: 'unknown', pages: [4], confidence: 0, title: '覃示某在现场', textSource: 'ocr' },
  ] as const
  const report = toReport({ ...run, application: { ...run.application, parts } }, meta)
  expect(report.parts).toMatchObject([
    { file: document.name, pages: '1–3', kind: '申报表', note: '申报表' },
    { pages: '4', kind: '未识别类别' },
  ])
  expect(report.parts[1]?.note).toMatch(/^请人工查看：/)
  expect(JSON.stringify(report.parts)).not.toContain('覃示某')
})
