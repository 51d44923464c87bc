import type { Evidence } from '#domain/application'
import type { Claim, ClaimDate, ClaimKind, DateRole } from '#domain/claim'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { findIdentifiers, readIdentifier } from '#identifiers/find'
import { readDate, readDateRange } from '#text/dates'
import { findMoney, readMoney } from '#text/money'
import { splitNames } from '#text/names'
import { normalise } from '#text/normalise'
import { readAward, readGrade } from './award.ts'
import { kindOf } from './claim-kind.ts'
import type { Column, ColumnRole } from './columns.ts'
import { readJournal } from './journal.ts'
import { readRank } from './rank.ts'
import type { TableKind } from './table-kinds.ts'

/** One row of an achievement table, before its id is known. */
export type ClaimDraft = Omit<Claim, 'claimId'>

export interface Row {
  readonly table: TableKind
  readonly columns: readonly Column[]
  readonly cells: readonly string[]
  readonly evidence: Evidence
}

interface Cell {
  readonly column: Column
  readonly text: string
  readonly identifiers: readonly Identifier[]
}

/** Undefined for rows that claim nothing: empty ones, 无, and the guidance of others. */
export const rowToClaim = ({ table, columns, cells, evidence }: Row): ClaimDraft | undefined => {
  const filled = filledCells(columns, cells, evidence.textSource === 'ocr')
  const titleCell = findTitleCell(filled)
  if (!titleCell) return undefined
  const text = filled.map((cell) => cell.text).join(' | ')
  const title = cleanTitle(titleCell.text, titleCell.identifiers)
  if (isGuidance(title)) return undefined

  const all = unique(filled.flatMap(({ identifiers }) => identifiers))
  const journal = readJournal({ name: cellOf(filled, 'journal')?.text, text, identifiers: all })
  const kind = kindOf({
    table,
    kindCell: cellOf(filled, 'kind')?.text,
    title,
    text,
    titleIdentifiers: namingIdentifiers(titleCell),
    journal,
  })
  const award = kind === 'award' ? awardOf(filled, title) : undefined
  const rank = readRank({
    rank: textsOf(filled, 'rank'),
    role: textsOf(filled, 'role'),
    prose: textsOf(filled, 'content', 'result'),
  })
  const amountYuan = amountOf(filled)
  const level = levelOf(filled)
  const issuer = cellOf(filled, 'issuer')
  const patentType = kind === 'patent' ? patentTypeOf(filled, text) : undefined
  return {
    section: table.section,
    counted: table.section !== 'before-present-title',
    kind,
    title: award?.project ?? unwrap(title, kind),
    identifiers: all.filter((identifier) => namesAchievement(identifier, kind, text)),
    dates: datesOf(filled, kind, journal),
    ...(rank && { rank }),
    people: textsOf(filled, 'people').flatMap(splitNames),
    units: textsOf(filled, 'owner').map((unit) => unit.replace(/\s+/g, '')),
    ...(amountYuan !== undefined && { amountYuan }),
    ...(level && { level }),
    ...(award?.grade && { grade: award.grade }),
    ...(award?.awardName && { awardName: award.awardName }),
    ...(issuer && { issuer: issuer.text.replace(/\s+/g, '') }),
    ...(patentType && { patentType }),
    ...(journal && (kind === 'paper' || kind === 'report') && { journal }),
    ...(saysGranted(filled, kind) && { saysGranted: true }),
    text,
    evidence: [{ ...evidence, quote: text }],
    trust: /数据获取|获取/.test(cellOf(filled, 'source')?.text ?? '') ? 'fetched' : 'self-entered',
  }
}

/** Blanks that say that there is nothing: domain 1.3, blank boxes must say 无. */
const nothing = /^(?:无|暂无|没有|\/|-+|—+|以下空白|空|以下无正文|详见附件)$/

const filledCells = (columns: readonly Column[], cells: readonly string[], ocr: boolean): readonly Cell[] =>
  cells.flatMap((raw, i) => {
    const text = raw.trim()
    const column = columns[i] ?? { label: '', role: 'other' as const }
    if (text === '' || nothing.test(text.replace(/\s+/g, ''))) return []
    return [
      {
        column,
        text,
        identifiers: numbersIn(text, column, ocr),
      },
    ]
  })

