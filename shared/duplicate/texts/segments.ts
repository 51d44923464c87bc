import type { PassageSegment } from '#domain/passages'
import type { Span } from '../passages/spans.ts'

interface BlockOnBoth {
  readonly a: Span
  readonly b: Span
}

/** Pairs of characters beyond this are not looked at one by one: a block that long without a common character does not occur. */
const mostCells = 400 * 400

/** What two aligned stretches say, in the order of the first: the same words, and what each has instead. */
export const toSegments = (own: string, other: string, blocks: readonly BlockOnBoth[]): readonly PassageSegment[] => {
  const segments: PassageSegment[] = []
  let [atOwn, atOther] = [blocks[0]?.a.from ?? 0, blocks[0]?.b.from ?? 0]
  for (const { a, b } of blocks) {
    if (a.to <= atOwn) continue
    // Clauses may be shuffled: what the other side has before this block need not lie right before it.
    const gapOther = b.from >= atOther ? other.slice(atOther, b.from) : ''
    segments.push({ isSame: false, own: own.slice(atOwn, Math.max(atOwn, a.from)), other: gapOther })
    segments.push(...compare(own.slice(Math.max(atOwn, a.from), a.to), other.slice(b.from, b.to)))
    atOwn = a.to
    atOther = b.to
  }
  return joined(segments)
}

const joined = (segments: readonly PassageSegment[]): readonly PassageSegment[] => {
  const out: PassageSegment[] = []
  for (const one of segments) {
    const last = out.at(-1)
    if (one.own === '' && one.other === '') continue
    if (last && last.isSame === one.isSame)
      out[out.length - 1] = { isSame: one.isSame, own: last.own + one.own, other: last.other + one.other }
    else out.push(one)
  }
  return out
}

/** Spaces and line breaks are no words: text that differs in them alone is the same. */
const compare = (own: string, other: string): readonly PassageSegment[] => {
  if (withoutSpaces(own) === withoutSpaces(other)) return [{ isSame: true, own, other }]
  const [a, b] = [[...own], [...other]]
  if (a.length * b.length > mostCells) return [{ isSame: false, own, other }]
  return walk(a, b, commonLengths(a, b))
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '')

/** Longest common subsequence of what is left behind each pair of places. */
const commonLengths = (a: readonly string[], b: readonly string[]): Uint16Array => {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  return lengths
}

const walk = (a: readonly string[], b: readonly string[], lengths: Uint16Array): readonly PassageSegment[] => {
  const width = b.length + 1
  const segments: PassageSegment[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x = '', y = ''] = [a[i], b[j]]
    if (i < a.length && j < b.length && x === y) {
      segments.push({ isSame: true, own: x, other: y })
      i++
      j++
    } else if (
      j >= b.length ||
      (i < a.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      segments.push({ isSame: false, own: x, other: '' })
      i++
    } else {
      segments.push({ isSame: false, own: '', other: y })
      j++
    }
  }
  return joined(segments)
}
