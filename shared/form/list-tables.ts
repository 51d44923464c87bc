import { normalise } from '#text/normalise'
import type { Cell } from './cell.ts'
import { pairUp } from './key-values.ts'
import { labelOf, labelScore } from './labels.ts'

/** A logical table inside a physical one: where its header and its rows stand. */
export interface ListPart {
  /** The cell at the left that spans the whole part and names it (获奖情况). */
  readonly rowLabel: Cell | undefined
  readonly header: readonly Cell[]
  /** First row behind the header, and first row that no longer belongs to the table. */
  readonly from: number
  readonly to: number
}

type Rows = readonly (readonly Cell[])[]

/** Is there a table header in this row, and how far does its table go? */
export const listAt = (rows: Rows, index: number, ruled: boolean): ListPart | undefined => {
  const row = rows[index] ?? []
  const first = row[0]
  const others = row.slice(1)
  const storeys = leavesOf(row, rows[index + 1] ?? [], ruled)
  const hasStoreys = storeys !== row && looksLikeHeader(storeys)
  const rowLabel =
    !hasStoreys && first && others.length >= 2 && first.rowEnd > Math.max(...others.map((cell) => cell.rowEnd))
      ? first
      : undefined
  const header = rowLabel ? leavesOf(others, rows[index + 1] ?? [], ruled) : storeys
  if (!looksLikeHeader(header)) return undefined
  const from = Math.max(...header.map((cell) => cell.rowEnd))
  const end = rowLabel ? Math.min(rowLabel.rowEnd, rows.length) : rows.length
  const next = rows[from]
  if (from > rows.length) return undefined
  if (next !== undefined && from < end && !follows(header, next, ruled)) return undefined
  // Two cells side by side are a table only when what follows looks like their values.
  if (header.length === 2 && (next === undefined || labelScore(next[0]?.text ?? '') > 0.5)) return undefined
  let to = from
  while (to < end && belongs(header, rows[to] ?? [], ruled) && !isTitleOfNext(rows, to, ruled)) to++
  return { rowLabel, header, from, to }
}

/** A header of two storeys: 学时 over 公需, 专业 and 合计, beside 年度 which is as high as both. Its columns are those of the lower one. */
const leavesOf = (row: readonly Cell[], below: readonly Cell[], ruled: boolean): readonly Cell[] => {
  const end = Math.max(...row.map((cell) => cell.rowEnd))
  const isGroup = (cell: Cell) => cell.rowEnd < end
  const under = (group: Cell) => below.filter((cell) => cell.x0 > group.x0 - 4 && cell.x1 < group.x1 + 4)
  const groups = row.filter(isGroup)
  const whole =
    ruled &&
    groups.length > 0 &&
    groups.length < row.length &&
    groups.every((group) => group.rowEnd === end - 1 && under(group).every((cell) => cell.rowEnd === end)) &&
    groups.some((group) => under(group).length >= 2) &&
    groups.reduce((sum, group) => sum + under(group).length, 0) === below.length
  return whole ? row.flatMap((cell) => (isGroup(cell) ? under(cell) : [cell])) : row
}

const looksLikeHeader = (cells: readonly Cell[]): boolean => {
  if (cells.length < 2) return false
  const scores = cells.filter((cell) => cell.text !== '').map((cell) => labelScore(cell.text))
  const empty = cells.length - scores.length
  if (empty > cells.length * 0.2 || scores.length < 2) return false
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const weak = scores.filter((score) => score < 0.5).length
  return mean >= 0.55 && weak <= scores.length * 0.34 && !scores.some((score) => score === 0)
}

/** The row under a header has its columns, and is not one of labels itself. */
const follows = (header: readonly Cell[], row: readonly Cell[], ruled: boolean): boolean => {
  if (row.length === 0) return true
  if (!fits(header, row, ruled)) return false
  const filled = row.filter((cell) => cell.text !== '')
  if (filled.length === 0) return true
  if (isRowOfLabels(header) && isRowOfLabels(row)) return false
  const mean = filled.reduce((sum, cell) => sum + labelScore(cell.text), 0) / filled.length
  const headerMean = header.reduce((sum, cell) => sum + labelScore(cell.text), 0) / header.length
  return mean < headerMean - 0.12 || !alternates(row)
}