/** Numbers of a funder that nobody knows have no shape: the column says what they are. */
const numbersIn = (text: string, { label, role }: Column, ocr: boolean): readonly Identifier[] => {
  const found = findIdentifiers(text, { ocr, context: label }).map(({ identifier }) => identifier)
  const isProjectNumber = role === 'number' && /(?:项目|课题|立项|合同|任务书).{0,2}(?:编号|批准号|号)$/.test(label)
  return found.length === 0 && isProjectNumber && /^[\p{Script=Han}A-Za-z0-9()（）[\]〔〕./\-—\s]*\d{3}/u.test(text)
    ? [readIdentifier('project', text, { ocr })]
    : found
}

const cellOf = (cells: readonly Cell[], role: ColumnRole): Cell | undefined =>
  cells.find(({ column }) => column.role === role)
const textsOf = (cells: readonly Cell[], ...roles: readonly ColumnRole[]): readonly string[] =>
  cells.filter(({ column }) => roles.includes(column.role)).map(({ text }) => text)

/** The column for it; else the award's name, else the longest cell with words in it, so that no filled row is lost. */
const findTitleCell = (cells: readonly Cell[]): Cell | undefined =>
  cellOf(cells, 'title') ??
  cellOf(cells, 'award-name') ??
  cells
    .filter(
      ({ column, text }) =>
        !['date', 'rank', 'role', 'level', 'grade', 'source', 'kind', 'patent-type', 'amount'].includes(column.role) &&
        /[\p{L}]{2}/u.test(text),
    )
    .toSorted((a, b) => b.text.length - a.text.length)[0]

/**
 * The numbers that name the row. `…工法研究。参加。团队获发明专利1件（ZL…）` and `…研究（获发明专利ZL…）` are works that tell of a patent, whose
 * inventors are others as often as not: taken for patents they would accuse their writer.
 */
const namingIdentifiers = ({ text, identifiers }: Cell): readonly Identifier[] => {
  const name = firstSentence(text.replace(/\s*\n\s*/g, ''))
  return identifiers.filter(({ raw }) => {
    const at = printedAs(raw).exec(name)?.index
    return at !== undefined && !outcomeWords.test(name.slice(0, at))
  })
}

/** `获发明专利1件（`, `支撑合作单位获授权专利`; not the labels `申请号：` and `专利号：`, which lead to a row's own number. */
const outcomeWords =
  /(?:获|取得|形成|支撑|产出|申请(?![号日人公])|申报)[^。|；;]{0,12}(?:专利|软著|著作权|标准)(?![号证权])[^。|]{0,20}$/u

const numberLabel = '(?:项目|课题|立项|合同)?(?:编号|批准号)|专利号|申请号|登记号|证书号|授权号|标准号|ISBN|DOI'

/** A name, and behind it what was done: `…技术研究。负责卸车翻板的工艺布置`. Only the name is the title. */
const firstSentence = (text: string): string => /^([^。]{4,}?)。/u.exec(text)?.[1] ?? text

/** `（专利号：…，授权公告日：…）`: a bracket that holds the numbers of the thing and nothing of its name. */
const numbersInBrackets = new RegExp(
  `[（(【[]\\s*(?:${numberLabel}|授权公告号|授权公告日)\\s*[:：][^（()）【】[\\]]*[）)\\]】]`,
  'gu',
)
const emptiedBrackets = new RegExp(`[（(【[]\\s*(?:${numberLabel})?\\s*[:：]?\\s*[）)\\]】]`, 'gu')
const danglingLabel = new RegExp(`[,，;；、\\s]*(?:${numberLabel})\\s*[:：]?\\s*$`, 'u')

/** Printed lines joined, numbers that stand beside the name taken off. */
const cleanTitle = (raw: string, identifiers: readonly Identifier[]): string => {
  const joined = raw.replace(/(?<=[^\x20-\x7E])\s*\n\s*|\s*\n\s*(?=[^\x20-\x7E])/g, '').replace(/\s*\n\s*/g, ' ')
  const withoutNumbers = identifiers
    .filter(({ scheme }) => scheme !== 'standard')
    .reduce(
      (text, { raw: number }) => text.replace(printedAs(number), ''),
      firstSentence(joined).replace(numbersInBrackets, ''),
    )
  // Only what the numbers leave behind goes: （二期） and （一标段） stay, they tell titles apart.
  const clean = withoutNumbers.replace(emptiedBrackets, '').replace(danglingLabel, '').trim()
  return clean === '' ? joined.trim() : clean
}

