/**
 * How rare a gram is, in four bits: 0 never seen, 1…14 the records that have it on a logarithmic scale, 15 saturated. Each gram has
 * two slots, which it shares with others; a slot keeps the largest of them, and the smaller of the two counts. So a rare gram may pass for a
 * common one, never the other way, and "never seen" is always true. Raising a slot twice changes nothing, so an import that is repeated makes the same sketch.
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

/** Of the slots used, a quarter: one gram in sixteen that nobody has passes for a known one then, and takes the place of one to find by. */
export const crowded = 0.25

const hashBits = 48
/** 0.5 MB; half a million grams. */
export const leastBits = 20
/** 64 MB: beyond 10⁸ grams slots are shared more and more, and rare grams are told from common ones less well. */
export const mostBits = 27

/** The size that so many grams need: each uses two slots, some of them the same. A sketch that was doubled when it got crowded has it too. */
export const bitsFor = (grams: number): number =>
  Math.min(mostBits, Math.max(leastBits, Math.ceil(Math.log2((-2 * grams) / Math.log(1 - crowded)))))

export const createSketch = (bits = leastBits, isComplete = true): Sketch => ({
  bits,
  nibbles: new Uint8Array(2 ** (bits - 1)),
  isComplete,
})

/**
 * The first bits of the hash, and those of its last 27. When the sketch doubles, every slot becomes two neighbours, so that these stay the
 * slots of the same grams.
 */
const slotsOf = ({ bits }: Sketch, hash: number): readonly [number, number] => [
  Math.floor(hash / 2 ** (hashBits - bits)),
  Math.floor((hash % 2 ** mostBits) / 2 ** (mostBits - bits)),
]

const levelAt = ({ nibbles }: Sketch, slot: number): number => {
  const byte = nibbles[slot >> 1] ?? 0
  return slot & 1 ? byte >> 4 : byte & 15
}

export const levelOf = (sketch: Sketch, hash: number): number => {
  const [one, other] = slotsOf(sketch, hash)
  return Math.min(levelAt(sketch, one), levelAt(sketch, other))
}

/** Which bytes changed: storage keeps the sketch in pages. */
export const raise = (sketch: Sketch, hash: number, level: number): readonly number[] => {
  const { nibbles } = sketch
  return slotsOf(sketch, hash)
    .filter((slot) => levelAt(sketch, slot) < level)
    .map((slot) => {
      const byte = nibbles[slot >> 1] ?? 0
      nibbles[slot >> 1] = slot & 1 ? (byte & 15) | (level << 4) : (byte & 0xf0) | level
      return slot >> 1
    })
}

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
