import type {
  ActiveContent,
  FilledField,
  Page,
  PagesRead,
  PagesResult,
  PagesUnreadable,
  TextRun,
  UnreadableReason,
} from '#domain/pages'
import { composePage, toBox, toText } from './compose-page.ts'
import { type Drawing, type Glyph, type Piece, walkPage } from './drawing.ts'
import { sortGlyphs } from './glyphs.ts'
import { type Budget, defaultBudget } from './limits.ts'
import { multiply } from './matrix.ts'
import { mayHoldCode } from './page-codes.ts'
import { composeRuns } from './runs.ts'
import { openDocument, type RawAnnotation, type RawDocument, type RawPage } from './text-layer.ts'
import { distrust } from './trust.ts'
import { dominantTurn, turnBack, turned } from './turn.ts'

/** Changes whenever the same bytes would be read differently. */
export const parserVersion = 'pages-7'

/** Hears of everything as it comes, so that what came before a page that never ends is not lost. */
export interface ReadingListener {
  /** The document is open, its first page begins. */
  onOpen(pageCount: number): void | Promise<void>
  /** One more page is read, in order; whether it may hold codes only its picture tells. */
  onPage(page: Page, mayHoldCode: boolean): void | Promise<void>
}

/**
 * Reads a PDF into its pages. Never throws: what cannot be read is an outcome, of the file or of one page.
 * The bytes are copied, pdf.js would detach them. Time is looked at between pages only; `readPagesWithin` can also
 * end a page that hangs, and goes on `from` the one after it: the result holds that and the later ones.
 */
export const readPages = async (
  bytes: Uint8Array,
  budget: Budget = defaultBudget,
  listener?: ReadingListener,
  from = 1,
): Promise<PagesResult> => {
  const refused = refuse(bytes, budget)
  if (refused) return unreadable(refused)
  const startedAt = performance.now()
  let document: RawDocument
  try {
    document = await openCounted(bytes)
  } catch (error) {
    return unreadable(failureOf(error))
  }
  try {
    if (document.pageCount < 1) return unreadable('no-pages')
    if (document.pageCount > budget.maxPages) return unreadable('too-many-pages')
    await listener?.onOpen(document.pageCount)
    const pages: Page[] = []
    for (let number = from; number <= document.pageCount; number++) {
      const isOver = number > budget.maxReadPages || performance.now() - startedAt > budget.timeoutMs
      const { page, mayHoldCode = false } = isOver
        ? { page: unread(number, 'over-budget') }
        : await readPage(document, number)
      pages.push(page)
      await listener?.onPage(page, mayHoldCode)
    }
    if (from === 1 && pages.every(isBroken)) return unreadable('broken')
    return collect(pages, [...(await document.active()), ...launches(bytes)])
  } catch {
    return unreadable('broken')
  } finally {
    await document.close().catch(() => {})
  }
}

/** A page tree that says it holds no pages may hold some: they are counted where it says nothing. */
const openCounted = async (bytes: Uint8Array): Promise<RawDocument> => {
  const document = await openDocument(bytes.slice())
  if (document.pageCount > 0) return document
  await document.close()
  return openDocument(withoutCounts(bytes))
}

// A name of the same length keeps all places of the file.
const withoutCounts = (bytes: Uint8Array): Uint8Array => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return Uint8Array.from(Buffer.from(raw.replaceAll('/Count', '/Xount'), 'latin1'))
}

const isBroken = (page: Page): boolean => page.source === 'unread' && page.reason === 'page-error'

export const unreadable = (outcome: UnreadableReason): PagesUnreadable => ({
  kind: 'unreadable',
  parserVersion,
  outcome,
})

export const unread = (page: number, reason: 'over-budget' | 'page-error'): Page => ({
  page,
  width: 0,
  height: 0,
  source: 'unread',
  reason,
})

export const collect = (pages: readonly Page[], active: readonly ActiveContent[]): PagesRead => ({
  kind: 'read',
  parserVersion,
  outcome: pages.some((page) => page.source === 'unread') ? 'partly-read' : 'read',
  pages,
  active,
})

// A PDF may begin with junk (mail headers, a byte order mark): readers look for its mark in the first kilobyte.
const headBytes = 1024

const refuse = (bytes: Uint8Array, budget: Budget): UnreadableReason | undefined => {
  if (bytes.length === 0) return 'empty-file'
  if (bytes.length > budget.maxBytes) return 'too-large'
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headBytes))
  return head.includes('%PDF-') ? undefined : 'not-a-pdf'
}

// A file that is locked by a certificate or by a program for rights ("Unknown encryption method") opens for nobody without that either.
const failureOf = (error: unknown): UnreadableReason =>
  error instanceof Error && (error.name === 'PasswordException' || /encryption/i.test(error.message))
    ? 'locked'
    : 'broken'

// pdf.js does not report Launch actions; they are never run here either, but a reviewer should know.
const launches = (bytes: Uint8Array): ActiveContent[] => (namedActive(bytes).includes('launch') ? ['launch'] : [])

const names = {
  javascript: ['/JavaScript'],
  launch: ['/S /Launch', '/S/Launch'],
  attachment: ['/EmbeddedFile'],
  xfa: ['/XFA'],
} as const

