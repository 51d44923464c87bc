/**
 * How rare a gram is, in four bits: 0 never seen, 1…14 the records that have it on a logarithmic scale, 15 saturated. Slots are shared by
 * grams whose hashes begin alike, and a slot keeps the largest of them; so a rare gram may pass for a common one, never the other way, and
 * "never seen" is always true. Raising a slot twice changes nothing, so an import that is repeated makes the same sketch.
 */
export interface Sketch {
  /** 2^bits slots, two a byte. */
  readonly bits: number
  readonly nibbles: Uint8Array
  /** False when the archive holds keys that the sketch was not told of: then 0 means "not known". */
  readonly isComplete: boolean
}

export const saturatedLevel = 15
/** No key holds more records than this (4 KB, one read unit). A key that reaches it says nothing any more. */
export const maxRefsPerKey = 500

const hashBits = 48
/** 0.5 MB; half a million grams. */
export const leastBits = 20
/** 64 MB: beyond 10⁸ grams slots are shared more and more, and rare grams are told from common ones less well. */
export const mostBits = 27

export const createSketch = (bits = leastBits, isComplete = true): Sketch => ({
  bits,
  nibbles: new Uint8Array(2 ** (bits - 1)),
  isComplete,
})

/** The first bits of the hash: when the sketch doubles, every slot becomes two neighbours. */
const slotOf = ({ bits }: Sketch, hash: number): number => Math.floor(hash / 2 ** (hashBits - bits))

export const levelOf = (sketch: Sketch, hash: number): number => {
  const slot = slotOf(sketch, hash)
  const byte = sketch.nibbles[slot >> 1] ?? 0
  return slot & 1 ? byte >> 4 : byte & 15
}

/** True when the slot was lower before. */
export const raise = (sketch: Sketch, hash: number, level: number): boolean => {
  if (levelOf(sketch, hash) >= level) return false
  const slot = slotOf(sketch, hash)
  const byte = sketch.nibbles[slot >> 1] ?? 0
  sketch.nibbles[slot >> 1] = slot & 1 ? (byte & 15) | (level << 4) : (byte & 0xf0) | level
  return true
}

/** Which byte of the sketch holds the gram: storage keeps it in pages. */
export const byteOf = (sketch: Sketch, hash: number): number => slotOf(sketch, hash) >> 1

/** Half-octaves: 1 → 1, 2 → 2, 3 → 3, 4 → 4, 6 → 4, 8 → 5, … 499 → 14, and 500 saturated. */
export const levelOfCount = (records: number): number =>
  records >= maxRefsPerKey
    ? saturatedLevel
    : records === 0
      ? 0
      : Math.min(saturatedLevel - 1, 1 + Math.floor(1.5 * Math.log2(records)))

export const usedSlots = ({ nibbles }: Sketch): number => {
  let used = 0
  for (const byte of nibbles) used += (byte & 15 ? 1 : 0) + (byte & 0xf0 ? 1 : 0)
  return used
}

/** Twice the slots, each pair with the level of the one that it comes from. */
export const doubled = ({ bits, nibbles, isComplete }: Sketch): Sketch => {
  const larger = new Uint8Array(nibbles.length * 2)
  nibbles.forEach((byte, i) => {
    const [low, high] = [byte & 15, byte >> 4]
    larger[2 * i] = low | (low << 4)
    larger[2 * i + 1] = high | (high << 4)
  })
  return { bits: bits + 1, nibbles: larger, isComplete }
}
