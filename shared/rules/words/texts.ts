import type { BodyOverlap, OverlapMeasure } from '#domain/passages'
import type { OtherText, TextGroupFacts, TextPairFacts } from '../facts.ts'
import { percent } from './format.ts'
import type { WordsOf } from './rule-words.ts'

const who = ({ person, committee, season, page, isOwn }: OtherText): string =>
  isOwn
    ? `本人 ${season} 年度申报材料第 ${page} 页`
    : `${person === '*' ? '姓名未读出的申报人' : person}（${committee}，${season}）申报材料第 ${page} 页`

const sayCells = (cells: readonly OverlapMeasure[]): string =>
  cells.map(({ label, share, of }) => `${label} ${percent(share)}（${of} 字）`).join('，')

const sayBody = ({ characters, of, share }: BodyOverlap): string =>
  `${characters} 字，占较短一方正文 ${of} 字的 ${percent(share)}`

/** A share is never said without the number of characters that it is a share of; the passages stand beside it. */
const group = ({ applicants, isMore, characters, share }: TextGroupFacts): string =>
  `有 ${characters} 字（${percent(share)}）与${isMore ? '超过' : '共'} ${applicants} 名申报人的文字相同，可能为通用模板，也可能为多人使用的同一文本，请核对来源。`

const pair = (name: string, { other, title, body }: TextPairFacts): string =>
  `${name}${title ? `“${title}”` : ''}与${who(other)}有相同文字 ${sayBody(body)}（已去除引用、条文和表格文字），疑似雷同，待核。`

export const textWords: WordsOf<'TXT-001' | 'TXT-002' | 'TXT-003' | 'PAP-006'> = {
  'TXT-001': {
    statement: (facts) =>
      facts.is === 'group'
        ? group(facts)
        : `替换数字、日期、人名、单位、地名后，该行与${who(facts.other)}的文字重合：${sayCells(facts.cells)}，疑似雷同，待核。`,
    blindTo: ['改写后意思相同的文字', '尚未上传的申报件', '少于 60 字的单元格'],
  },
  'TXT-002': {
    statement: (facts) => (facts.is === 'group' ? group(facts) : pair('总结或报告', facts)),
    blindTo: ['改写后意思相同的文字', '图、表、公式', '未读出的页面'],
  },
  'TXT-003': {
    statement: (facts) => (facts.is === 'group' ? group(facts) : pair('论文', facts)),
    blindTo: ['未进入系统的公开文献', '译文', '图、表、公式'],
  },
  'PAP-006': {
    statement: ({ title, otherTitle, journal, otherJournal, body }) =>
      `本人论文“${title}”（${journal || '刊物未读出'}）与“${otherTitle}”（${otherJournal || '刊物未读出'}）有相同文字 ${sayBody(body)}（已去除参考文献），疑似重复发表，待核。`,
    blindTo: ['未附全文的论文', '译文'],
  },
}
