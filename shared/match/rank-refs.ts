/** What one key holds: references of 64 bits, each as two words. */
export interface KeyRefs {
  readonly key: string
  /** high, low, high, low, … */
  readonly words: Uint32Array
  /** What the key is: see `lookup`. */
  readonly weight: KeyWeight
}
export type KeyWeight = 'naming' | 'title' | 'holder' | 'gram'

export interface RankedRef {
  readonly high: number
  readonly low: number
  /** Bits: the sum over the keys that name it, rarer keys weighing more. */
  readonly votes: number
  readonly by: readonly string[]
}

/** A number or a whole title outweighs any sum of grams: twelve of them weigh 240 at most. */
const bonus: Readonly<Record<KeyWeight, number>> = { naming: 1_000, title: 500, holder: 0, gram: 0 }
/** log2 of a million: what a key of one record says, in bits. Only the order matters, so it need not follow the archive's size. */
const rarest = 20
/**
 * What shares less than this of the rare grams that the best shares is not read, unless a number, the title or a holder names it. Measured on
 * 3,600 claims at 10⁵ titles: a quarter of the reads is left, and none is missed for it; at 0.6 one would be.
 */
const leastShare = 0.3
/** Places for the best by holders alone: siblings that share the title's words must not crowd out the winner whose title is another. */
const holderPlaces = 4

/**
 * The references named by the most telling keys, best first, at most `most`. Thousands of references are counted for one claim, so it is done
 * in typed arrays: open addressing by the low word.
 */
export const rankRefs = (keys: readonly KeyRefs[], most: number): readonly RankedRef[] => {
  const total = keys.reduce((sum, { words }) => sum + words.length / 2, 0)
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, total * 2))) - 1
  const places = new Int32Array(mask + 1).fill(-1)
  const [highs, lows] = [new Uint32Array(total), new Uint32Array(total)]
  const votes = new Float64Array(total)
  const holderVotes = new Float64Array(total)
  const gramVotes = new Float64Array(total)
  const members = new Uint32Array(total)
  let count = 0
  const indexOf = (high: number, low: number): number => {
    for (let at = (low ^ high) & mask; ; at = (at + 1) & mask) {
      const found = places[at] ?? -1
      if (found < 0) {
        places[at] = count
        highs[count] = high
        lows[count] = low
        return count++
      }
      if (lows[found] === low && highs[found] === high) return found
    }
  }
  keys.forEach(({ words, weight }, k) => {
    // In whole parts of a bit, so that the sum is the same in whatever order the keys come.
    const vote = bonus[weight] + rarest - Math.round(1024 * Math.log2(Math.max(1, words.length / 2))) / 1024
    for (let i = 0; i + 1 < words.length; i += 2) {
      const at = indexOf(words[i] ?? 0, words[i + 1] ?? 0)
      votes[at] = (votes[at] ?? 0) + vote
      if (weight === 'holder') holderVotes[at] = (holderVotes[at] ?? 0) + vote
      if (weight === 'gram') gramVotes[at] = (gramVotes[at] ?? 0) + vote
      members[at] = (members[at] ?? 0) | (1 << k)
    }
  })

  const isBefore = (score: Float64Array) => (a: number, b: number) =>
    (score[b] ?? 0) - (score[a] ?? 0) || (highs[a] ?? 0) - (highs[b] ?? 0) || (lows[a] ?? 0) - (lows[b] ?? 0)
  const byHolder = best(count, holderPlaces, isBefore(holderVotes)).filter((at) => (holderVotes[at] ?? 0) > 0)
  const leastGrams = leastShare * gramVotes.reduce((most, sum) => Math.max(most, sum), 0)
  const byVotes = best(count, most, isBefore(votes)).filter(
    (at) => (gramVotes[at] ?? 0) >= leastGrams || (votes[at] ?? 0) > (gramVotes[at] ?? 0),
  )
  const outside = byHolder.filter((at) => !byVotes.includes(at))
  return [...byVotes.slice(0, most - outside.length), ...outside].map((at) => ({
    high: highs[at] ?? 0,
    low: lows[at] ?? 0,
    votes: votes[at] ?? 0,
    by: keys.flatMap(({ key }, k) => ((members[at] ?? 0) & (1 << k) ? [key] : [])),
  }))
}

/** The first `most` of 0…count-1 in the order of `compare`: thousands pass, a few stay. */
const best = (count: number, most: number, compare: (a: number, b: number) => number): number[] => {
  const kept: number[] = []
  for (let at = 0; at < count; at++) {
    const last = kept[kept.length - 1]
    if (kept.length === most && last !== undefined && compare(at, last) >= 0) continue
    let place = kept.length
    while (place > 0 && compare(at, kept[place - 1] ?? 0) < 0) place--
    kept.splice(place, 0, at)
    if (kept.length > most) kept.pop()
  }
  return kept
}