/** `开始时间 | 2018-03 | 结束时间 | 2019-05`: under a row like itself it is a second row of fields. */
const isRowOfLabels = (row: readonly Cell[]): boolean =>
  row.length >= 4 &&
  row.length % 2 === 0 &&
  row.every(({ text }, i) => (i % 2 === 0 ? labelScore(text) >= 0.7 : labelScore(text) < 0.8))

const alternates = (row: readonly Cell[]): boolean => {
  const { pairs, loose } = pairUp(row)
  return pairs.length >= 1 && loose.length === 0 && pairs.length >= row.length / 2 - 0.5
}

const fits = (header: readonly Cell[], row: readonly Cell[], ruled: boolean): boolean => {
  const x0 = header[0]?.x0 ?? 0
  const x1 = header.at(-1)?.x1 ?? 0
  if (!ruled) return row.every((cell) => cell.x1 > x0 - 40 && cell.x0 < x1 + 40) && row.length <= header.length
  const inner = row.filter((cell) => cell.x1 > x0 + 4 && cell.x0 < x1 - 4)
  const edge = (x: number) => header.some((cell) => Math.abs(cell.x0 - x) < 4 || Math.abs(cell.x1 - x) < 4)
  return inner.length > 0 && inner.every((cell) => edge(cell.x0) && edge(cell.x1))
}

const belongs = (header: readonly Cell[], row: readonly Cell[], ruled: boolean): boolean => {
  if (row.length === 0) return true // every cell of this row began above it
  if (!fits(header, row, ruled)) return false
  const filled = row.filter((cell) => cell.text !== '')
  if (filled.length === 0) return true
  if (looksLikeHeader(row) && !sameTexts(header, row)) return false
  if (isRowOfFields(header, row)) return false
  // `专业特长 | long text` under a list of six columns: a field, not a row.
  const merged =
    row.length < header.length && (ruled ? row.some((cell) => isOverSeveral(cell, header)) : row.length <= 2)
  if (merged && labelScore(filled[0]?.text ?? '') >= 0.7 && alternates(row)) return false
  // One cell over the whole width is the title of what follows, unless it says that there is nothing (无).
  return !(
    ruled &&
    row.length === 1 &&
    header.length > 2 &&
    (filled[0]?.text.length ?? 0) > 2 &&
    isTitle(filled[0]?.text ?? '')
  )
}

/** A row may lack cells because one above reaches down into it: then each of its own keeps to one column. */
const isOverSeveral = (cell: Cell, header: readonly Cell[]): boolean =>
  header.filter((head) => cell.x0 < middle(head) && cell.x1 > middle(head)).length > 1

/** `任现职以来总工作量 | 132个工作月 | 主持项目数 | 7` where the list has a time: what is said under it of all its rows. */
const isRowOfFields = (header: readonly Cell[], row: readonly Cell[]): boolean =>
  row.length >= 2 &&
  row.length % 2 === 0 &&
  /时间|日期|年月/.test(header[0]?.text ?? '') &&
  row.every(({ text }, i) => (i % 2 === 0 ? labelScore(text) >= 0.7 : text !== '' && labelScore(text) < 0.5))

/**
 * One cell, and the row below it heads columns: its title. Over the whole width of a ruled table its words do not matter; without lines
 * it could be half of a label, so they do.
 */
export const isTitleOfNext = (rows: Rows, at: number, ruled: boolean): boolean => {
  const [only, ...others] = rows[at] ?? []
  const next = rows[at + 1] ?? []
  if (only === undefined || others.length > 0 || next.length < 3 || !looksLikeHeader(next)) return false
  if (!ruled) return namesTable(only.text)
  return only.text.length > 2 && only.x0 < (next[0]?.x0 ?? 0) + 4 && only.x1 > (next.at(-1)?.x1 ?? 0) - 4
}

/** Words that a table is called by and a column is not: 任现职后主要专业技术工作业绩登记. */
export const namesTable = (text: string): boolean =>
  /^[^:：。；]{2,26}(?:经历|业绩|情况|简历|成果|登记表?|一览表?)(?:[(（][^)）]*[)）])?$/.test(normalise(labelOf(text)))

