import { expect, test } from 'vitest'
import type { Form } from '#domain/form'
import { readDegree } from '#form/claims/degree'

const formOf = (label: string, value: string): Form => ({
  fields: [{ section: '基本情况', label, value, page: 1, bbox: [0, 0, 1, 1] }],
  tables: [],
  sections: [],
  certificates: [],
})

test.each([
  ['学历(学位)', '大学本科(工学硕士)', 'master'],
  ['学历(学位)', '博士研究生(工学博士)', 'doctor'],
  ['最高学历', '大学本科', 'bachelor'],
  ['学历', '大专', 'none'],
])('%s %s is %s', (label, value, degree) => {
  expect(readDegree(formOf(label, value))).toBe(degree)
})

test('the highest of a table of studies counts', () => {
  const table = {
    title: '学习经历',
    columns: ['起止时间', '学历/学位'],
    rows: [
      ['1990—1994', '本科/工学学士'],
      ['1997—2000', '研究生/工程硕士'],
    ],
    rowPlaces: [],
    page: 1,
    bbox: [0, 0, 1, 1],
  } as const
  expect(readDegree({ ...formOf('姓名', '覃示某'), tables: [table] })).toBe('master')
})

test('a post-doctoral station, 研究生 alone and a certificate number say nothing', () => {
  expect(readDegree(formOf('学历', '博士后'))).toBeUndefined()
  expect(readDegree(formOf('学历', '研究生'))).toBeUndefined()
  expect(readDegree(formOf('学位证书编号', '硕士1234'))).toBeUndefined()
})