/** The number may be printed over two lines that were joined meanwhile. */
const printedAs = (number: string): RegExp =>
  new RegExp([...number.replace(/\s+/g, '')].map((c) => c.replace(/[\^$.*+?()[\]{}|]/, '\\$&')).join('\\s*'), 'u')

/** `论文：《…》`, `软件著作权：… V1.0`, `发明专利：…`: the kind in front is not the name. */
const unwrap = (title: string, kind: ClaimKind): string => {
  const withoutKind = title.replace(
    /^(?:论文|著作|专著|教材|技术报告|研究报告|软件著作权|软著|(?:发明|实用新型|外观设计)?专利|(?:地方|行业|国家|团体|企业)?标准|课题|项目)\s*[:：]\s*/,
    '',
  )
  const quoted = kind === 'award' || kind === 'project' ? undefined : /^《([^》]+)》/.exec(withoutKind)?.[1]
  return (quoted ?? withoutKind).trim() || title
}

/** Guidance of younger people is work, not an achievement, unless it won an award. */
const isGuidance = (title: string): boolean =>
  /^(?:负责)?(?:指导|带教|培养|传帮带)(?!书|意见|手册)/.test(normalise(title)) && !/奖/.test(title)

/** Numbers of people, organisations and periodicals do not name the achievement (the periodical's stand in `journal`). */
const ofOthers: readonly IdentifierScheme[] = [
  'resident-id',
  'credit-code',
  'issn',
  'cn-serial',
  'title-certificate',
  'degree-certificate',
]

const namesAchievement = ({ scheme, raw }: Identifier, kind: ClaimKind, text: string): boolean => {
  if (ofOthers.includes(scheme)) return false
  // 严格执行GB 50300—2013: a standard that the work follows is not the applicant's.
  return scheme !== 'standard' || kind === 'standard' || isOwnStandard(text, raw)
}

const isOwnStandard = (text: string, number: string): boolean => {
  const before = text.slice(Math.max(0, text.indexOf(number) - 20), text.indexOf(number))
  return (
    /主编|参编|起草|编制|制定|修订|发布/.test(before) && !/执行|按照?|依据|根据|符合|满足|遵循|采用|参照/.test(before)
  )
}

const unique = (identifiers: readonly Identifier[]): readonly Identifier[] => [
  ...new Map(identifiers.map((identifier) => [`${identifier.scheme} ${identifier.key}`, identifier])).values(),
]

/** An unnamed date means what the table is about. */
const statedRole: Partial<Record<ClaimKind, DateRole>> = {
  award: 'awarded',
  paper: 'published',
  book: 'published',
  standard: 'published',
}

const datesOf = (cells: readonly Cell[], kind: ClaimKind, journal: Claim['journal']): readonly ClaimDate[] => {
  const dates = cells.flatMap(({ column, text }) => datesInCell(column, text, kind))
  const isPublished = dates.some(({ role }) => role === 'published')
  if (kind === 'paper' && !isPublished && journal?.year) {
    const value = readDate(String(journal.year))
    const raw = cells.find(({ text }) => text.includes(String(journal.year)))?.text ?? String(journal.year)
    if (value) return [...dates, { role: 'published', value, raw }]
  }
  return dates
}

/** 学术成果 has one column 发表时间 for everything: software and patents are not published by it. */
const meaningFor = (kind: ClaimKind, role: DateRole | 'period'): DateRole =>
  role === 'period' || (role === 'published' && (kind === 'software' || kind === 'patent')) ? 'stated' : role

const datesInCell = ({ role, dateRole }: Column, raw: string, kind: ClaimKind): readonly ClaimDate[] => {
  if (role !== 'date' || !dateRole) return labelledDates(raw)
  // A narrow column cuts through a month: 2000.07—2004.0 / 6.
  const range = readDateRange(raw.replace(/([.\-年]\s*[01])\s*\n\s*(\d)(?!\d)/g, '$1$2'))
  if (!range?.from) return []
  const isPeriod = range.isOpen || range.from !== range.to
  if (dateRole !== 'period' && !isPeriod) {
    const meant = dateRole === 'stated' ? (statedRole[kind] ?? 'stated') : meaningFor(kind, dateRole)
    return [{ role: meant, value: range.from, raw }]
  }
  // A single day under 起止时间 is when it was: start and end both.
  return [
    { role: 'start', value: range.from, raw },
    ...(range.to ? [{ role: 'end', value: range.to, raw } as const] : []),
  ]
}

