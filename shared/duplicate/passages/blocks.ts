import { type PassageDocument, seedLength } from './document.ts'

/** The same characters on both sides in the same order; single ones in between may be misread. */
export interface Block {
  readonly a: number
  readonly b: number
  readonly length: number
  /** Characters that are equal: all, unless the block was extended over a misread one. */
  readonly equal: number
}

/** A run that a text repeats more often says nothing about where it was copied to, and would multiply the work. */
const mostRepeats = 4

/** Longest runs of equal characters that hold a seed, extended over misread characters, each once, in the order of `a`. */
export const findBlocks = (a: PassageDocument, b: PassageDocument): readonly Block[] => {
  const blocks: Block[] = []
  // End of the last run on each diagonal: seeds inside a run lead to the same run.
  const doneUntil = new Map<number, number>()
  for (const { at, from } of sharedSeeds(a, b)) {
    const diagonal = at - from
    if (from < (doneUntil.get(diagonal) ?? -1)) continue
    const block = extend(a.codes, b.codes, at, from)
    doneUntil.set(diagonal, block.b + block.length)
    blocks.push(block)
  }
  return blocks.toSorted((x, y) => x.a - y.a || x.b - y.b)
}

/** Pairs of places with equal seeds, in the order of `b`, without those of runs that one side repeats too often. */
const sharedSeeds = (
  a: PassageDocument,
  b: PassageDocument,
): readonly { readonly at: number; readonly from: number }[] => {
  const { hashes } = b.seeds
  const pairs: { at: number; from: number }[] = []
  const mask = a.seeds.heads.length - 1
  for (let from = 0; from < hashes.length; from++) {
    const hash = hashes[from] ?? 0
    let at = a.seeds.heads[hash & mask] ?? -1
    if (at < 0) continue
    const first = pairs.length
    for (; at >= 0 && pairs.length - first <= mostRepeats; at = a.seeds.next[at] ?? -1)
      if (a.seeds.hashes[at] === hash && isSame(a.codes, at, b.codes, from)) pairs.push({ at, from })
    if (pairs.length - first > mostRepeats || (pairs.length > first && repeats(b, from) > mostRepeats))
      pairs.length = first
  }
  return pairs
}

const isSame = (a: Uint16Array, at: number, b: Uint16Array, from: number): boolean => {
  for (let i = 0; i < seedLength; i++) if (a[at + i] !== b[from + i] || b[from + i] === 0) return false
  return true
}

/** Occurrences of the seed in its own text, counted as far as it matters. */
const repeats = ({ codes, seeds }: PassageDocument, from: number): number => {
  const hash = seeds.hashes[from] ?? 0
  let count = 0
  const head = seeds.heads[hash & (seeds.heads.length - 1)] ?? -1
  for (let at = head; at >= 0 && count <= mostRepeats; at = seeds.next[at] ?? -1)
    if (seeds.hashes[at] === hash && isSame(codes, at, codes, from)) count++
  return count
}

/** A misread character costs as much as this many equal ones bring; after `giveUp` of loss the extension ends. */
const mismatchCost = 1.5
const giveUp = 4

/** From a seed outwards on its diagonal, as far as equal characters outweigh unequal ones. */
const extend = (a: Uint16Array, b: Uint16Array, at: number, from: number): Block => {
  const right = reachOf(a, b, at + seedLength, from + seedLength, 1)
  const left = reachOf(a, b, at - 1, from - 1, -1)
  return {
    a: at - left.length,
    b: from - left.length,
    length: left.length + seedLength + right.length,
    equal: left.equal + seedLength + right.equal,
  }
}

const reachOf = (a: Uint16Array, b: Uint16Array, at: number, from: number, step: 1 | -1) => {
  let score = 0
  let equal = 0
  let best = { score: 0, length: 0, equal: 0 }
  for (let n = 0; ; n++) {
    const [x, y] = [a[at + n * step], b[from + n * step]]
    // A template, or the end of a text, ends every passage.
    if (!x || !y) return best
    if (x === y) {
      score++
      equal++
      if (score > best.score) best = { score, length: n + 1, equal }
    } else {
      score -= mismatchCost
      if (score < best.score - giveUp) return best
    }
  }
}
