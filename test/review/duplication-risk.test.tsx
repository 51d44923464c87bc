import { expect, test } from 'vitest'
import type { ApplicationMeta } from '#domain/claimant'
import type { Run } from '#domain/run'
import { toReport } from '#review/report'
import { reportText } from '#review/report-text'
import { toSarif } from '#review/sarif'
import { duplicationRisk } from '#rules/duplication-risk'
import { aRun } from '#test/builders/run'
import { renderReport } from '../../web/report-page.tsx'

const meta: ApplicationMeta = {
  applicationId: 'GX2026-001',
  committee: '示范评委会',
  season: '2026',
  region: '广西',
  outcome: 'open',
  submittedAt: '2026-03-16T02:00:00.000Z',
  state: 'to-review',
  version: 2,
}

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
