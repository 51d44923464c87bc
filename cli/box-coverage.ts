import type { Form } from '#domain/form'
import { type Box, isRead, type PagesRead, type ReadPage } from '#domain/pages'
import { isCode } from '#form/claims/certificate-codes'

/** How many boxes of fields and table rows hold the words that they say; see `scoreBoxes`. */
export interface BoxScore {
  readonly sampled: number
  readonly covered: number
  /** Boxes, among the covered ones too, that hold words of others. */
  readonly wide: number
  /** Values whose characters do not stand on their page as they were read: nothing to compare with. */
  readonly unfound: number
  /** For people: what was missed, and why. */
  readonly missed: readonly string[]
}

/** What a reviewer sees at 150 dpi as on the edge. */
export const maxOverhangPixels = 2

interface Glyph {
  readonly char: string
  readonly box: Box
  readonly run: number
  /** Its place in its run. */
  readonly at: number
}

interface PageGlyphs {
  readonly page: ReadPage
  readonly glyphs: readonly Glyph[]
  readonly runs: readonly (readonly Glyph[])[]
  readonly byChar: ReadonlyMap<string, readonly Glyph[]>
}

const glyphsOf = (page: ReadPage): PageGlyphs => {
  const runs = page.runs
    .filter(({ slanted }) => !slanted)
    .map(({ text, boxes }, run) =>
      [...text]
        .map((char, i) => ({ char, box: boxes[i] ?? ([0, 0, 0, 0] as const), run }))
        .filter(({ char }) => char.trim() !== '')
        .map((glyph, at) => ({ ...glyph, at })),
    )
    .filter((run) => run.length > 0)
    .map((run, index) => run.map((glyph) => ({ ...glyph, run: index })))
  const glyphs = runs.flat()
  return { page, glyphs, runs, byChar: Map.groupBy(glyphs, ({ char }) => char) }
}

const height = ([, y0, , y1]: Box): number => y1 - y0

const isLevel = (a: Box, b: Box): boolean =>
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.5 * Math.min(height(a), height(b))

/** Where reading may go on behind a character: in its run, in the next run on its line, or in one that begins below. */
const nextOf = ({ runs }: PageGlyphs, glyph: Glyph, begin: Glyph): readonly Glyph[] => {
  const inRun = runs[glyph.run]?.[glyph.at + 1]
  if (inRun) return [inRun]
  const firsts = runs.flatMap((run) => (run[0] && run[0].run !== glyph.run ? [run[0]] : []))
  const right = firsts
    .filter(({ box }) => isLevel(box, glyph.box) && box[0] > glyph.box[0])
    .toSorted((a, b) => a.box[0] - b.box[0])
    .slice(0, 1)
  return [...right, ...below(firsts, glyph, begin)]
}

const maxLeading = 3.5

const below = (among: readonly Glyph[], glyph: Glyph, begin: Glyph): readonly Glyph[] =>
  among
    .filter(
      ({ box }) =>
        !isLevel(box, glyph.box) && box[1] > glyph.box[1] && box[1] - glyph.box[3] < maxLeading * height(glyph.box),
    )
    .toSorted((a, b) => Math.abs(a.box[0] - begin.box[0]) - Math.abs(b.box[0] - begin.box[0]) || a.box[1] - b.box[1])

/** The longest way to read the characters from this one on. */
const readFrom = (page: PageGlyphs, begin: Glyph, ink: readonly string[]): readonly Glyph[] => {
  const dead = new Set<string>()
  let longest: readonly Glyph[] = []
  const follow = (glyph: Glyph, at: number, path: readonly Glyph[]): boolean => {
    if (path.length > longest.length) longest = path
    if (at === ink.length) return true
    const key = `${glyph.run} ${glyph.at} ${at}`
    if (dead.has(key)) return false
    dead.add(key)
    for (const next of nextOf(page, glyph, begin))
      if (next.char === ink[at] && follow(next, at + 1, [...path, next])) return true
    // Names under each other are one list: what parts them there is not printed.
    if (ink[at] === ';')
      for (const next of below(page.byChar.get(ink[at + 1] ?? '') ?? [], glyph, begin))
        if (follow(next, at + 2, [...path, next])) return true
    return false
  }
  follow(begin, 1, [begin])
  return longest
}

const inkOf = (text: string): readonly string[] => [...text.replace(/\s+/g, '')]
const lengthOf = (ink: readonly string[]): number => ink.filter((char) => char !== ';').length
const isWhole = (path: readonly Glyph[], ink: readonly string[]): boolean =>
  path.filter(({ char }) => char !== ';').length === lengthOf(ink)

/** Every place on the page where the value can be read; a tick that the reader added is not looked for. */
const occurrences = (page: PageGlyphs, { value }: Pick<Stated, 'value'>): readonly (readonly Glyph[])[] => {
  for (const ink of [inkOf(value), inkOf(value.replace(/^☑/, ''))]) {
    const found = (page.byChar.get(ink[0] ?? '') ?? [])
      .map((begin) => readFrom(page, begin, ink))
      .filter((path) => isWhole(path, ink))
    if (found.length > 0) return found
  }
  return []
}

