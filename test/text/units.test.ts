import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyAliases, departmentAliases, steadyMatters } from '#text/unit-aliases'
import { compareUnits, toUnitKey } from '#text/units'

const isOne = (relation: string) => relation === 'same' || relation === 'same-body'

test('the table names at least 40 renamed or merged bodies, each with its year and its source', () => {
  const all = [...bodyAliases, ...departmentAliases]
  expect(all.length).toBeGreaterThanOrEqual(40)
  for (const { old, now, from, to, source } of all) {
    expect(old).not.toBe(now)
    expect(to).toBeGreaterThan(from ?? 1900)
    expect(to).toBeLessThanOrEqual(2026)
    expect(source).not.toBe('')
  }
})

describe('a body is one under every name it has had', () => {
  test.each(bodyAliases.map(({ old, now, to }) => [old, now, to] as const))('%s is %s since %i', (old, now, to) => {
    expect(isOne(compareUnits(old, now, to + 1))).toBe(true)
    if (/[校院]$/.test(old)) expect(isOne(compareUnits(`${old}技术中心`, now, to + 1))).toBe(true)
    expect(toUnitKey(old)).toBe(toUnitKey(now))
  })

  test.each(departmentAliases.map(({ old, now }) => [old.replace('*', ''), now.replace('*', '')]))(
    'the office for %s is that for %s now, of one place only',
    (old, now) => {
      expect(isOne(compareUnits(`广西壮族自治区${old}厅`, `广西${now}厅`, 2024))).toBe(true)
      expect(isOne(compareUnits(`南宁市${old}局`, `南宁市${now}局`, 2024))).toBe(true)
      expect(isOne(compareUnits(`南宁市${old}局`, `柳州市${now}局`, 2024))).toBe(false)
      expect(isOne(compareUnits(`${old}部`, `广西${now}厅`, 2024))).toBe(false)
    },
  )

  test.each(steadyMatters)('an office for %s stays one when it becomes another kind of office', (matter) => {
    expect(isOne(compareUnits(`广西壮族自治区${matter}厅`, `广西${matter}委员会`))).toBe(true)
  })

  test('a merged body is its heir only after the merger; without a year a person looks', () => {
    expect(compareUnits('广西大学', '广西农业大学', 1995)).toBe('different')
    expect(compareUnits('广西大学农学院', '广西农业大学', 2005)).toBe('same-body')
    expect(compareUnits('广西大学', '广西农业大学')).toBe('similar')
    // Both print the old name: whatever became of it, it is one.
    expect(isOne(compareUnits('广西农业大学', '广西农业大学林学院', 1995))).toBe(true)
  })
})

test.each([
  // short forms
  ['广西医大一附院', '广西医科大学第一附属医院'],
  ['广西医科大学附属第一医院', '广西医科大学第一附属医院'],
  ['南宁市一医院', '南宁市第一人民医院'],
  ['柳州市二中', '柳州市第二中学'],
  ['柳州市疾控中心', '柳州市疾病预防控制中心'],
  ['桂林市妇保院', '桂林市妇幼保健院'],
  ['中科院某某研究所', '中国科学院某某研究所'],
  ['广西社科院', '广西社会科学院'],
  ['广西农科院', '广西壮族自治区农业科学院'],
  ['桂林市农科所', '桂林市农业科学研究所'],
  ['广西林科院', '广西壮族自治区林业科学研究院'],
  ['某某市林科所', '某某市林业科学研究所'],
  ['广西科技厅', '广西壮族自治区科学技术厅'],
  ['广西科协', '广西壮族自治区科学技术协会'],
  ['广西人社厅', '广西壮族自治区人力资源和社会保障厅'],
  ['南宁市住建局', '南宁市住房和城乡建设局'],
  ['广西卫健委', '广西壮族自治区卫生健康委员会'],
  ['广西卫计委', '广西壮族自治区卫生健康委员会'],
  ['广西发改委', '广西壮族自治区发展和改革委员会'],
  ['广西工信委', '广西壮族自治区工业和信息化厅'],
  ['南宁市环保局', '南宁市生态环境局'],
  ['南宁市国土局', '南宁市自然资源局'],
  ['广西文旅厅', '广西壮族自治区文化和旅游厅'],
  ['某某师大', '某某师范大学'],
  ['某某市医专高专', '某某市医专高等专科学校'],
  // offices of design
  ['某某市规划设计院', '某某市规划设计研究院'],
  ['广西某某水电设计院', '广西某某水利电力勘测设计研究院有限责任公司'],
  ['某某建筑设计院', '某某建筑设计研究院有限公司'],
  // legal forms and department tails
  ['甲科工有限公司', '甲科工有限责任公司'],
  ['甲科工集团股份有限公司', '甲科工集团'],
  ['广西大学农学院', '广西大学'],
  ['某某医科大学第一附属医院消化内科', '某某医科大学第一附属医院'],
  ['某某建工集团有限公司第三项目部', '某某建工集团有限公司'],
  ['某某大学土木系', '某某大学'],
  // ministries
  ['国土资源部', '中华人民共和国自然资源部'],
  ['卫生部', '国家卫生健康委员会'],
])('%s is %s', (a, b) => {
  expect(isOne(compareUnits(a, b))).toBe(true)
  expect(isOne(compareUnits(b, a))).toBe(true)
})

test.each([
  ['广西质监局', '广西壮族自治区市场监督管理局'],
  ['南宁市工商局', '南宁市市场监督管理局'],
  ['南宁市食药监局', '南宁市市场监督管理局'],
])('%s became part of %s: a look is asked for, nothing is said', (a, b) => {
  expect(compareUnits(a, b)).toBe('similar')
})

test.each([
  ['南宁市第一人民医院', '南宁市第二人民医院'],
  ['广西医科大学第一附属医院', '广西医科大学第二附属医院'],
  ['柳州市第一中学', '柳州市第二中学'],
  ['桂林电子科技大学', '桂林理工大学'],
  ['广西师范学院', '广西师范大学'],
  ['广西民族师范学院', '广西民族大学'],
  ['广西水利厅', '南宁市水利局'],
  ['广西工学院', '广西工业学院'],
])('%s and %s are two', (a, b) => {
  expect(isOne(compareUnits(a, b))).toBe(false)
})

test('a university and its hospital are similar, never one', () => {
  expect(compareUnits('广西医科大学', '广西医科大学第一附属医院')).toBe('similar')
})

test('the order of two units makes no difference', () => {
  const names = [...bodyAliases.flatMap(({ old, now }) => [old, now]), '广西大学农学院', '南宁市一医院', '某某有限公司']
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom(...names),
      fc.option(fc.integer({ min: 1980, max: 2025 })),
      (a, b, year) => {
        expect(compareUnits(a, b, year ?? undefined)).toBe(compareUnits(b, a, year ?? undefined))
      },
    ),
  )
})
