import { type Cell, withLines } from './cell.ts'
import { isKnownLabel, labelOf, labelScore } from './labels.ts'
import type { Table } from './table.ts'

/** Do two tables have the same outline, so that the second may be the rest of the first? */
export const mayContinue = (first: Table, second: Table): boolean => {
  if (first.ruled !== second.ruled) return false
  if (!first.ruled) return true
  if (Math.abs(first.x1 - second.x1) > 6) return false
  // A label down the left side that ended on this page leaves the next part narrower.
  const side = first.rows.flat().find((cell) => cell.rowEnd === first.rows.length && Math.abs(cell.x0 - first.x0) < 4)
  return (
    Math.abs(first.x0 - second.x0) < 6 || (side !== undefined && isSideLabel(side) && Math.abs(side.x1 - second.x0) < 6)
  )
}

/** One character a line, down the side of its rows. */
const isSideLabel = (cell: Cell): boolean =>
  cell.lines.length >= 1 &&
  cell.x1 - cell.x0 < 3.4 * Math.max(...cell.lines.map((line) => line.size)) &&
  cell.lines.every((line) => [...line.text].length <= 2)

/**
 * Puts the part of a table on the next page under the part on this one: a repeated header is dropped, cells that span
 * the break and a row that was cut by it become whole again.
 */
export const joinTables = (first: Table, second: Table): Table => {
  const header = repeatedHeader(first, second)
  const rest = second.rows.slice(header).map((row) => row.map((cell) => shift(cell, -header)))
  const reaching = first.rows.flat().filter((cell) => cell.rowEnd === first.rows.length)
  const { kept, grown } = takeSpanning(first, second, reaching, rest)
  const offset = first.rows.length
  const last = first.rows.at(-1) ?? []
  const next = kept[0] ?? []
  const open = last.filter((cell) => !grown.has(cell))
  const cut = next.length > 0 && (first.ruled ? isRestOf(first, open, next) : isRestUnruled(first, open, next))
  const rows = first.rows.map((row) => row.map((cell) => grown.get(cell) ?? cell))
  if (cut) {
    const restOf = (cell: Cell) => next.find((other) => (first.ruled ? sameColumn(cell, other) : isUnder(cell, other)))
    const own = rows[offset - 1] ?? []
    const whole = own.map((cell) => {
      const more = restOf(cell)
      return more ? withLines(cell, [...cell.lines, ...more.lines]) : cell
    })
    const taken = new Set(own.map(restOf))
    const added = first.ruled ? [] : next.filter((cell) => !taken.has(cell)).map((cell) => shift(cell, offset - 1))
    rows[offset - 1] = [...whole, ...added].sort((a, b) => (added.length > 0 ? a.x0 - b.x0 : 0))
    rows.push(...kept.slice(1).map((row) => row.map((cell) => shift(cell, offset - 1))))
  } else rows.push(...kept.map((row) => row.map((cell) => shift(cell, offset))))
  return { ...first, rows: alignSpans(rows), openBottom: second.openBottom }
}

const shift = (cell: Cell, by: number): Cell => ({ ...cell, row: cell.row + by, rowEnd: cell.rowEnd + by })

// A spanning cell that grew ends where the table does now.
const alignSpans = (rows: readonly (readonly Cell[])[]): Cell[][] =>
  rows.map((row) => row.map((cell) => ({ ...cell, rowEnd: Math.min(cell.rowEnd, rows.length) })))

/** Places match within 4 pt: the same table is laid out anew on each page. */
export const sameColumn = (a: Cell, b: Cell): boolean => Math.abs(a.x0 - b.x0) < 4 && Math.abs(a.x1 - b.x1) < 4

const textsOf = (row: readonly Cell[]): string[] => row.map((cell) => labelOf(cell.text)).filter((text) => text !== '')

/** How many rows at the top of the second part repeat rows of the first. */
const repeatedHeader = (first: Table, second: Table): number => {
  let count = 0
  for (const row of second.rows.slice(0, 2)) {
    const texts = textsOf(row)
    const labels = texts.filter((text) => labelScore(text) >= 0.5).length
    const repeats =
      texts.length >= 2 && labels >= texts.length * 0.6 && first.rows.some((other) => contains(textsOf(other), texts))
    if (!repeats) return count
    count++
  }
  return count
}

// The repeated row may lack the cell at the left that spans all rows.
const contains = (all: readonly string[], some: readonly string[]): boolean =>
  all.length - some.length <= 1 &&
  some.length - all.length <= 1 &&
  some.slice(-2).every((text) => all.includes(text)) &&
  some.filter((text) => all.includes(text)).length >= Math.max(2, some.length - 1)

/** Cells that span rows on both sides of the break become one; what is left of the next part follows without them. */
const takeSpanning = (first: Table, second: Table, reaching: readonly Cell[], rows: readonly (readonly Cell[])[]) => {
  const grown = new Map<Cell, Cell>()
  const taken = new Set<Cell>()
  for (const cell of reaching) {
    const rest = rows[0]?.find((other) => sameColumn(cell, other))
    if (rest && goesOn(cell, rest, first)) {
      const lines = labelOf(rest.text) === labelOf(cell.text) ? cell.lines : [...cell.lines, ...rest.lines]
      grown.set(cell, { ...withLines(cell, lines), rowEnd: cell.rowEnd + rest.rowEnd })
      taken.add(rest)
    } else if (isSideLabel(cell) && second.x0 > cell.x1 - 4)
      grown.set(cell, { ...cell, rowEnd: cell.rowEnd + rows.length })
  }
  const kept = rows.map((row) => row.filter((cell) => !taken.has(cell)))
  // A row that only finished such cells leaves nothing of its own.
  const top = kept[0]
  const emptied = taken.size > 0 && top?.every((cell) => cell.text === '')
  return { kept: emptied ? kept.slice(1).map((row) => row.map((cell) => shift(cell, -1))) : kept, grown }
}