/** What the file itself names in the open, for a document whose reader ended before it could look. */
export const namedActive = (bytes: Uint8Array): ActiveContent[] => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const active = Object.keys(names) as (keyof typeof names)[]
  return active.filter((one) => names[one].some((name) => raw.includes(name)))
}

interface PageFound {
  readonly page: Page
  /** What only its picture can tell. */
  readonly mayHoldCode?: boolean
}

const readPage = async (document: RawDocument, number: number): Promise<PageFound> => {
  try {
    const raw = await document.page(number)
    try {
      const annotations = await raw.annotations().catch(() => [])
      return toPage(number, raw, annotations)
    } finally {
      raw.release()
    }
  } catch {
    return { page: unread(number, 'page-error') }
  }
}

const toPage = (number: number, raw: RawPage, annotations: readonly RawAnnotation[]): PageFound => {
  const walked = walkPage(raw)
  const values = annotations.filter(({ kind }) => kind === 'value').flatMap((one) => annotationGlyphs(one, raw))
  const drawing: Drawing = values.length ? { ...walked, glyphs: [...walked.glyphs, ...values] } : walked
  const turn = dominantTurn(drawing)
  const upright = turnBack(drawing, raw, turn)
  const { width, height } = upright
  const { visible, hidden } = sortGlyphs(upright, upright)
  const reason = distrust({
    visible: inkOf(visible),
    hidden: inkOf(hidden),
    imageCover: Math.max(0, ...upright.images.map((image) => cover(image, width, height))),
    invisible: hidden.filter((glyph) => glyph.invisible && glyph.char.trim()).length,
    shapes: upright.patches.length,
    lost: walked.shown ? walked.lost / walked.shown : 0,
  })
  if (reason) return { page: { page: number, width, height, source: 'unread', reason } }
  const notes = annotations
    .filter(({ kind }) => kind === 'note')
    .flatMap((note) =>
      composeRuns(
        annotationGlyphs(note, raw).map((g) => ({ ...g, ...turned(g, raw, turn) })),
        [],
      ),
    )
  const page: Page = {
    page: number,
    width,
    height,
    source: 'text',
    ...composePage({ width, height, visible, pieces: upright.pieces }),
    hidden: hiddenRuns(hidden, upright),
    ...filledFields(annotations, raw, turn, upright),
    ...(notes.length > 0 && { notes: notes.map((run) => toText(run, width, height)) }),
    ...(turn > 0 && { turned: quarters[turn] ?? 90 }),
  }
  return { page, mayHoldCode: mayHoldCode(upright.images, visible.length) }
}

const quarters = [undefined, 90, 180, 270] as const

const inkOf = (glyphs: readonly Glyph[]): string => glyphs.map((glyph) => glyph.char.trim()).join('')

const cover = ({ x0, y0, x1, y1 }: Piece, width: number, height: number): number => {
  const w = Math.min(x1, width) - Math.max(x0, 0)
  const h = Math.min(y1, height) - Math.max(y0, 0)
  return w > 0 && h > 0 ? (w * h) / (width * height) : 0
}

const hiddenRuns = (
  hidden: ReturnType<typeof sortGlyphs>['hidden'],
  { width, height }: { readonly width: number; readonly height: number },
): TextRun[] => {
  const reasons = [...new Set(hidden.map((glyph) => glyph.hidden))]
  return reasons.flatMap((reason) =>
    composeRuns(
      hidden.filter((glyph) => glyph.hidden === reason),
      [],
    ).map((run) => ({ ...toText(run, width, height), hidden: reason })),
  )
}

const filledFields = (
  annotations: readonly RawAnnotation[],
  raw: RawPage,
  turn: number,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly filled?: readonly FilledField[] } => {
  const filled = annotations.flatMap(({ name, text, rect }) =>
    name ? [{ name, value: text, box: toBox(turned(placeOf(rect, raw), raw, turn), width, height) }] : [],
  )
  return filled.length > 0 ? { filled } : {}
}

const placeOf = ([left, bottom, right, top]: RawAnnotation['rect'], page: RawPage): Piece => {
  const corner = multiply(page.view, [1, 0, 0, 1, left, bottom])
  const opposite = multiply(page.view, [1, 0, 0, 1, right, top])
  return {
    x0: Math.min(corner[4], opposite[4]),
    x1: Math.max(corner[4], opposite[4]),
    y0: Math.min(corner[5], opposite[5]),
    y1: Math.max(corner[5], opposite[5]),
  }
}

/** An annotation's text as glyphs spread over its rectangle, so that a filled-in value lands in the cell it lies on. */
const annotationGlyphs = ({ text, rect }: RawAnnotation, page: RawPage): Glyph[] => {
  const box = placeOf(rect, page)
  const lines = text.split(/\r\n?|\n/)
  const pitch = (box.y1 - box.y0) / lines.length
  return lines.flatMap((line, row) => {
    const characters = [...line]
    const size = Math.min(pitch, 12, (box.x1 - box.x0) / Math.max(1, characters.length))
    return characters.map((char, column) => ({
      char,
      x0: box.x0 + column * size,
      x1: box.x0 + (column + 1) * size,
      y0: box.y0 + row * pitch + (pitch - size) / 2,
      y1: box.y0 + row * pitch + (pitch + size) / 2,
      size: Math.max(size, 2),
      turn: 0,
      order: Number.MAX_SAFE_INTEGER,
      textObject: -1,
      colour: 0,
      invisible: false,
    }))
  })
}
