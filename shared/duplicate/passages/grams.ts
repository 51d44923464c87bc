/** Odd multipliers without a pattern; two of them, because one 32-bit hash alone meets itself in an archive of 10⁸ grams. */
const low = 0x9e3779b1 | 0
const high = 0x85ebca77 | 0

const mix = (hash: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const power = (base: number, exponent: number): number => {
  let result = 1
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base)
  return result
}

/** 32 bits for each run of `length` characters, at the place where it begins; spread evenly. */
export const gramHashes = (codes: Uint16Array, length: number): Int32Array => rolled(codes, length, low)

/** Another 32 bits of the same runs. */
export const secondGramHashes = (codes: Uint16Array, length: number): Int32Array => rolled(codes, length, high)

const rolled = (codes: Uint16Array, length: number, base: number): Int32Array => {
  const count = Math.max(0, codes.length - length + 1)
  const hashes = new Int32Array(count)
  const leaving = power(base, length - 1)
  let rolling = 0
  for (let i = 0; i < length - 1 && count > 0; i++) rolling = (Math.imul(rolling, base) + (codes[i] ?? 0)) | 0
  for (let i = 0; i < count; i++) {
    rolling = (Math.imul(rolling, base) + (codes[i + length - 1] ?? 0)) | 0
    hashes[i] = mix(rolling)
    rolling = (rolling - Math.imul(codes[i] ?? 0, leaving)) | 0
  }
  return hashes
}

/** The second hash of one run only: fingerprints are few, so they need not be rolled. */
export const secondGramHash = (codes: Uint16Array, from: number, length: number): number => {
  let hash = 0
  for (let i = from; i < from + length; i++) hash = (Math.imul(hash, high) + (codes[i] ?? 0)) | 0
  return mix(hash)
}
