import { expect, test } from 'vitest'
import { readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { anApplicationOf, aPage, aTable, pagesOf } from './form-fixtures.ts'

const cover = [
  'ICS 65.060.50',
  'DB45',
  '广 西 壮 族 自 治 区 地 方 标 准',
  'DB45/T 1257—2022',
  '代替 DB45/T 1257—2015',
  '甘蔗机械化收获技术规程',
  '2022-11-25 发布    2022-12-30 实施',
  '广西壮族自治区市场监督管理局  发布',
]
const foreword = [
  'DB45/T 1257—2022',
  '前    言',
  '本文件按照GB/T 1.1—2020《标准化工作导则》的规定起草。',
  '本文件代替DB45/T 1257—2015《甘蔗机械化收获技术规程》。',
  '本文件由临泽市农业农村局提出并归口。',
  '本文件起草单位：临泽市农机化研究所、岭南示范大学。',
  '本文件主要起草人：韦二二、覃一一、黄三三、陆四四、',
  '梁五五、蒙六六。',
]
const contents = ['DB45/T 1257—2022', '目    次', '前言……………Ⅱ', '1 范围……………1']

const read = (...pages: readonly (readonly string[])[]) => {
  const all = pagesOf(...pages.map((lines, i) => aPage(lines, { page: i + 1 })))
  const form = readForm(all)
  return { form, application: readApplication({ form, pages: all, documentId: 'd' }) }
}

test('cover and foreword of a standard are one certificate: number, title, release, units and drafters in order', () => {
  const { certificates } = read(cover, contents, foreword).application
  expect(certificates).toHaveLength(1)
  expect(certificates[0]).toMatchObject({
    kind: 'standard',
    title: '甘蔗机械化收获技术规程',
    people: ['韦二二', '覃一一', '黄三三', '陆四四', '梁五五', '蒙六六'],
    owners: ['临泽市农机化研究所', '岭南示范大学'],
    dates: [{ role: 'published', value: '2022-11-25' }],
  })
  expect(certificates[0]?.evidence.quote).toContain('代替标准号：DB45/T 1257—2015')
  expect(certificates[0]?.identifiers.map(({ canonical }) => canonical)).toEqual(['DB45/T 1257-2022'])
})

test('a foreword alone says its number by its running head; two standards are two', () => {
  const other = foreword.map((line) => line.replace(/1257—2022/, '1300—2023'))
  const { certificates } = read(foreword, other).application
  expect(certificates.map(({ identifiers }) => identifiers[0]?.canonical)).toEqual([
    'DB45/T 1257-2022',
    'DB45/T 1300-2023',
  ])
})

test('a foreword that names no drafter has no list of people', () => {
  const { certificates } = read(foreword.slice(0, 6)).application
  expect(certificates[0]).toMatchObject({ people: [], owners: ['临泽市农机化研究所', '岭南示范大学'] })
})

test('the claim of that number has the foreword beside it; the preface of a book is none', () => {
  const table = aTable(
    '标准制定情况',
    ['标准名称', '标准号', '发布时间'],
    ['甘蔗机械化收获技术规程', 'DB45/T 1257-2022', '2022.11'],
  )
  const [claim] = anApplicationOf({ tables: [table], certificates: [aPage(foreword)] }).claims
  expect(claim?.evidence.map(({ from }) => from)).toEqual(['form', 'certificate'])
  expect(read(['前言', '本书系统介绍甘蔗收获技术，可供工程技术人员参考。']).application.certificates).toEqual([])
})
