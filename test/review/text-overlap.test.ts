import { expect, test } from 'vitest'
import type { TextOverlap } from '#domain/passages'
import { toReport } from '#review/report'
import { reportText } from '#review/report-text'
import { toSarif } from '#review/sarif'
import { aMeta, aRun } from '#test/builders/run'
import { renderReport } from '#web/report-page.tsx'

const meta = aMeta()

const run = aRun({ severity: 'red' })
const applicant = run.application?.applicant.name ?? ''

const overlap: TextOverlap = {
  measures: [{ label: '内容与作用', share: 0.95, characters: 86, of: 90 }],
  passages: [
    {
      part: 'content',
      own: { page: 4, places: [{ page: 4, box: [0, 0, 1, 0.1] }] },
      other: {
        page: 7,
        places: [
          { page: 7, box: [0, 0, 1, 0.1] },
          { page: 8, box: [0, 0, 1, 0.1] },
        ],
      },
      segments: [
        { isSame: true, own: '主持施工图设计，', other: '主持施工图设计，' },
        { isSame: false, own: `${applicant}负责甲水库`, other: '□□□' },
      ],
    },
  ],
  passageCount: 9,
}
const report = toReport({ ...run, warnings: run.warnings.map((warning) => ({ ...warning, overlap })) }, meta)

test('both sides stand beside each other; what differs is struck out here and underlined there', () => {
  const page = renderReport(report)
  expect(page).toContain('本件“内容与作用” 第 4 页')
  expect(page).toContain('对方“内容与作用” 第 7–8 页')
  expect(page).toMatch(/主持施工图设计，<del>[^<]*负责甲水库<\/del>/)
  expect(page).toContain('<ins>□□□</ins>')
  expect(page).toMatch(/\.overlap del \{ text-decoration: line-through/)
  expect(page).toContain('共 9 段')
})

test('a share is never shown without what it is a share of', () => {
  expect(renderReport(report)).toMatch(/95\.0%<\/td><td class="number">86<\/td><td class="number">90</)
  expect(reportText(report)).toContain('内容与作用 95.0%（86/90 字）')
})

test('a terminal shows the longest passage with what differs in brackets', () => {
  expect(reportText(report)).toMatch(/主持施工图设计，【.*负责甲水库→□□□】/)
})

test('the applicant is masked on their own side too', () => {
  expect(applicant.length).toBeGreaterThan(1)
  for (const shown of [
    renderReport(report),
    reportText(report),
    JSON.stringify(toSarif([report])),
    JSON.stringify(report),
  ])
    expect(shown).not.toContain(`${applicant}负责`)
})

test('programs read the passages with their places', () => {
  expect(toSarif([report]).runs[0]?.results[0]?.properties.overlap?.passages[0]?.own.places).toHaveLength(1)
})
