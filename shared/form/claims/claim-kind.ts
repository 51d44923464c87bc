import type { Claim, ClaimKind } from '#domain/claim'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { normalise } from '#text/normalise'
import type { TableKind } from './table-kinds.ts'

const kindOfScheme: Partial<Record<IdentifierScheme, ClaimKind>> = {
  'software-registration': 'software',
  'software-certificate': 'software',
  'patent-application': 'patent',
  'patent-publication': 'patent',
  'patent-certificate': 'patent',
  isbn: 'book',
  doi: 'paper',
  project: 'project',
}

/** Words of a kind cell (成果类型), and words with which a title begins or ends. */
const kindWords: readonly (readonly [RegExp, ClaimKind])[] = [
  [/软件著作|软著|软件登记/, 'software'],
  [/专利/, 'patent'],
  [/著作|专著|教材|编著|译著|图书|书籍/, 'book'],
  [/论文/, 'paper'],
  [/标准|规程|规范|工法/, 'standard'],
  [/报告/, 'report'],
  [/奖|荣誉|称号/, 'award'],
  [/项目|课题|工程/, 'project'],
]

export interface KindCells {
  readonly table: TableKind
  /** The cell of a column that names the kind. */
  readonly kindCell: string | undefined
  readonly title: string
  /** The rest of the row. */
  readonly text: string
  readonly titleIdentifiers: readonly Identifier[]
  readonly journal: Claim['journal']
}

/** What the row is: said by its table, else by its own kind cell, else by the title's words and numbers. */
export const kindOf = ({ table, kindCell, title, text, titleIdentifiers, journal }: KindCells): ClaimKind => {
  const words = normalise(title)
  if (table.kind === 'patent' && /软件著作|软著/.test(words + text)) return 'software'
  if (table.kind) return table.kind
  const named = kindCell === undefined ? undefined : kindWords.find(([regex]) => regex.test(normalise(kindCell)))?.[1]
  if (named) return named
  return table.section === 'academic'
    ? academicKind(words, normalise(text))
    : generalKind(words, titleIdentifiers, journal)
}

/** 著作、论文及重要技术报告 and 学术成果. */
const academicKind = (title: string, text: string): ClaimKind => {
  const prefix = kindWords.find(([regex]) => regex.test(/^([^:《]{2,10})[:《]/.exec(title)?.[1] ?? ''))?.[1]
  if (prefix) return prefix
  if (/软件著作|\d{4}sr\d{6}/.test(text)) return 'software'
  if (/专利号|发明专利|实用新型|zl\s?\d/.test(text)) return 'patent'
  if (/isbn|出版社|专著|编著|教材|主编|副主编|译著/.test(text)) return 'book'
  if (/技术报告|研究报告|咨询报告|调研报告|报告$/.test(title)) return 'report'
  if (/(?:技术)?(?:规程|规范|标准)$/.test(title) && /db\d|gb|\/t\s?\d/.test(text)) return 'standard'
  return 'paper'
}

/** 业绩成果 and 任现职后: projects mostly, but patents, awards and papers are filled in there as well. */
const generalKind = (title: string, identifiers: readonly Identifier[], journal: Claim['journal']): ClaimKind => {
  // 广西科学技术进步奖二等奖：…（桂科AB…）: the prize of a project, whose number stands behind it.
  if (/^[^:：《,，。;；]{2,24}奖(?:[一二三特]等奖?)?[:：《]/.test(title)) return 'award'
  const byNumber = identifiers.map(({ scheme }) => kindOfScheme[scheme]).find((kind) => kind !== undefined)
  if (byNumber) return byNumber
  if (/软件著作权|软著/.test(title)) return 'software'
  if (/(?:发明|实用新型|外观设计)?专利(?:[:：(《]|$)|^(?:发明|实用新型|外观设计)专利|^专利/.test(title)) return 'patent'
  if (/奖(?:$|[:：(《,])|(?:一|二|三|特)等奖/.test(title)) return 'award'
  if (/^论文/.test(title) || (journal?.issn !== undefined && /《/.test(title))) return 'paper'
  if (/^(?:专著|著作|教材)/.test(title)) return 'book'
  if (
    /^(?:地方|行业|国家|团体|企业)?标准[:：《]|(?:技术规程|标准|规范)(?:》|$|\()/.test(title) &&
    identifiers.some(({ scheme }) => scheme === 'standard')
  )
    return 'standard'
  if (/^(?:技术|研究|咨询)报告/.test(title)) return 'report'
  return 'project'
}