const goesOn = (cell: Cell, rest: Cell, first: Table): boolean => {
  const span = Math.max(cell.rowEnd - cell.row, rest.rowEnd - rest.row)
  if (span < 2) return false
  if (rest.text === '' || completes(cell, rest) || labelOf(rest.text) === labelOf(cell.text)) return true
  return isSideLabel(cell) && isSideLabel(rest) && (!isKnownLabel(cell.text) || first.openBottom)
}

/** `主管` and `部门意见` make a label that neither is alone. */
const completes = (cell: Cell, rest: Cell): boolean => {
  const whole = labelOf(cell.text + rest.text)
  return isKnownLabel(whole)
    ? !isKnownLabel(cell.text) || !isKnownLabel(rest.text)
    : labelScore(whole) > Math.max(labelScore(cell.text), labelScore(rest.text)) + 0.2
}

/** Is the first row after the break the rest of the last row before it? */
const isRestOf = (first: Table, last: readonly Cell[], next: readonly Cell[]): boolean => {
  const pairs = next.map((cell) => ({ cell, above: last.find((other) => sameColumn(cell, other)) }))
  if (pairs.some(({ above }) => above === undefined)) return false
  if (next.every((cell) => cell.text === '')) return true
  if (pairs.some(({ cell, above }) => above && areTwo(above.text, cell.text))) return false
  // Browsers leave the bottom line of a row away when they cut it (the top line is missing after whole rows too).
  if (first.openBottom) return true
  const key = pairs[0]
  if (key?.above && completes(key.above, key.cell)) return true
  // A row of fields begins with its label; inside a list a word that is a label elsewhere (负责人) says nothing.
  if (key && isKnownLabel(key.cell.text)) return false
  const usuallyFilled = (cell: Cell) => {
    const column = first.rows.slice(1).flatMap((row) => row.filter((other) => sameColumn(cell, other)))
    return column.filter((other) => other.text !== '').length > column.length * 0.75
  }
  const gaps = pairs.filter(({ cell, above }) => cell.text === '' && above?.text && usuallyFilled(cell)).length
  const filled = pairs.filter(({ cell }) => cell.text !== '').length
  if (gaps > 0 && (key?.cell.text === '' || gaps >= filled)) return true
  return key?.above !== undefined && isCutPeriod(key.above.text, key.cell.text)
}

/**
 * Both are whole already, so the second is no rest of the first. A browser that had room for the words of a row but not for the space
 * under them leaves its bottom line away too.
 */
const areTwo = (above: string, below: string): boolean => {
  const [a, b] = [above, below].map((text) => text.normalize('NFKC').replace(/\s+/g, ''))
  if (!a || !b) return false
  if (a !== b && isKnownLabel(a) && isKnownLabel(b) && !isKnownLabel(a + b)) return true
  return wholes.some((whole) => whole.test(a) && whole.test(b))
}

/** Days, periods, patent numbers, grades, ranks among so many, titles in their brackets: each ends where it should. */
const day = '(?:19|20)\\d\\d[.年/-]\\d{1,2}(?:月|[.月/-]\\d{1,2}日?)'
const wholes: readonly RegExp[] = [
  new RegExp(`^${day}$`),
  /^(?:19|20)\d\d[.年/-]\d{1,2}月?[—–~至-]+(?:(?:19|20)\d\d[.年/-]\d{1,2}月?|至?今)$/,
  new RegExp(`^${day}[—–~至-]+${day}$`),
  /^ZL\d{12}\.?[\dX]$/,
  /^(?:特|一|二|三)等奖$/,
  /^\d{1,2}\/\d{1,2}$/,
  /^《[^》]+》$/,
]

/** Without lines, cells are as wide as their text: those that overlap stand under each other. */
const isUnder = (a: Cell, b: Cell): boolean =>
  Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 0.4 * Math.min(a.x1 - a.x0, b.x1 - b.x0)

const isRestUnruled = (first: Table, last: readonly Cell[], next: readonly Cell[]): boolean => {
  const labels = next.filter((cell) => isKnownLabel(cell.text)).length
  if (labels > next.length / 2) return false
  const rows = first.rows.slice(0, -1)
  const key = rows.at(-1)?.[0]
  // In a list every row fills its first column: of a row that the page break cut, either part may lack it.
  if (key && rows.length >= 1 && first.rows.length >= 2) {
    const keyOf = (row: readonly Cell[]) => row.find((cell) => isUnder(key, cell))
    const begins = rows.filter((row) => keyOf(row) !== undefined).length
    const [above, below] = [keyOf(last), keyOf(next)]
    if (above && below && completes(above, below))
      return next.every((cell) => last.some((other) => isUnder(other, cell)))
    if (above && below) return isCutPeriod(above.text, below.text)
    if (below && isKnownLabel(below.text)) return false
    return (
      begins >= rows.length * 0.8 && next.every((cell) => first.rows.some((row) => row.some((o) => isUnder(o, cell))))
    )
  }
  const [top, rest] = [last[0], next[0]]
  return top !== undefined && rest !== undefined && isUnder(top, rest) && completes(top, rest)
}

const period = /^(19|20)\d\d[.年/-]\d{1,2}.*[—–~至-].*((19|20)\d\d[.年/-]\d{1,2}|今)/
const isCutPeriod = (before: string, after: string): boolean =>
  !period.test(before) && !period.test(after) && period.test((before + after).replace(/\s+/g, ''))