/** A value that printed words of others stood inside of, a seal's place before the day: the nearest place of each of its parts. */
const inParts = (page: PageGlyphs, { value, box }: Stated): readonly (readonly Glyph[])[] => {
  const parts = value.split(/\s+|(?=[:：])|(?<=[:：])/)
  const found = parts.map((part) => nearest(page, occurrences(page, { value: part }), box)?.path)
  return parts.length > 1 && found.every((path) => path !== undefined) ? [found.flat()] : []
}

const nearest = (page: PageGlyphs, paths: readonly (readonly Glyph[])[], box: Box) =>
  paths.map((path) => ({ path, out: overhang(page, path, box) })).toSorted((a, b) => a.out - b.out)[0]

/** A value that a page break cut: as much of it as stands on this page, where the next page goes on with the rest. */
const beginnings = (
  page: PageGlyphs,
  { value }: Stated,
  next: PageGlyphs | undefined,
): readonly (readonly Glyph[])[] => {
  const ink = inkOf(value)
  if (!next) return []
  return (page.byChar.get(ink[0] ?? '') ?? [])
    .map((begin) => readFrom(page, begin, ink))
    .filter(
      (path) =>
        path.length >= 2 &&
        path.length < ink.length &&
        occurrences(next, { value: ink.slice(path.length).join('') }).length > 0,
    )
}

/** By how many pixels at 150 dpi the characters look out of the box. */
const overhang = ({ page }: PageGlyphs, path: readonly Glyph[], [x0, y0, x1, y1]: Box): number =>
  Math.max(
    ...path.map(({ box }) =>
      Math.max(Math.max(x0 - box[0], box[2] - x1) * page.width, Math.max(y0 - box[1], box[3] - y1) * page.height),
    ),
  ) *
  (150 / 72)

const stands = ({ box }: Glyph, [x0, y0, x1, y1]: Box): boolean => {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
  return x > x0 && x < x1 && y > y0 && y < y1
}

/** Characters in the box that a rectangle around the value would leave out. */
const strangers = (page: PageGlyphs, path: readonly Glyph[], box: Box): string => {
  const needed = around(path.map((glyph) => glyph.box))
  return page.glyphs
    .filter((glyph) => stands(glyph, box) && !stands(glyph, needed))
    .map(({ char }) => char)
    .join('')
}

const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map(([x0]) => x0)),
  Math.min(...boxes.map(([, y0]) => y0)),
  Math.max(...boxes.map(([, , x1]) => x1)),
  Math.max(...boxes.map(([, , , y1]) => y1)),
]

interface Stated {
  readonly what: string
  readonly value: string
  readonly page: number
  readonly box: Box
  readonly isCell: boolean
  readonly column?: string
}

const statedIn = (form: Form): readonly Stated[] => [
  ...form.fields.map(({ label, value, page, bbox }) => ({ what: label, value, page, box: bbox, isCell: false })),
  ...form.certificates.flatMap(({ kind, page, fields }) =>
    fields
      // What a code says is drawn in squares: no words of the page can be held by its box.
      .filter((field) => !isCode(field))
      .map(({ label, value, bbox }) => ({ what: `${kind} ${label}`, value, page, box: bbox, isCell: false })),
  ),
  ...form.tables.flatMap(({ title, columns, rows, rowPlaces }) =>
    rows.flatMap((row, r) =>
      row.map((value, c) => ({
        what: `[${title}] ${r} ${columns[c] ?? c}`,
        value,
        page: rowPlaces[r]?.page ?? 0,
        box: rowPlaces[r]?.bbox ?? ([0, 0, 0, 0] as const),
        isCell: true,
        column: `${title} ${c}`,
      })),
    ),
  ),
]

/**
 * Looks for every value on its page, by its characters alone and without what the form's reader knew, and asks whether the box holds
 * each of them to 2 px at 150 dpi. Of several places with the same words the one nearest to the box counts. A table cell is asked for
 * in the box of its row; one that reaches into several rows is in the box of the first.
 */
export const scoreBoxes = (pages: PagesRead, form: Form): BoxScore => {
  const read = new Map(pages.pages.filter(isRead).map((page) => [page.page, glyphsOf(page)]))
  const missed: string[] = []
  let [covered, sampled, wide, unfound] = [0, 0, 0, 0]
  const all = statedIn(form)
  for (const one of all) {
    const page = read.get(one.page)
    if (!page || inkOf(one.value).length === 0) continue
    const next = read.get(one.page + 1)
    const say = (why: string) => missed.push(`page ${one.page} ${one.what}：${one.value} ${why}`)
    const ways = [occurrences, beginnings, inParts]
    const found = nearest(
      page,
      ways.map((way) => way(page, one, next)).find((paths) => paths.length > 0) ?? [],
      one.box,
    )
    const isHeld = found !== undefined && found.out <= maxOverhangPixels
    // What reaches into several rows, or begins on the next page where the row goes on, has no place in the box of this row.
    if (!isHeld && one.isCell && (isMerged(one, all) || (next && occurrences(next, one).length > 0))) continue
    if (!found) {
      unfound++
      say('not found')
      continue
    }
    sampled++
    if (isHeld) covered++
    else say(`looks out by ${found.out.toFixed(1)} px`)
    const others = one.isCell ? '' : strangers(page, found.path, one.box)
    if (others !== '') {
      wide++
      say(`holds also ${others}`)
    }
  }
  return { sampled, covered, wide, unfound, missed }
}

const isMerged = (cell: Stated, all: readonly Stated[]): boolean =>
  all.some((other) => other !== cell && other.column === cell.column && other.value === cell.value)
