import { toComparable } from '#text/normalise'
import { opposites } from './opposites.ts'

/** Characters that tell siblings apart. */
const contrasts = [...opposites, '株系'].map((pair) => new Set(pair))

const isContrast = (a: string, b: string): boolean => contrasts.some((pair) => pair.has(a) && pair.has(b))

/** Where two texts begin and end alike, what stands between: `甘蔗收获机`, `甘蔗收割机` → `获`, `割`. */
const difference = (a: readonly string[], b: readonly string[]): readonly [readonly string[], readonly string[]] => {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

/** One wrong, missing or added character in ten or more. */
const minCharacters = 10

/** Whether one title is the other with a single character mistyped or misread. */
export const isOneSlip = (a: string, b: string): boolean => {
  const [left, right] = [[...toComparable(a)], [...toComparable(b)]]
  const [from, to] = difference(left, right)
  return (
    Math.min(left.length, right.length) >= minCharacters &&
    from.length <= 1 &&
    to.length <= 1 &&
    !isContrast(from[0] ?? '', to[0] ?? '')
  )
}

/** Whether the titles differ only in one character of a contrasting pair: 前轴 and 后轴 are two things. */
export const isContrastingPair = (a: string, b: string): boolean => {
  const [from, to] = difference([...toComparable(a)], [...toComparable(b)])
  return from.length === 1 && to.length === 1 && isContrast(from[0] ?? '', to[0] ?? '')
}
