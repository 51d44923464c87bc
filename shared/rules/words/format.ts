import type { TitleLevel } from '#domain/application'
import type { ClaimKind } from '#domain/claim'
import type { Span } from '../clocks.ts'

/** `2021-06` → 2021 年 6 月. */
export const sayDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return [`${year} 年`, month === undefined ? '' : `${month} 月`, day === undefined ? '' : `${day} 日`]
    .filter(Boolean)
    .join(' ')
}

export const saySpan = ({ earliest, latest }: Span): string =>
  earliest === latest ? sayDate(earliest) : `${sayDate(earliest)}至 ${sayDate(latest)}之间`

export const levelWords: Readonly<Record<TitleLevel, string>> = {
  technician: '员级',
  assistant: '助理级',
  middle: '中级',
  associate: '副高级',
  full: '正高级',
}

export const kindWords: Readonly<Record<ClaimKind, string>> = {
  award: '奖项',
  patent: '专利',
  project: '项目',
  paper: '论文',
  software: '软著',
  standard: '标准',
  book: '著作',
  report: '技术报告',
  other: '其他',
}

export const patentTypeWords = { invention: '发明', utility: '实用新型', design: '外观设计' } as const

/** Kinds as conditions of a series name them. */
export const criterionKindWords = {
  ...kindWords,
  invention: '发明专利',
  utility: '实用新型专利',
  design: '外观设计专利',
} as const

export const sayMonths = (months: number): string => {
  const [years, rest] = [Math.floor(Math.max(months, 0) / 12), Math.max(months, 0) % 12]
  return [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : ''].filter(Boolean).join(' ')
}

/** 8940000 → 894 万元. */
export const sayYuan = (yuan: number): string => (yuan >= 10_000 ? `${yuan / 10_000} 万元` : `${yuan} 元`)

/** Sentences end once, however many there are. */
export const sentences = (parts: readonly string[]): string => `${parts.join('；')}。`

/** A share, to a tenth of a hundredth. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
