/**
 * What Chinese titles are made of, as far as a small sketch can say: how rare a character is, and whether two characters have been seen
 * side by side. Made by `npm run train` from public abstracts and half of the training titles.
 */
export interface LanguageSketch {
  /** Base64 of a Bloom filter of character pairs. */
  readonly pairs: string
  readonly hashes: number
  /** Bits of information → the characters that carry them. */
  readonly characters: Readonly<Record<string, string>>
}

/** The bit of the filter that stands for the pair's hash number `i`. */
export const slotOf = ([first, step]: readonly [number, number], i: number, filter: Uint8Array): number =>
  (first + i * step) % (filter.length * 8)

/** Two independent 32-bit hashes of a pair; the others are sums of them. */
export const pairHashes = (a: string, b: string): readonly [number, number] => {
  const [x, y] = [a.codePointAt(0) ?? 0, b.codePointAt(0) ?? 0]
  let h = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77)) >>> 0
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39) >>> 0
  h = (h ^ (h >>> 15)) >>> 0
  const second = (Math.imul(x, 0xc2b2ae3d) ^ Math.imul(y + 0x165667b1, 0x27d4eb2f)) >>> 0
  return [h, (Math.imul(second ^ (second >>> 13), 0x9e3779b1) | 1) >>> 0]
}
