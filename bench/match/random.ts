import { createRandom as createSource } from '#match/model/random'

/** The seeded source of the whole project, with the draws that a benchmark wants. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  below(n: number): number
  pick<T>(items: readonly T[]): T
}

/** The same seed gives the same benchmark. */
export const createRandom = (seed: number): Random => {
  const next = createSource(seed)
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}
