/** Choices out of a stream of random numbers in [0, 1). */
export type Random = () => number

export const below = (random: Random, n: number): number => Math.floor(random() * n)

export const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[below(random, items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

export const chance = (random: Random, probability: number): boolean => random() < probability
