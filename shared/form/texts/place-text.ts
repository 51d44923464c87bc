import { isRead, type PagesRead, type TextRun } from '#domain/pages'
import type { PlacedLine } from '#domain/texts'
import { inkBoxes } from '../ink.ts'

/** A run of a page as it is looked for: its characters that print something. */
export interface RunOnPage {
  readonly page: number
  readonly run: TextRun
  readonly boxes: TextRun['boxes']
  readonly ink: string
}

export const runsOf = (pages: PagesRead, numbers?: ReadonlySet<number>): readonly RunOnPage[] =>
  pages.pages.filter(isRead).flatMap((page) =>
    numbers && !numbers.has(page.page)
      ? []
      : page.runs
          .filter(({ slanted }) => !slanted)
          .map((run) => ({ page: page.page, run, boxes: inkBoxes(run, page), ink: withoutSpaces(run.text) }))
          .filter(({ ink }) => ink !== ''),
  )

export const withoutSpaces = (text: string): string => text.replace(/\s+/g, '')

/** So many digits of a page's width are a twentieth of a pixel at 150 dpi. */
const digits = 1e5

/** Where each character of the run stands, as a line of the text that begins at `from`. */
export const toPlacedLine = ({ page, run, boxes }: RunOnPage, from: number): PlacedLine => {
  const xs: number[] = []
  ;[...run.text].forEach((char, i) => {
    const [x0, , x1] = boxes[i] ?? run.box
    for (let unit = 0; unit < char.length; unit++)
      xs.push(Math.floor(x0 * digits) / digits, Math.ceil(x1 * digits) / digits)
  })
  return {
    from,
    to: from + run.text.length,
    page,
    top: Math.min(...boxes.map(([, y0]) => y0)),
    bottom: Math.max(...boxes.map(([, , , y1]) => y1)),
    xs,
  }
}

/**
 * Finds the runs that a text was put together from: a cell, a field, a section. Each stretch of it is a whole run; of several that read the
 * same, the one that goes on below the run before is taken. What is not found has no place.
 */
export const placeText = (raw: string, runs: readonly RunOnPage[]): readonly PlacedLine[] => {
  const byFirst = Map.groupBy(runs, ({ ink }) => ink.charAt(0))
  const used = new Set<RunOnPage>()
  const lines: PlacedLine[] = []
  let last: RunOnPage | undefined
  const units = inkUnits(raw)
  for (let at = 0; at < units.length; ) {
    const rest = units.text.slice(at)
    const found = nearest(
      (byFirst.get(rest.charAt(0)) ?? []).filter((one) => !used.has(one) && rest.startsWith(one.ink)),
      last,
    )
    if (!found) {
      at++
      continue
    }
    used.add(found)
    last = found
    lines.push(...linesFor(found, units.places.slice(at, at + found.ink.length)))
    at += found.ink.length
  }
  return lines
}

const inkUnits = (raw: string) => {
  const places: number[] = []
  let text = ''
  for (let at = 0; at < raw.length; at++)
    if (!/\s/.test(raw.charAt(at))) {
      text += raw.charAt(at)
      places.push(at)
    }
  return { text, places, length: places.length }
}

const nearest = (candidates: readonly RunOnPage[], last: RunOnPage | undefined): RunOnPage | undefined =>
  candidates.toSorted(
    (a, b) => b.ink.length - a.ink.length || farFrom(a, last) - farFrom(b, last) || a.run.box[1] - b.run.box[1],
  )[0]

/** Further pages are far away, lines above are further than lines below, and other columns further still. */
const farFrom = ({ page, run }: RunOnPage, last: RunOnPage | undefined): number => {
  if (!last) return page * 10
  const down = run.box[1] - last.run.box[1]
  const beside = Math.abs(run.box[0] - last.run.box[0])
  if (page !== last.page) return page < last.page ? 100 : 2 * (page - last.page) + beside
  return (down < -0.001 ? 5 - down : down) + beside
}

/** One line for each stretch of the raw text that has no space in between; spaces of the raw text stand nowhere. */
const linesFor = (one: RunOnPage, places: readonly number[]): readonly PlacedLine[] => {
  const whole = toPlacedLine(one, 0)
  const printed = [...Array(one.run.text.length).keys()].filter((i) => !/\s/.test(one.run.text.charAt(i)))
  const lines: { from: number; to: number; xs: number[] }[] = []
  places.forEach((place, i) => {
    const unit = printed[i] ?? 0
    const xs = whole.xs.slice(2 * unit, 2 * unit + 2)
    const line = lines.at(-1)
    if (line && line.to === place) {
      line.to++
      line.xs.push(...xs)
    } else lines.push({ from: place, to: place + 1, xs: [...xs] })
  })
  return lines.map((line) => ({ ...line, page: one.page, top: whole.top, bottom: whole.bottom }))
}
