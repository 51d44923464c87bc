import { expect, test } from 'vitest'
import { isAlikeTitle, isOtherItem, isSameTitle } from '#rules/likeness'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPatent, aProject } from '#test/builders/claim'
import { aRecord, aRecordOf } from '#test/builders/record'

/** What sets items of a series apart (domain 6.8). */
const siblings: readonly (readonly [string, string, string])[] = [
  ['期', '甘蔗收获机切割器关键技术与示范（一期）', '甘蔗收获机切割器关键技术与示范（二期）'],
  ['标段', '南环高速公路路面施工第1标段', '南环高速公路路面施工第2标段'],
  ['年度', '2021年度糖业发展形势分析报告编制', '2022年度糖业发展形势分析报告编制'],
  ['地名', '南宁市老旧供水管网改造工程设计', '柳州市老旧供水管网改造工程设计'],
  ['类别', '一种甘蔗收获机切割器的标定方法', '一种甘蔗收获机切割器的标定装置'],
  ['词语', '高脂饮食对大鼠肝脏脂质代谢影响的机制研究', '高脂饮食对小鼠肝脏脂质代谢影响的机制研究'],
]

test.each(siblings)('%s：%s is another item than %s, whoever looks', (_, a, b) => {
  expect(isAlikeTitle(a, b)).toBe(false)
  expect(isSameTitle(a, b)).toBe(false)
  expect(isOtherItem(a, b)).toBe(true)
})

test.each(siblings)(
  '%s：the record of a sibling of the same people, unit and year accuses nobody',
  (_, claimed, recorded) => {
    for (const claim of [
      aProject({ title: claimed, people: ['覃一一'], number: [], rank: '1/3', dates: { start: '2021-03' } }),
      aPatent({ title: claimed, people: ['覃一一'], number: [], rank: '1/3', dates: { granted: '2021-03-02' } }),
    ]) {
      const record = aRecordOf(claim, { title: recorded, people: ['覃一一', '韦二二'] })
      const result = assessed(anApplication({ of: '黄三三' }).claiming(claim), { records: [record] })
      expect(result.codes.filter((code) => /^(?:PRJ-003|PAT-008)$/.test(code))).toEqual([])
      expect(result.verdict(claim)?.kind).not.toMatch(/agrees|differs/)
    }
  },
)

test('a second phase beside a title that names none is for a person to settle, and nobody is held to its list', () => {
  const claim = aProject({
    title: '甘蔗收获机切割器关键技术与示范',
    number: [],
    rank: '1/3',
    dates: { start: '2021-03' },
  })
  const record = aRecordOf(claim, { title: `${claim.title}（二期）`, people: ['韦二二'] })
  const result = assessed(anApplication({ of: '黄三三' }).claiming(claim), { records: [record] })
  expect(result.codes).not.toContain('PRJ-003')
  expect(result.verdict(claim)).toMatchObject({ kind: 'cannot-check' })
  expect(result.claims[0]?.best?.record).toBe(record)
})

test('the same title with one character misread is the same title', () => {
  const printed = '甘蔗收获机切割器关键技术与示范推广'
  const misread = '甘蔗收获机切割器关键枝术与示范推广'
  expect(isAlikeTitle(printed, misread)).toBe(true)
  expect(isOtherItem(printed, misread)).toBe(false)
})

test('patents that share a title but no inventor are never one: nobody is absent from a list that is not theirs', () => {
  const claim = aPatent({ title: '一种甘蔗收获机切割装置', people: ['覃一一'], number: [], rank: '1/2' })
  const record = aRecordOf(claim, { people: ['黄三三', '韦二二'] })
  const result = assessed(anApplication({ of: '覃一一' }).claiming(claim), { records: [record] })
  expect(result.codes).not.toContain('PAT-008')
  expect(result.verdict(claim)?.kind).not.toMatch(/agrees|differs/)
})

test('a number that leads to another title of other people is a slip as likely as not: yellow, for a person to settle', () => {
  const claim = aPatent({ title: '一种糖厂锅炉的余热回收装置', people: ['覃一一'], rank: '1/2' })
  const record = aRecord('patent', {
    title: '用于桥梁墩柱模板的快速对拉机构',
    people: ['黄三三', '韦二二'],
    numbers: claim.identifiers,
  })
  const result = assessed(anApplication({ of: '覃一一' }).claiming(claim), { records: [record] })
  expect(result.severity('PAT-008')).toBe('yellow')
  expect(result.verdict(claim)?.kind).toBe('differs')
})
