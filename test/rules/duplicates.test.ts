import { expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aPatent, aProject } from '#test/builders/claim'

const dup = (...claims: readonly Claim[]) => assessed(anApplication().claiming(...claims)).warning('DUP-001')

test('DUP-001 is orange when two counted rows carry one number, and names both pages', () => {
  const warning = dup(aPatent(), aPatent({ title: '甘蔗切割装置', evidence: { page: 5 } }))
  expect(warning).toMatchObject({ severity: 'orange', counterpart: { kind: 'own-claim' } })
  expect(warning?.statement).toMatch(/第 5 页与第 3 页/)
})

test('DUP-001 is orange when title, year and kind are the same and no number speaks', () => {
  expect(dup(aProject({ number: [] }), aProject({ number: [] }))?.severity).toBe('orange')
})

test.each([
  ['（一期）', '（二期）'],
  ['第一标段', '第二标段'],
  ['', '（课题三）'],
])('works%s and%s under one project number are not one row', (first, second) => {
  expect(dup(aProject({ title: `甘蔗收获技术${first}` }), aProject({ title: `甘蔗收获技术${second}` }))).toBeUndefined()
})

test('three rows of one achievement are two repetitions of the first', () => {
  const result = assessed(anApplication().claiming(aPatent(), aPatent(), aPatent()))
  expect(result.all('DUP-001')).toHaveLength(2)
})

test.each([
  [
    '一期 and 二期',
    aProject({ number: [], title: '智慧灌区工程（一期）' }),
    aProject({ number: [], title: '智慧灌区工程（二期）' }),
  ],
  [
    'two 标段',
    aProject({ number: [], title: '沿江公路工程第1标段' }),
    aProject({ number: [], title: '沿江公路工程第2标段' }),
  ],
  [
    '装置 and 方法',
    aPatent({ number: [], title: '一种甘蔗切割装置' }),
    aPatent({ number: [], title: '一种甘蔗切割方法' }),
  ],
  ['two years', aProject({ number: [] }), aProject({ number: [], dates: { start: '2017-01', end: '2018-06' } })],
  ['two numbers under one title', aPatent(), aPatent({ number: 'ZL202220345678.3' })],
  ['two grades of one prize', anAward({ grade: '一等奖' }), anAward({ grade: '三等奖' })],
  ['two prizes for one project', anAward(), anAward({ awardName: '国家科学技术进步奖' })],
  [
    'a project and its prize',
    aProject({ title: '甘蔗收获机关键技术及应用', dates: { accepted: '2023-12' } }),
    anAward(),
  ],
])('trap: %s are two things', (_what, a, b) => {
  expect(dup(a, b)).toBeUndefined()
})

test('trap: the prize that is told once more among the work is context', () => {
  const warning = dup(anAward(), anAward({ section: 'since-present-title' }))
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('不同栏目')
})

test('trap: the same row on the next page may be the page break', () => {
  const row = { text: '一种甘蔗收获机切割装置 | ZL202310123456.6' }
  expect(dup(aPatent({ ...row, evidence: { page: 3 } }), aPatent({ ...row, evidence: { page: 4 } }))?.severity).toBe(
    'blue',
  )
  expect(dup(aPatent({ ...row, evidence: { page: 3 } }), aPatent({ ...row, evidence: { page: 3 } }))?.severity).toBe(
    'orange',
  )
})

test('trap: a certificate page is the proof of a row and no second row; a background row is none either', () => {
  expect(dup(aPatent(), aPatent({ trust: 'certificate' }))).toBeUndefined()
  expect(assessed(anApplication().claiming(aPatent()).showingAsBackground(aPatent())).codes).not.toContain('DUP-001')
})