const dateWords: readonly (readonly [RegExp, DateRole])[] = [
  [/授权(?:公告)?(?:日期?|时间)?[为于:：\s]*$/, 'granted'],
  [/(?:验收|结题|鉴定)(?:日期|时间)?[为于:：\s]*$/, 'accepted'],
  [/(?:申请日?|申请时间)[为于:：\s]*$/, 'filed'],
  [/(?:发表|出版|发布)(?:日期|时间)?[为于:：\s]*$/, 'published'],
  [/登记(?:日期|时间)?[为于:：\s]*$/, 'registered'],
]

/** Dates in prose count only with the word for them right in front. */
const labelledDates = (raw: string): readonly ClaimDate[] => {
  if (!/(?:19|20)\d{2}/.test(raw)) return []
  return dateWords.flatMap(([word, role]) => {
    for (const match of raw.matchAll(/(?:19|20)\d{2}\s*[年.\-/][\d年月日.\-/\s]*/g)) {
      const value = word.test(raw.slice(Math.max(0, match.index - 12), match.index)) ? readDate(match[0]) : undefined
      if (value) return [{ role, value, raw: match[0].trim() }]
    }
    return []
  })
}

const awardOf = (cells: readonly Cell[], title: string): ReturnType<typeof readAward> => {
  const fromTitle = readAward(title)
  const named = cellOf(cells, 'award-name')
  const fromName = named ? readAward(/奖/.test(named.text) ? named.text : `${named.text}奖`) : undefined
  const gradeCell = cellOf(cells, 'grade') ?? cellOf(cells, 'level')
  const grade = (gradeCell && readGrade(gradeCell.text)) ?? fromName?.grade ?? fromTitle.grade
  const awardName = named ? (fromName?.awardName ?? named.text) : fromTitle.awardName
  return {
    ...(awardName && { awardName }),
    ...(grade && { grade }),
    ...(fromTitle.project && { project: fromTitle.project }),
  }
}

/** 金额 columns, and sums that the prose calls the contract's or the project's. */
const amountOf = (cells: readonly Cell[]): number | undefined => {
  const cell = cellOf(cells, 'amount')
  if (cell) return readMoney(cell.text, cell.column.label)
  for (const { text } of cells)
    for (const { yuan, start } of findMoney(text))
      if (
        /(?:合同(?:额|金额|价)|经费|(?<!节约|节省|减少|降低)总?投资(?:额)?|造价|资助)[^,，。;；]{0,4}$/.test(
          text.slice(Math.max(0, start - 12), start),
        )
      )
        return yuan
}

const levels = /国际级|国家级|省部级|省级|自治区级|部级|市厅级|市级|厅级|地市级|县级|校级|院级|企业级|其他/

const levelOf = (cells: readonly Cell[]): string | undefined => {
  const cell = cellOf(cells, 'level')
  if (cell) return levels.exec(cell.text)?.[0] ?? cell.text.replace(/\s+/g, '')
  return cells.map(({ text }) => text.replace(/\s+/g, '')).find((text) => text.length <= 6 && levels.test(text))
}

const patentTypes: readonly (readonly [RegExp, NonNullable<Claim['patentType']>])[] = [
  [/实用新型/, 'utility'],
  [/外观/, 'design'],
  [/发明/, 'invention'],
]

const patentTypeOf = (cells: readonly Cell[], text: string): Claim['patentType'] => {
  const cell = cellOf(cells, 'patent-type') ?? cellOf(cells, 'kind')
  const words = cell?.text ?? text.replace(/第\s*\d+\s*发明人|发明人/g, '')
  return patentTypes.find(([regex]) => regex.test(words))?.[1]
}

const notYet = /受理|实质审查|实审|申请中|已申请|公开|申请公布|待授权|审查中/

/** ZL, 专利号 and 授权公告 are words of a grant; 受理 and 公布 are not. */
const saysGranted = (cells: readonly Cell[], kind: ClaimKind): boolean => {
  const text = cells.map((cell) => cell.text).join('\n')
  const words = /授权|(?:获得?|取得)[^,，。;；]{0,10}专利|专利证书|专利权|ZL\s?\d/i.test(text)
  if (kind !== 'patent') return words && /专利|ZL/i.test(text) && !notYet.test(text)
  const columns = cells.some(({ column }) => /专利号|授权公告/.test(column.label))
  return (words || columns) && !(notYet.test(text) && !/授权/.test(text))
}
