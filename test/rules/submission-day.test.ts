import { expect, test } from 'vitest'
import type { Spell } from '#domain/work-history'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPatent } from '#test/builders/claim'
import { personKeyOf } from '#test/builders/claimant'
import { anEvidence } from '#test/builders/evidence'
import { aRecord, aRecordOf } from '#test/builders/record'

/** One in the morning of April 1st in China, still March 31st in Greenwich. */
const at = '2026-03-31T17:00:00Z'
const meta = { submittedAt: at }
const anInsurer = (unit: string, from: Spell['from'], to?: Spell['from']): Spell => ({
  unit,
  from,
  ...(to && { to }),
  note: '',
  evidence: anEvidence({ page: 4, quote: unit }),
})

test('a bar that ended on March 31st has ended', () => {
  const bar = aRecord('integrity', {
    title: '申报材料不实',
    personKeys: [personKeyOf('覃一某')],
    dates: { end: '2026-03-31' },
  })
  expect(assessed(anApplication(), { meta, integrity: [bar] }).codes).not.toContain('INT-001')
  const longer = { ...bar, dates: [{ role: 'end', value: '2026-04-01' }] } as const
  expect(assessed(anApplication(), { meta, integrity: [longer] }).warning('INT-001')?.statement).toContain(
    '申报于 2026 年 4 月 1 日',
  )
})

test('April is a month that the declared unit paid', () => {
  const declared = '临泽示范重工有限公司'
  const judge = (submittedAt: string) =>
    assessed(
      anApplication({
        unit: { value: declared, evidence: anEvidence({ page: 1, quote: declared }) },
        workHistory: {
          employers: [],
          schools: [],
          insured: [anInsurer('南方绿源农机有限公司', '2019-03', '2025-10'), anInsurer(declared, '2025-11')],
        },
      }),
      { meta: { submittedAt } },
    ).codes
  expect(judge(at)).not.toContain('UNT-001')
  expect(judge('2026-03-31T15:00:00Z')).toContain('UNT-001')
})

test('a status that was imported in that night is of April 1st', () => {
  const claim = aPatent()
  const record = aRecordOf(claim, { status: '专利权全部无效', statusOn: '2025-03-04' })
  const imported = { ...record, provenance: { ...record.provenance, importedAt: at } }
  const { warning } = assessed(anApplication().claiming(claim), { meta, records: [imported] })
  expect(warning('PAT-010')?.statement).toContain('2026 年 4 月 1 日导入')
})

test('a notice that begins on April 1st does not begin after the submission', () => {
  const notice = (start: '2026-04-01' | '2026-04-02') =>
    aCertificate('unit-notice', { people: ['覃一某'], dates: { start, end: '2026-04-16' } })
  const keys = (start: '2026-04-01' | '2026-04-02') =>
    assessed(anApplication().provedBy(notice(start)), { meta })
      .all('UNT-002')
      .map(({ statement }) => statement)
  expect(keys('2026-04-01').join()).not.toContain('晚于')
  expect(keys('2026-04-02').join()).toContain('晚于')
})
