import { cellNames, compareRows, prepareRow, type Row, type RowTexts } from '#duplicate/passages/rows'
import { shuffledIndices } from '#match/model/random'
import { below, chance, type Random } from '#match/train/random-choice'
import { rounded } from '../measure.ts'
import { anyCharacterOf, clausesFrom, disguises } from './disguise.ts'

const shortestCell = 60
/** Starting points of TXT-001 (domain 6.5): two cells of at least sixty characters contained by this share. */
const containments = [0.8, 0.6] as const

/** An abstract cut into the three cells of a row, at the ends of clauses. */
const toRow = (abstract: string): RowTexts | undefined => {
  const clauses = abstract.split(/(?<=[，,。；;．.])/u)
  const third = abstract.length / 3
  const cells = ['', '', '']
  let length = 0
  for (const clause of clauses) {
    const which = Math.min(2, Math.floor(length / third))
    cells[which] += clause
    length += clause.length
  }
  const [title = '', content = '', outcome = ''] = cells
  return cells.every((cell) => cell.length >= shortestCell) ? { title, content, outcome } : undefined
}

const otherDigits = (text: string, random: Random): string => text.replace(/\d/g, () => String(below(random, 10)))

/** Sold once more: other numbers, some words swapped, sometimes scanned or two clauses turned round. */
const resell = (texts: RowTexts, random: Random, abstracts: readonly string[]): RowTexts => {
  const anyCharacter = anyCharacterOf(abstracts, random)
  const noise = { ocr: 0.03, edits: 0.01, anyCharacter, anyClause: clausesFrom(anyCharacter, random) }
  const how = chance(random, 0.5) ? disguises.synonyms : chance(random, 0.5) ? disguises.ocr : disguises.swap
  const change = (text: string) => how(otherDigits(text, random), random, noise)
  return { title: change(texts.title), content: change(texts.content), outcome: change(texts.outcome) }
}

const longEnough = 50

/** Cells of both rows that are long enough and contained by at least this share. */
const cellsAlike = (a: Row, b: Row, containment: number): number => {
  const compared = compareRows(a, b)
  return cellNames.filter((name) => {
    const cell = compared[name]
    return Math.min(cell.lengthA, cell.lengthB) >= longEnough && cell.containment >= containment
  }).length
}

/** Rows sold again against honest rows of the same trades, each with two cells alike at the thresholds of TXT-001. */
export const measureRows = (abstracts: readonly string[], random: Random) => {
  const texts = [...shuffledIndices(abstracts.length, random)]
    .flatMap((i) => toRow(abstracts[i] ?? '') ?? [])
    .slice(0, 300)
  const rows = texts.map((one) => prepareRow(one))
  const resold = texts.map((one) => prepareRow(resell(one, random, abstracts)))
  const share = (hits: number, of: number) => rounded(hits / Math.max(1, of), 4)
  return {
    rows: rows.length,
    ...Object.fromEntries(
      containments.map((containment) => {
        const found = rows.filter((row, i) => cellsAlike(row, resold[i] ?? row, containment) >= 2).length
        const honest = rows.flatMap((row, i) =>
          rows.slice(i + 1).filter((other) => cellsAlike(row, other, containment) >= 1),
        )
        return [
          `at${containment * 100}`,
          { resoldFound: share(found, rows.length), honestPairsWithACellAlike: honest.length },
        ]
      }),
    ),
    honestPairs: (rows.length * (rows.length - 1)) / 2,
  }
}
