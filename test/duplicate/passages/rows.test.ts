import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareDocument } from '#duplicate/passages/document'
import { findMasks, maskCodes } from '#duplicate/passages/mask'
import { compareCells, compareRows, prepareRow, type RowTexts } from '#duplicate/passages/rows'
import { anyText, textOf } from './texts.ts'

const seen = (raw: string, details = {}) =>
  findMasks(raw, details).map(({ from, to, code }) => [
    Object.entries(maskCodes).find(([, one]) => one === code)?.[0],
    raw.slice(from, to),
  ])

test('masks are in order, apart and inside the text', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.string({ maxLength: 4 })), (raw, names) => {
      findMasks(raw, { names }).forEach(({ from, to }, i, all) => {
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(raw.length)
        expect(from).toBeGreaterThanOrEqual(all[i - 1]?.to ?? 0)
      })
    }),
  )
})

test('numbers with their measure, dates, bodies, names and places are what a resold text changes', () => {
  expect(
    seen('2021年3月，由广西某某建设有限公司承担的南宁市城区排水工程，总投资3.2亿元，覃某某主持，建成管网十二公里。', {
      names: ['覃某某'],
    }),
  ).toEqual([
    ['date', '2021年3月'],
    ['unit', '广西某某建设有限公司'],
    ['place', '南宁市'],
    ['number', '3.2亿元'],
    ['name', '覃某某'],
    ['number', '十二公里'],
  ])
})

test('a sentence that ends in a word for a body is no name', () => {
  expect(seen('本人负责完成的成果在全公司推广')).toEqual([])
})

const row: RowTexts = {
  title: '南宁市城区排水管网改造工程勘察设计及暴雨内涝风险评估技术研究与应用项目（一期工程），编号2021-03',
  content:
    '2021年3月至2022年5月，主持该工程的总体方案设计，由广西某某勘察设计有限公司承担，针对老城区管网高程混乱、错接漏接严重的难题，提出分区截流与深层调蓄相结合的改造思路，完成管网水力模型12公里的率定。',
  outcome:
    '工程于2022年6月通过竣工验收，内涝积水点由35处减少到4处，节约投资1200万元，经专家鉴定达到国内领先水平，获优秀设计二等奖，成果已在3个城市推广使用。',
}
const resold: RowTexts = {
  title: '桂林市城区排水管网改造工程勘察设计及暴雨内涝风险评估技术研究与应用项目（一期工程），编号2023-11',
  content:
    '2022年1月至2023年9月，主持该工程的总体方案设计，由桂林某某规划设计院承担，针对老城区管网高程混乱、错接漏接严重的难题，提出分区截流与深层调蓄相结合的改造思路，完成管网水力模型28.5公里的率定。',
  outcome:
    '工程于2023年10月通过竣工验收，内涝积水点由51处减少到6处，节约投资860万元，经专家鉴定达到国内领先水平，获优秀设计二等奖，成果已在5个城市推广使用。',
}

test('a resold row with other places, dates, bodies and numbers is the same in each cell', () => {
  const compared = compareRows(prepareRow(row), prepareRow(resold))
  for (const cell of Object.values(compared)) expect(cell.containment).toBeGreaterThan(0.85)
  const [passage] = compared.content.passages
  expect(passage && row.content.slice(passage.a.from, passage.a.to)).toContain('分区截流与深层调蓄')
})

test('unmasked, the same cells look less alike', () => {
  const unmasked = compareCells(prepareDocument(row.outcome), prepareDocument(resold.outcome)).containment
  const masked = compareRows(prepareRow(row), prepareRow(resold)).outcome.containment
  expect(unmasked).toBeLessThan(masked - 0.05)
})

test('two honest rows of one trade have little in common', () => {
  const honest: RowTexts = {
    title: '柳州市某某片区雨污分流改造工程施工图设计',
    content:
      '作为专业负责人完成泵站工艺与结构设计，校核管道埋深和交叉节点，解决了流沙地层顶管施工沉降超限的问题，编制专项方案并组织技术交底。',
    outcome: '工程已按期投产，经环保监测出水水质稳定达标，获市级优质工程称号，形成工法一项。',
  }
  const compared = compareRows(prepareRow(row), prepareRow(honest))
  for (const cell of Object.values(compared)) expect(cell.containment).toBeLessThan(0.3)
})

test('rows are compared alike from both sides, cell by cell', () => {
  const other = { ...resold, outcome: textOf(4, 80) }
  const [ab, ba] = [compareRows(prepareRow(row), prepareRow(other)), compareRows(prepareRow(other), prepareRow(row))]
  expect(ab.content.containment).toBe(ba.content.containment)
  expect(ab.title.lengthA).toBe(ba.title.lengthB)
  expect(ab.outcome.containment).toBe(0)
})
