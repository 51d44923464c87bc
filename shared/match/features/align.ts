import { isConfusable } from '#text/look-alikes'

/** A stretch of two texts: equal, or what stands in the one where something else, or nothing, stands in the other. */
export interface Block {
  readonly isSame: boolean
  readonly left: string
  readonly right: string
  /** Where the block begins, in characters. */
  readonly leftAt: number
  readonly rightAt: number
}

/** A confusable character costs little more than half of another one; dropping and adding costs more than replacing. */
const cost = { confusable: 0.6, other: 1.05, gap: 0.75 }

/** The cheapest way from one text to the other, as blocks in reading order. Quadratic only between the common ends. */
export const alignTexts = (a: readonly string[], b: readonly string[]): readonly Block[] => {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const steps = [
    ...Array.from({ length: start }, (): Step => 's'),
    ...middleSteps(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...Array.from({ length: end }, (): Step => 's'),
  ]
  return toBlocks(steps, a, b)
}

/** `s` the same, `r` replaced, `d` only left, `i` only right. */
type Step = 's' | 'r' | 'd' | 'i'

/** Pairs asked about lately, a slot each: titles repeat some thousand characters, and sounds take long to compare. */
const slots = 1 << 17
const askedPairs = new Float64Array(slots).fill(-1)
const answers = new Uint8Array(slots)

const isConfusablePair = (a: string, b: string): boolean => {
  const [x, y] = [a.codePointAt(0) ?? 0, b.codePointAt(0) ?? 0]
  const pair = x * 0x110000 + y
  const slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77)) >>> 15
  if (askedPairs[slot] !== pair) {
    askedPairs[slot] = pair
    answers[slot] = isConfusable(a, b) ? 1 : 0
  }
  return answers[slot] === 1
}

const middleSteps = (a: readonly string[], b: readonly string[]): readonly Step[] => {
  if (a.length === 0 || b.length === 0) return [...a.map((): Step => 'd'), ...b.map((): Step => 'i')]
  const width = b.length + 1
  const costs = new Float64Array((a.length + 1) * width)
  for (let j = 1; j < width; j++) costs[j] = j * cost.gap
  for (let i = 1; i <= a.length; i++) {
    const char = a[i - 1] ?? ''
    let beside = i * cost.gap
    costs[i * width] = beside
    for (let j = 1; j < width; j++) {
      const other = b[j - 1] ?? ''
      const step = char === other ? 0 : isConfusablePair(char, other) ? cost.confusable : cost.other
      const above = (i - 1) * width + j
      beside = Math.min((costs[above - 1] ?? 0) + step, (costs[above] ?? 0) + cost.gap, beside + cost.gap)
      costs[i * width + j] = beside
    }
  }
  const steps: Step[] = []
  let [i, j] = [a.length, b.length]
  while (i > 0 || j > 0) {
    const here = costs[i * width + j] ?? 0
    if (j > 0 && Math.abs((costs[i * width + j - 1] ?? 0) + cost.gap - here) < 1e-9) {
      steps.push('i')
      j--
    } else if (i > 0 && Math.abs((costs[(i - 1) * width + j] ?? 0) + cost.gap - here) < 1e-9) {
      steps.push('d')
      i--
    } else {
      steps.push(a[i - 1] === b[j - 1] ? 's' : 'r')
      i--
      j--
    }
  }
  return steps.reverse()
}

const toBlocks = (steps: readonly Step[], a: readonly string[], b: readonly string[]): readonly Block[] => {
  const blocks: Block[] = []
  let [i, j] = [0, 0]
  for (let at = 0; at < steps.length; ) {
    const isSame = steps[at] === 's'
    const [leftAt, rightAt] = [i, j]
    while (at < steps.length && (steps[at] === 's') === isSame) {
      if (steps[at] !== 'i') i++
      if (steps[at] !== 'd') j++
      at++
    }
    blocks.push({ isSame, left: a.slice(leftAt, i).join(''), right: b.slice(rightAt, j).join(''), leftAt, rightAt })
  }
  return withoutChance(blocks)
}

/** 个人 and 人口 have 人 in common by chance: one equal character between something more and something less is part of another word. */
const withoutChance = (blocks: readonly Block[]): readonly Block[] => {
  const joined: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    const [block, same, next] = [blocks[at], blocks[at + 1], blocks[at + 2]]
    if (block && same && next && !block.isSame && same.left.length === 1 && isCross(block, next)) {
      joined.push({ ...block, left: block.left + same.left + next.left, right: block.right + same.right + next.right })
      at += 2
    } else if (block) joined.push(block)
  }
  return joined
}

const isCross = (a: Block, b: Block): boolean => (a.left === '' && b.right === '') || (a.right === '' && b.left === '')
