import type { Block } from './blocks.ts'
import { seedLength } from './document.ts'

type Side = 'a' | 'b'

/**
 * Blocks that lie together on both sides, in whatever order: the finest parting such that within a part no gap of either side is wider than
 * `maxGap`. Shuffled clauses stay one passage; and since both sides are asked alike, A against B finds what B against A finds.
 */
export const chainBlocks = (blocks: readonly Block[], maxGap: number): readonly (readonly Block[])[] =>
  part(blocks, 'a', false, maxGap)

const part = (
  blocks: readonly Block[],
  side: Side,
  isWhole: boolean,
  maxGap: number,
): readonly (readonly Block[])[] => {
  const parts = cut(blocks, side, maxGap)
  if (parts.length === 1 && isWhole) return parts
  return parts.flatMap((one) => part(one, side === 'a' ? 'b' : 'a', true, maxGap))
}

const cut = (blocks: readonly Block[], side: Side, maxGap: number): readonly (readonly Block[])[] => {
  const parts: Block[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const block of blocks.toSorted((x, y) => x[side] - y[side])) {
    const last = parts.at(-1)
    if (last && block[side] - end <= maxGap) last.push(block)
    else parts.push([block])
    end = Math.max(end, block[side] + block.length)
  }
  return parts
}

/**
 * Without the blocks at either edge of either side that are a small accident far from the rest: those that bridge no such gap. Each run of seed
 * length in a block bridges `gapPerSeed` characters: six equal ones in a row are often an accident, twelve hardly ever. Both sides are looked at
 * before any is dropped.
 */
export const withoutLooseEdges = (blocks: readonly Block[], gapPerSeed: number): readonly Block[] => {
  let kept = blocks
  for (;;) {
    const loose = new Set((['a', 'b'] as const).flatMap((side) => looseAt(kept, side, gapPerSeed)))
    if (loose.size === 0) return kept
    kept = kept.filter((block) => !loose.has(block))
  }
}

const looseAt = (blocks: readonly Block[], side: Side, gapPerSeed: number): readonly Block[] => {
  const start = (block: Block) => block[side]
  const end = (block: Block) => block[side] + block.length
  const isLoose = ({ equal }: Block, gap: number) => (equal - seedLength + 1) * gapPerSeed < gap
  const byStart = blocks.toSorted((x, y) => start(x) - start(y) || end(x) - end(y))
  const byEnd = blocks.toSorted((x, y) => end(y) - end(x) || start(y) - start(x))
  const [first, second] = byStart
  const [last, beforeLast] = byEnd
  return [
    ...(first && second && isLoose(first, start(second) - end(first)) ? [first] : []),
    ...(last && beforeLast && isLoose(last, start(last) - end(beforeLast)) ? [last] : []),
  ]
}
