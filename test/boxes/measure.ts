import { createHash } from 'node:crypto'
import type { Box } from '#domain/pages'
import type { PlacedBox } from '#domain/texts'
import { createRandom, shuffledIndices } from '#match/model/random'
import { pictureDpi } from '#pdf/page-picture'
import type { openEngine } from '../contract/engines.ts'
import type { GoldenCase } from '../golden/golden-case.ts'
import { filesOf, runCase } from '../golden/world.ts'
import { glyphsOf, glyphsOfWords, type PlacedGlyph } from './glyph-boxes.ts'

/** One passage of one warning on one of its two sides, with the glyphs that print it. */
export interface SidePassage {
  readonly id: string
  readonly side: 'own' | 'other'
  readonly bytes: Uint8Array
  readonly places: readonly PlacedBox[]
  readonly words: string
  readonly glyphs: readonly PlacedGlyph[]
  /** Letters and digits of the words: `glyphs` are those of them that were found on the pages. */
  readonly of: number
  /** Glyphs that stand out of every box by more than is allowed. */
  readonly bare: readonly PlacedGlyph[]
  /** Of what the boxes hold, what is not of the passage: the rest of a first and a last line. */
  readonly foreignShare: number
}

/** Two pixels of the page picture. */
const slack = 2 / pictureDpi
/** A4 as pdfmake prints it. */
const inches = [595.28 / 72, 841.89 / 72] as const

const isWithin = ([x0, y0, x1, y1]: Box, box: Box): boolean =>
  x0 >= box[0] - slack / inches[0] &&
  y0 >= box[1] - slack / inches[1] &&
  x1 <= box[2] + slack / inches[0] &&
  y1 <= box[3] + slack / inches[1]

const isCovered = (glyph: PlacedGlyph, places: readonly PlacedBox[]): boolean =>
  places.some(({ page, box }) => page === glyph.page && isWithin(glyph.box, box))

/** What was cut for the reader ends in dots that the page does not have. */
const withoutDots = (words: string): string => words.replace(/……$/, '')

/** Every passage of every warning of the case, as both people's runs name it. */
export const passagesOf = async (
  opened: Awaited<ReturnType<typeof openEngine>>,
  golden: GoldenCase,
): Promise<readonly SidePassage[]> => {
  const { own, others } = await runCase(opened, golden)
  const files = await Promise.all([...(golden.others ?? []), golden.own].map(filesOf))
  const byId = new Map(files.flat().map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]))
  const runs = [...others, own]
  const glyphs = new Map(await Promise.all([...byId].map(async ([id, bytes]) => [id, await glyphsOf(bytes)] as const)))
  const measured: SidePassage[] = []
  for (const run of runs)
    for (const { fingerprint, overlap, counterpart, evidence } of run.warnings) {
      const ownId = evidence[0]?.documentId
      const otherRun =
        counterpart?.kind === 'claim' ? runs.find((one) => one.applicationId === counterpart.applicationId) : undefined
      const otherId = otherRun?.documents[0]?.documentId
      for (const [n, passage] of (overlap?.passages ?? []).entries()) {
        const segments = passage.segments.map(({ own: words }) => withoutDots(words)).join('')
        const same = passage.segments.filter(({ isSame }) => isSame).map(({ other }) => withoutDots(other))
        const id = `${golden.id} ${fingerprint.slice(0, 6)} ${n}`
        for (const [side, documentId, words] of [
          ['own', ownId, [segments]],
          // What only the other side says is masked: the words of both are looked for one by one.
          ['other', otherId, same],
        ] as const) {
          const bytes = byId.get(documentId ?? '')
          const known = glyphs.get(documentId ?? '')
          if (bytes && known) measured.push(measure(`${id} ${side}`, side, bytes, passage[side].places, words, known))
        }
      }
    }
  return measured
}

const measure = (
  id: string,
  side: SidePassage['side'],
  bytes: Uint8Array,
  places: readonly PlacedBox[],
  words: readonly string[],
  known: readonly PlacedGlyph[],
): SidePassage => {
  const pages = new Set(places.map(({ page }) => page))
  const runs = words.map((one) => glyphsOfWords(known, one, pages))
  const found = runs.flatMap((run) => run.found)
  const boxed = known.filter((glyph) => isCovered(glyph, places))
  const own = new Set(found)
  return {
    id,
    side,
    bytes,
    places,
    words: words.join(' '),
    glyphs: found,
    of: runs.reduce((sum, run) => sum + run.of, 0),
    bare: found.filter((glyph) => !isCovered(glyph, places)),
    foreignShare: boxed.length === 0 ? 1 : boxed.filter((glyph) => !own.has(glyph)).length / boxed.length,
  }
}

/** So many passages of all, the same ones for the same seed, both sides alike. */
export const sample = (passages: readonly SidePassage[], count: number, seed = 5): readonly SidePassage[] =>
  (['own', 'other'] as const).flatMap((side) => {
    const ofSide = passages.filter((one) => one.side === side)
    return [...shuffledIndices(ofSide.length, createRandom(seed))].slice(0, count).flatMap((i) => ofSide[i] ?? [])
  })
