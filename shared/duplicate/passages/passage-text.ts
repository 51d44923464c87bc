import { normalisationVersion, toComparable } from '#text/normalise'
import type { Span } from './spans.ts'

/** Changes whenever the same text would get other fingerprints: postings of two versions are never compared. */
export const passageVersion = `${normalisationVersion}p1`

/** A text as passages are found in it: the letters and digits of the normalised text, each with where it stood. */
export interface PassageText {
  readonly raw: string
  /** One UTF-16 unit a character. */
  readonly codes: Uint16Array
  /** `raw.slice(starts[i], ends[i])` is what `codes[i]` was made of. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** A stretch of raw text that counts as one character, whatever it says (a number, a name). */
export interface Mask extends Span {
  readonly code: number
}

const unknown = 0xffff
const several = 0xfffe
/** What a unit of raw text becomes: 0 nothing, `several` more than one unit, `unknown` not met yet. Private use and 0xfff* are never letters. */
const foldOf = new Uint16Array(0x10000).fill(unknown)
/** For what does not fit: ㎡ → m2, and characters of two units. */
const longFoldOf = new Map<string, string>()

const longFold = (character: string): string => {
  const known = longFoldOf.get(character)
  if (known !== undefined) return known
  const folded = toComparable(character)
  longFoldOf.set(character, folded)
  return folded
}

const learn = (unit: number): number => {
  const folded = toComparable(String.fromCharCode(unit))
  const code = folded.length > 1 ? several : folded === '' ? 0 : folded.charCodeAt(0)
  foldOf[unit] = code
  return code
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00

/**
 * The text folded character by character with the product's one normaliser; `toComparable` of the whole text differs only where 繁→简 needs a
 * phrase (乾坤), which both sides of a comparison fold alike. A table of units makes it fast enough for whole archives. Masks must be in order
 * and apart.
 */
export const readPassageText = (raw: string, masks: readonly Mask[] = []): PassageText => {
  // NFKC makes at most 18 characters of one (U+FDFA); the buffer grows for such a text and is cut to size in the end.
  let capacity = raw.length + 32
  let codes = new Uint16Array(capacity)
  let starts = new Uint32Array(capacity)
  let ends = new Uint32Array(capacity)
  let length = 0
  let next = 0
  let maskAt = masks[0]?.from ?? -1
  for (let at = 0; at < raw.length; at++) {
    if (at === maskAt) {
      const mask = masks[next++]
      maskAt = masks[next]?.from ?? -1
      if (mask && mask.to > at) {
        codes[length] = mask.code
        starts[length] = at
        ends[length++] = mask.to
        at = mask.to - 1
        continue
      }
    }
    const unit = raw.charCodeAt(at)
    let code = foldOf[unit] ?? 0
    if (code === unknown) code = learn(unit)
    if (code < several && !isHighSurrogate(unit)) {
      if (code === 0) continue
      codes[length] = code
      starts[length] = at
      ends[length++] = at + 1
      continue
    }
    const character = String.fromCodePoint(raw.codePointAt(at) ?? unit)
    const folded = longFold(character)
    if (length + folded.length + raw.length - at >= capacity) {
      capacity += folded.length + 1024
      codes = grown(codes, new Uint16Array(capacity))
      starts = grown(starts, new Uint32Array(capacity))
      ends = grown(ends, new Uint32Array(capacity))
    }
    for (let i = 0; i < folded.length; i++) {
      codes[length] = folded.charCodeAt(i)
      starts[length] = at
      ends[length++] = at + character.length
    }
    at += character.length - 1
  }
  return {
    raw,
    codes: codes.subarray(0, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  }
}

const grown = <T extends Uint16Array | Uint32Array>(from: T, to: T): T => {
  to.set(from)
  return to
}

/** Where a stretch of characters stands in the raw text; one that reaches beyond its end ends there. */
export const toRawSpan = ({ starts, ends }: PassageText, { from, to }: Span): Span =>
  to > from
    ? { from: starts[from] ?? 0, to: ends[Math.min(to, ends.length) - 1] ?? 0 }
    : { from: starts[from] ?? 0, to: starts[from] ?? 0 }

/** The characters that a stretch of raw text became, those that it only touches among them. */
export const toTextSpan = ({ starts, ends }: PassageText, { from, to }: Span): Span => ({
  from: firstAt(ends, (end) => end > from),
  to: firstAt(starts, (start) => start >= to),
})

const firstAt = (sorted: Uint32Array, isReached: (value: number) => boolean): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isReached(sorted[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

/** The characters of a stretch as a string: what two sides of an exact block have in common. */
export const stretchOf = ({ codes }: PassageText, { from, to }: Span): string =>
  Array.from(codes.subarray(from, to), (code) => String.fromCharCode(code)).join('')
