import { type Block, findBlocks } from './blocks.ts'
import { chainBlocks, withoutLooseEdges } from './chain.ts'
import { type PassageDocument, seedLength } from './document.ts'
import { toRawSpan } from './passage-text.ts'
import { coveredBy, lengthOf, type Span } from './spans.ts'

/** What two texts have in common, with its place on both sides. */
export interface Passage {
  /** Offsets in the raw text of either side. */
  readonly a: Span
  readonly b: Span
  /** Letters and digits from the first to the last of the passage, on either side. */
  readonly lengthA: number
  readonly lengthB: number
  /** Letters and digits that are the same on both sides. */
  readonly equal: number
  /** Runs on both sides, in the order of `a`, in raw offsets: what a reviewer sees marked. */
  readonly blocks: readonly PassageBlock[]
}

export interface PassageBlock {
  readonly a: Span
  readonly b: Span
  /** Whether every character of it is the same. */
  readonly isExact: boolean
}

export interface AlignmentSettings {
  /** Widest hole inside a passage: an inserted clause is shorter. */
  readonly maxGap: number
  /** A shorter passage is a turn of phrase. */
  readonly minLength: number
  /** Runs of seed length that the passage must hold: five accidental ones of six characters do not make a copy. */
  readonly minSeeds: number
  /** Share of the longer side that must be the same. */
  readonly minDensity: number
  /** Characters of a gap that each seed of a block at the edge may bridge. */
  readonly gapPerSeed: number
}

/** Tuned with `npm run bench -- passages --seed 1`, reported on other seeds. */
export const alignment: AlignmentSettings = {
  maxGap: 40,
  minLength: 30,
  minSeeds: 18,
  minDensity: 0.45,
  gapPerSeed: 2.5,
}

/** Every passage that two documents share, in the order of `a`; turned round it finds the same. */
export const alignDocuments = (
  a: PassageDocument,
  b: PassageDocument,
  settings: AlignmentSettings = alignment,
): readonly Passage[] =>
  denseChains(findBlocks(a, b), settings.maxGap, settings)
    .map((blocks) => toPassage(blocks, a, b))
    .filter((passage, _, all) => !all.some((other) => isShadowOf(passage, other)))
    .toSorted((x, y) => x.a.from - y.a.from || x.b.from - y.b.from)

const narrowestGap = 10

/** Chains that are passages; one that is too thin is tried again with a narrower gap, since a real copy may hide among loose words. */
const denseChains = (
  blocks: readonly Block[],
  maxGap: number,
  settings: AlignmentSettings,
): readonly (readonly Block[])[] =>
  chainBlocks(blocks, maxGap).flatMap((chain) => {
    const kept = withoutLooseEdges(chain, settings.gapPerSeed)
    if (isPassage(kept, settings)) return [kept]
    return maxGap > narrowestGap && chain.length > 1 ? denseChains(chain, maxGap / 2, settings) : []
  })

/** A source that repeats itself: the same words of one side, less completely the same, against another place of the other side. */
const isShadowOf = (passage: Passage, other: Passage): boolean =>
  other.equal > passage.equal &&
  (lengthOf([passage.a]) <= 2 * coveredBy(passage.a, [other.a]) ||
    lengthOf([passage.b]) <= 2 * coveredBy(passage.b, [other.b]))

const extentOf = (blocks: readonly Block[], side: 'a' | 'b'): Span =>
  blocks.reduce(
    ({ from, to }, block) => ({ from: Math.min(from, block[side]), to: Math.max(to, block[side] + block.length) }),
    { from: Number.POSITIVE_INFINITY, to: 0 },
  )

/** Equal characters of a side, each counted once: two blocks may lie over the same place. */
const equalOn = (blocks: readonly Block[], side: 'a' | 'b'): number => {
  let end = 0
  let sum = 0
  for (const block of blocks.toSorted((x, y) => x[side] - y[side])) {
    const fresh = Math.max(0, block[side] + block.length - Math.max(end, block[side]))
    sum += Math.min(fresh, block.equal)
    end = Math.max(end, block[side] + block.length)
  }
  return sum
}

const isPassage = (blocks: readonly Block[], { minLength, minSeeds, minDensity }: AlignmentSettings): boolean => {
  if (blocks.length === 0) return false
  const [a, b] = [extentOf(blocks, 'a'), extentOf(blocks, 'b')]
  const [lengthA, lengthB] = [a.to - a.from, b.to - b.from]
  if (Math.min(lengthA, lengthB) < minLength) return false
  const seeds = blocks.reduce((sum, { equal }) => sum + equal - seedLength + 1, 0)
  const equal = Math.min(equalOn(blocks, 'a'), equalOn(blocks, 'b'))
  return seeds >= minSeeds && equal >= minDensity * Math.max(lengthA, lengthB)
}

const toPassage = (blocks: readonly Block[], a: PassageDocument, b: PassageDocument): Passage => {
  const [ofA, ofB] = [extentOf(blocks, 'a'), extentOf(blocks, 'b')]
  return {
    a: toRawSpan(a.text, ofA),
    b: toRawSpan(b.text, ofB),
    lengthA: ofA.to - ofA.from,
    lengthB: ofB.to - ofB.from,
    equal: Math.min(equalOn(blocks, 'a'), equalOn(blocks, 'b')),
    blocks: blocks.map((block) => ({
      a: toRawSpan(a.text, { from: block.a, to: block.a + block.length }),
      b: toRawSpan(b.text, { from: block.b, to: block.b + block.length }),
      isExact: block.equal === block.length,
    })),
  }
}