/** Lists beside each other in one table, each under its own title: 任现职前… and 任现职后… over the same columns. */
export const listsBeside = (rows: Rows, at: number, ruled: boolean): readonly { title: string; part: ListPart }[] => {
  const titles = rows[at] ?? []
  if (!ruled || titles.length < 2 || !titles.every(({ text }) => namesTable(text))) return []
  const whole = listAt(rows, at + 1, ruled)
  if (!whole || whole.rowLabel) return []
  const lists = titles.map(({ text, x0, x1 }) => ({
    title: labelOf(text),
    part: { ...whole, header: whole.header.filter((cell) => cell.x0 > x0 - 4 && cell.x1 < x1 + 4) },
  }))
  const placed = lists.reduce((sum, { part }) => sum + part.header.length, 0)
  return placed === whole.header.length && lists.every(({ part }) => part.header.length >= 2) ? lists : []
}

/** What is said of a person once: such labels over one row of values are no list, whatever their number. */
const ofPerson = new Set(
  `姓名 曾用名 性别 民族 籍贯 出生年月 出生日期 出生地 年龄 政治面貌 健康状况 身体状况 身份证号 身份证号码 公民身份号码 证件号码 参加工作时间 联系电话 手机号码 电子邮箱 通讯地址
  工作单位 单位性质 主管部门 行政职务 现职称 现专业技术资格 现任专业技术资格 现任专业技术职务 取得时间 资格取得时间 聘任时间 申报资格 申报职称 申报专业 申报级别 申报系列 申报方式 申报年度 拟评专业技术资格 拟评专业 拟评级别 拟评职称系列 学科 专业技术工作年限 单位名称 所在单位 从事专业 最高学历 学历 学位 毕业院校 毕业时间 所学专业`
    .trim()
    .split(/\s+/),
)

/** Rows of labels, each over the row of its values: 姓名 | 性别 | 民族 over the name, 男 and 壮族. */
export const labelsAbove = (first: ListPart | undefined, rows: Rows, ruled: boolean): readonly ListPart[] => {
  const parts: ListPart[] = []
  for (let part = first; part !== undefined; part = listAt(rows, part.to, ruled)) {
    const known = part.header.filter((cell) => ofPerson.has(labelOf(cell.text))).length
    if (part.rowLabel || part.to !== part.from + 1 || known < part.header.length * 0.75) break
    parts.push(part)
  }
  const named = parts.some(({ header }) =>
    header.some((cell) =>
      /^(姓名|性别|民族|身份证号码?|政治面貌|参加工作时间|联系电话|电子邮箱)$/.test(labelOf(cell.text)),
    ),
  )
  return named ? parts : []
}

const isTitle = (text: string): boolean =>
  /^[(（]?[一二三四五六七八九十\d]+[)）、.．]/.test(text) || labelScore(text) >= 0.6

export const sameTexts = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((cell, i) => labelOf(cell.text) === labelOf(b[i]?.text ?? ''))

/** Puts the cells of a row into the columns of the header. A cell that spans rows counts in each of them. */
export const cellsByColumn = (part: ListPart, rows: Rows, index: number, ruled: boolean): (Cell | undefined)[] => {
  const x0 = part.header[0]?.x0 ?? 0
  const own = (rows[index] ?? []).filter((cell) => cell !== part.rowLabel)
  const above = ruled
    ? rows
        .slice(part.from, index)
        .flat()
        .filter((cell) => cell.rowEnd > index && cell !== part.rowLabel && cell.x1 > x0 + 4)
    : []
  const cells = [...own, ...above]
  if (ruled)
    return part.header.map((head) =>
      cells.find((cell) => cell.x0 < middle(head) && cell.x1 > middle(head) && startsIn(cell, head)),
    )
  const columns: (Cell | undefined)[] = part.header.map(() => undefined)
  for (const cell of cells) {
    const index = nearest(part.header, cell, columns)
    if (index >= 0) columns[index] = cell
  }
  return columns
}

const middle = (cell: Cell): number => (cell.x0 + cell.x1) / 2

// A cell merged over several columns stands in the first of them only.
const startsIn = (cell: Cell, head: Cell): boolean => cell.x0 > head.x0 - 4

const nearest = (header: readonly Cell[], cell: Cell, taken: readonly (Cell | undefined)[]): number => {
  let best = -1
  let bestScore = Number.NEGATIVE_INFINITY
  header.forEach((head, i) => {
    if (taken[i]) return
    const overlap = Math.min(head.x1, cell.x1) - Math.max(head.x0, cell.x0)
    const score = overlap > 0 ? overlap : -Math.abs(middle(head) - middle(cell))
    if (score > bestScore) {
      bestScore = score
      best = i
    }
  })
  return best
}
