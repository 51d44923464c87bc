/** A seeded source of numbers in 0..1 (mulberry32): the same seed gives the same model, and the same chaos. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** 0 … count − 1 in random order (Fisher-Yates). */
export const shuffledIndices = (count: number, random: () => number): Uint32Array => {
  const indices = Uint32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const moved = indices[i] ?? 0
    indices[i] = indices[j] ?? 0
    indices[j] = moved
  }
  return indices
}
