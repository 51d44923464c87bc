import { describe, expect, test } from 'vitest'
import { joinLines } from '#form/cell'
import { chosenOf } from '#form/choices'
import { labelOf, labelScore } from '#form/labels'

test('a label is the same however it is spread', () => {
  for (const printed of ['姓  名', '姓\n名', '姓　名：', '姓名:']) expect(labelOf(printed)).toBe('姓名')
})

test('capitals behind a label are a part of it, what is no label keeps its number', () => {
  expect(labelOf('期刊ISSN')).toBe('期刊ISSN')
  expect(labelOf('(1)完成某市泵站')).toBe('(1)完成某市泵站')
})

test.each([
  '姓名',
  '參加工作時間',
  '系列',
  '拟评职称系列',
  '是否以该资格申报',
  '证书适用范围',
  '工作内容、本人起何作用(主持、参加、独立)',
  '合(独)著、译',
  '何时参加工作时间',
  '首席专家单位',
])('%s looks like a label', (words) => {
  expect(labelScore(words)).toBeGreaterThanOrEqual(0.5)
})
test.each([
  '覃某某',
  '1985年03月',
  '高级工程师',
  '壮族',
  '事业单位',
  '工程系列',
  '自然科学研究系列',
  '999999197207282405',
  '同意推荐评审。',
  '第3发明人',
])('%s looks like a value', (words) => {
  expect(labelScore(words)).toBeLessThan(0.5)
})

describe('check-boxes', () => {
  test('say the ticked options, several where several are ticked', () => {
    expect(chosenOf('☑正常申报 □破格申报 □转系列评审')).toBe('☑正常申报')
    expect(chosenOf('☑国家级 □省级 ☑市级')).toBe('☑国家级 ☑市级')
  })
  test('whose tick has no glyph are told by the box that is missing', () => {
    expect(chosenOf('正常申报 □破格申报 □转系列评审')).toBe('☑正常申报')
  })
  test('in brackets are ticked where the others are empty', () => {
    expect(chosenOf('[√]全日制 [ ]在职')).toBe('☑全日制')
    expect(chosenOf('（ ）正高级（√）副高级')).toBe('☑副高级')
    expect(chosenOf('学历(学位)')).toBe('学历(学位)')
  })
  test('that nobody ticked stay as printed', () => {
    expect(chosenOf('□是 □否')).toBe('□是 □否')
    expect(chosenOf('是□否□')).toBe('是□否□')
  })
})

describe('the lines of a cell', () => {
  const lines = (...words: string[]) => words.map((text) => ({ text, x0: 0, x1: [...text].length * 10, size: 10 }))
  test('run on where the cell was full', () => {
    expect(joinLines(lines('关键技术研究与', '应用'), 80)).toBe('关键技术研究与应用')
  })
  test('stay apart where the writer broke them', () => {
    expect(joinLines(lines('通过鉴定,', '国内领先水平'), 120)).toBe('通过鉴定,\n国内领先水平')
  })
  test('of a label down the side are one word', () => {
    expect(joinLines(lines('单', '位', '意', '见'), 40)).toBe('单位意见')
  })
})
