import type { TitleLevel } from '#domain/application'
import { normalise } from './normalise.ts'

/**
 * Names of professional titles, the more exact ones first: 高级工程师 ends like 工程师, 副主任医师 like 医师.
 * Each line: what the name ends with, its level, its series (系列). `*` is any 专业 in front.
 */
const titles: readonly (readonly [pattern: string, level: TitleLevel, series?: string])[] = [
  ['(?:正高级|教授级高级|教授级)工程师', 'full', '工程'],
  ['正高级(?:经济|人力资源管理|知识产权)师', 'full', '经济'],
  ['正高级会计师', 'full', '会计'],
  ['正高级统计师', 'full', '统计'],
  ['正高级审计师', 'full', '审计'],
  ['正高级(?:农艺|畜牧|兽医)师|农业技术推广研究员|推广研究员', 'full', '农业'],
  ['正高级教师', 'full', '中小学教师'],
  ['正高级(?:讲师|实习指导教师)', 'full', '技工院校教师'],
  ['正高级实验师', 'full', '实验技术'],
  ['正高级工艺美术师', 'full', '工艺美术'],
  ['正高级[\\p{L}]*师', 'full'],
  ['高级记者|高级编辑', 'full', '新闻'],
  ['编审', 'full', '出版'],
  ['译审|一级翻译', 'full', '翻译'],
  ['(?<!副)研究馆员', 'full', '图书资料'],
  ['(?<!副)主任(?:医|药|护|技|中医|中药)师', 'full', '卫生'],
  ['副主任(?:医|药|护|技|中医|中药)师', 'associate', '卫生'],
  ['副编审', 'associate', '出版'],
  ['副研究馆员', 'associate', '图书资料'],
  ['主任记者|主任编辑', 'associate', '新闻'],
  ['副教授', 'associate', '高等学校教师'],
  ['副研究员', 'associate', '自然科学研究'],
  ['助理研究员', 'middle', '自然科学研究'],
  ['研究实习员|实习研究员', 'assistant', '自然科学研究'],
  ['研究员', 'full', '自然科学研究'],
  ['教授', 'full', '高等学校教师'],
  ['高级工程师', 'associate', '工程'],
  ['高级(?:经济|人力资源管理|知识产权)师', 'associate', '经济'],
  ['高级会计师', 'associate', '会计'],
  ['高级统计师', 'associate', '统计'],
  ['高级审计师', 'associate', '审计'],
  ['高级(?:农艺|畜牧|兽医)师', 'associate', '农业'],
  ['高级工艺美术师', 'associate', '工艺美术'],
  ['高级讲师|高级实习指导教师', 'associate', '技工院校教师'],
  ['高级实验师', 'associate', '实验技术'],
  ['高级教师', 'associate', '中小学教师'],
  ['二级翻译', 'middle', '翻译'],
  ['三级翻译', 'assistant', '翻译'],
  ['高级[\\p{L}]*师', 'associate'],
  ['主治(?:医|中医)师|主管(?:药|护|技|中药)师', 'middle', '卫生'],
  ['助理工程师', 'assistant', '工程'],
  ['助理(?:经济|人力资源管理|知识产权)师', 'assistant', '经济'],
  ['助理会计师', 'assistant', '会计'],
  ['助理统计师', 'assistant', '统计'],
  ['助理审计师', 'assistant', '审计'],
  ['助理(?:农艺|畜牧|兽医)师', 'assistant', '农业'],
  ['助理馆员', 'assistant', '图书资料'],
  ['助理编辑', 'assistant', '出版'],
  ['助理记者', 'assistant', '新闻'],
  ['助理实验师', 'assistant', '实验技术'],
  ['助理工艺美术师', 'assistant', '工艺美术'],
  ['助理讲师', 'assistant', '技工院校教师'],
  ['助教', 'assistant', '高等学校教师'],
  ['助理[\\p{L}]*师', 'assistant'],
  ['一级教师', 'middle', '中小学教师'],
  ['二级教师', 'assistant', '中小学教师'],
  ['三级教师', 'technician', '中小学教师'],
  ['工程师', 'middle', '工程'],
  ['经济师', 'middle', '经济'],
  ['会计师', 'middle', '会计'],
  ['统计师', 'middle', '统计'],
  ['审计师', 'middle', '审计'],
  ['(?:农艺|畜牧|兽医)师', 'middle', '农业'],
  ['工艺美术师', 'middle', '工艺美术'],
  ['实验师', 'middle', '实验技术'],
  ['讲师', 'middle', '高等学校教师'],
  ['馆员', 'middle', '图书资料'],
  ['编辑', 'middle', '出版'],
  ['记者', 'middle', '新闻'],
  ['(?:医|药|护|技|中医|中药)师', 'assistant', '卫生'],
  ['(?:医|药|护|技|中药)士', 'technician', '卫生'],
  ['会计员', 'technician', '会计'],
  ['经济员', 'technician', '经济'],
  ['管理员', 'technician', '图书资料'],
  ['技术员|实验员|农业技术员|技术设计员', 'technician', '工程'],
]
const table = titles.map(([pattern, level, series]) => ({ regex: new RegExp(`(?:${pattern})`, 'u'), level, series }))

/** Words of levels as forms print them (资格级别, 拟评级别). */
const levels: readonly (readonly [RegExp, TitleLevel])[] = [
  [/正高/, 'full'],
  [/副高|高级/, 'associate'],
  [/中级/, 'middle'],
  [/助理级|初级|师级/, 'assistant'],
  [/员级/, 'technician'],
]

export interface TitleName {
  /** The title itself, without the 专业 around it. */
  readonly name: string
  readonly level: TitleLevel
  readonly series?: string
}

/** `机械设计高级工程师` → 高级工程师, associate, 工程. Undefined for posts (主任工程师 of a department) and for no title at all. */
export const readTitleName = (raw: string): TitleName | undefined => {
  const text = normalise(raw)
  // 主任工程师, 总工程师, 首席工程师 are posts (行政职务), not titles.
  if (/(?:主任|总|首席|副总|主管|驻地|项目)工程师|总(?:经济|会计)师/.test(text)) return undefined
  for (const { regex, level, series } of table) {
    const name = regex.exec(text)?.[0]
    if (name) return { name, level, ...(series && { series }) }
  }
}

/** `副高级` → associate; falls back on the name of a title. */
export const readLevel = (raw: string): TitleLevel | undefined => {
  const named = readTitleName(raw)
  return named?.level ?? levels.find(([regex]) => regex.test(normalise(raw)))?.[1]
}

const order: readonly TitleLevel[] = ['technician', 'assistant', 'middle', 'associate', 'full']

/** Negative when `a` is lower than `b`. */
export const compareLevels = (a: TitleLevel, b: TitleLevel): number => order.indexOf(a) - order.indexOf(b)
