import { createHash } from 'node:crypto'

/**
 * A reference: 64 bits of the record id's hash, as two words. Key items hold them packed and sorted, 8 bytes each: 500 and the item's own
 * names stay within 4 KB. Two records of one reference would take each other's place: one chance in 400 that 3·10⁸ records have such a pair.
 */
export interface Ref {
  readonly high: number
  readonly low: number
}
export const bytesPerRef = 8

export const refOf = (recordId: string): Ref => {
  const hash = createHash('sha256').update(recordId).digest()
  return { high: hash.readUInt32BE(0), low: hash.readUInt32BE(4) }
}

export const refText = ({ high, low }: Ref): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')

/** high, low, high, low, … */
export const unpackRefs = (bytes: Uint8Array | undefined): Uint32Array => {
  if (!bytes) return new Uint32Array(0)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const words = new Uint32Array(bytes.byteLength >> 2)
  for (let i = 0; i < words.length; i++) words[i] = view.getUint32(i * 4)
  return words
}

export const packRefs = (words: ArrayLike<number>): Uint8Array => {
  const bytes = new Uint8Array(words.length * 4)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < words.length; i++) view.setUint32(i * 4, words[i] ?? 0)
  return bytes
}

const isBefore = (aHigh: number, aLow: number, bHigh: number, bLow: number) =>
  aHigh < bHigh || (aHigh === bHigh && aLow < bLow)

/** Both, each once, in order; of `added` only as many as there is room for, the first of them. */
export const mergeRefs = (held: Uint32Array, added: readonly number[], most: number): Uint32Array => {
  const known = new Set<string>()
  for (let i = 0; i < held.length; i += 2) known.add(`${held[i]},${held[i + 1]}`)
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < added.length && held.length / 2 + pairs.length < most; i += 2) {
    const [high, low] = [added[i] ?? 0, added[i + 1] ?? 0]
    const text = `${high},${low}`
    if (!known.has(text)) pairs.push([high, low])
    known.add(text)
  }
  if (pairs.length === 0) return held
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const merged = new Uint32Array(held.length + pairs.length * 2)
  let [from, at] = [0, 0]
  for (const [high, low] of pairs) {
    while (from < held.length && isBefore(held[from] ?? 0, held[from + 1] ?? 0, high, low)) {
      merged[at++] = held[from++] ?? 0
      merged[at++] = held[from++] ?? 0
    }
    merged[at++] = high
    merged[at++] = low
  }
  merged.set(held.subarray(from), at)
  return merged
}

export const withoutRefs = (held: Uint32Array, gone: readonly number[]): Uint32Array => {
  const dropped = new Set<string>()
  for (let i = 0; i < gone.length; i += 2) dropped.add(`${gone[i]},${gone[i + 1]}`)
  const kept: number[] = []
  for (let i = 0; i < held.length; i += 2)
    if (!dropped.has(`${held[i]},${held[i + 1]}`)) kept.push(held[i] ?? 0, held[i + 1] ?? 0)
  return Uint32Array.from(kept)
}
