import { expect, test } from 'vitest'
import type { MatchScore } from '#domain/match-score'
import type { Run } from '#domain/run'
import { prepareSide } from '#match/features/pair-features'
import { judgePair, scoreMatch } from '#match/score'
import { type Report, toReport } from '#review/report'
import { reportText } from '#review/report-text'
import { toSarif } from '#review/sarif'
import { aRecord } from '#test/builders/record'
import { aMeta, aRun } from '#test/builders/run'
import { renderReport } from '#web/report-page.tsx'

const meta = aMeta()

const side = (title: string) => ({
  kind: 'project' as const,
  titles: [title],
  identifiers: [],
  people: ['覃示某', '韦二某'],
  units: [],
  years: [2021],
})
const score = scoreMatch(side('甘蔗收获机切割器关键枝术与示范（一期）'), side('甘蔗收获机切割器关键技术与示范（二期）'))

/** A warning about a record that was compared with its claim. */
const reportOf = (compared: MatchScore): Report => {
  const run = aRun({ severity: 'yellow' })
  const record = aRecord('project', { title: '甘蔗收获机切割器关键技术与示范（二期）' })
  const counterpart = {
    kind: 'record',
    recordId: record.recordId,
    title: record.title,
    source: '科技厅',
    importedAt: '2026-03-01',
    score: compared,
  } as const
  const claims: Run['claims'] = run.claims.map((claim) => ({
    ...claim,
    best: { record, by: 'title', titleSimilarity: 0.9, score: compared },
  }))
  return toReport({ ...run, claims, warnings: run.warnings.map((w) => ({ ...w, counterpart })) }, meta)
}
const report = reportOf(score)
const html = renderReport(report)

test('judging a pair for the ranking and explaining it give one sum and one verdict', () => {
  const judged = judgePair(
    prepareSide(side('甘蔗收获机切割器关键枝术与示范（一期）')),
    prepareSide(side('甘蔗收获机切割器关键技术与示范（二期）')),
  )
  expect([judged.bits, judged.verdict]).toEqual([score.bits, score.verdict])
})

test('the page shows every line with its weight, and the weights that are shown add up to the total', () => {
  const shown = [...html.matchAll(/<td class="number">([+−][\d.]+)<\/td><td class="bar">/g)].map(([, weight = '']) =>
    Number(weight.replace('−', '-')),
  )
  const total = shown.pop()
  expect(shown).toHaveLength(score.lines.length)
  expect(total).toBe(score.bits)
  expect(Math.abs(shown.reduce((sum, weight) => sum + weight, 0) - score.bits)).toBeLessThan(1e-9)
  expect(html).toContain('分量：+1 表示')
})

test('agreement, contradiction and silence are three words, and a contradiction names both sides', () => {
  expect(html).toContain('期次冲突：1期 / 2期')
  expect(html).toMatch(/≠矛盾/)
  expect(html).toMatch(/＝一致/)
})

test('both titles are shown whole, and what differs is struck out on one side and underlined on the other', () => {
  const texts = (tag: string) => [...html.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text)
  expect(texts('del')).toEqual(['枝', '一'])
  expect(texts('ins')).toEqual(['技', '二'])
  expect(html).toContain('易混字：枝→技')
})

test('what would change the verdict is said where something would', () => {
  expect(score.wouldChange.length).toBeGreaterThan(0)
  for (const change of score.wouldChange) expect(html).toContain(`<li>${change}</li>`)
})

test('the comparison is told once: a warning about the record tells it in the claim’s place', () => {
  expect(html.match(/比对说明/g)).toHaveLength(1)
})

test('people are masked in every line, on every surface', () => {
  expect(JSON.stringify(score)).toContain('覃示某')
  for (const surface of [html, reportText(report), JSON.stringify(toSarif([report]))])
    expect(surface).not.toMatch(/覃示某|韦二某/)
  expect(html).toContain('人员有同名：覃*某')
})

test('SARIF and the terminal carry the same verdict and sum', () => {
  expect(toSarif([report]).runs[0]?.results[0]?.properties).toMatchObject({
    match: { verdict: score.verdict, bits: score.bits },
  })
  expect(reportText(report)).toContain(`分量合计 ${score.bits < 0 ? '−' : '+'}${Math.abs(score.bits).toFixed(2)}`)
})
