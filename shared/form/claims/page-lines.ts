import type { Box, ReadPage, TextRun } from '#domain/pages'
import { around, inkBoxes } from '../ink.ts'

/** Everything that stands on one line of a page, left to right, with the box of each character. */
export interface PageLine {
  readonly text: string
  readonly boxes: readonly Box[]
  readonly box: Box
}

const height = ([, y0, , y1]: Box): number => y1 - y0

const isLevelWith = (a: Box, b: Box): boolean =>
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.5 * Math.min(height(a), height(b))

/** Runs of one height in one line; a gap wider than a character becomes a space, so that two labels stay apart. */
export const linesOf = (page: ReadPage): readonly PageLine[] => {
  const known = linesOfPage.get(page)
  if (known) return known
  const lines = findLines(page)
  linesOfPage.set(page, lines)
  return lines
}

/** The certificates, the parts and the titles of a file all ask for the same lines. */
const linesOfPage = new WeakMap<ReadPage, readonly PageLine[]>()

const findLines = (page: ReadPage): readonly PageLine[] => {
  const rows: TextRun[][] = []
  for (const run of page.runs.filter(({ text, slanted }) => text.trim() !== '' && !slanted)) {
    const row = rows.find(([first]) => first && isLevelWith(first.box, run.box))
    if (row) row.push(run)
    else rows.push([run])
  }
  return rows
    .map((row) =>
      join(
        row.toSorted((a, b) => a.box[0] - b.box[0]),
        page,
      ),
    )
    .toSorted((a, b) => a.box[1] - b.box[1])
}

const join = (row: readonly TextRun[], page: ReadPage): PageLine => {
  let text = ''
  const boxes: Box[] = []
  for (const [at, run] of row.entries()) {
    const last = row[at - 1]?.box
    if (last && run.box[0] - last[2] > height(run.box) * 0.5) {
      text += ' '
      boxes.push([last[2], run.box[1], run.box[0], run.box[3]])
    }
    const ink = inkBoxes(run, page)
    // One box for each UTF-16 unit, so that the index of a match is the index of its box.
    ;[...run.text].forEach((c, i) => {
      text += c
      for (let unit = 0; unit < c.length; unit++) boxes.push(ink[i] ?? run.box)
    })
  }
  return { text, boxes, box: around(boxes) }
}
