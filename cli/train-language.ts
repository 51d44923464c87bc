import { type LanguageSketch, pairHashes, slotOf } from '#match/features/language-sketch'
import { normalise } from '#text/normalise'

const hashes = 5
const bitsPerPair = 9

/** Counts characters and pairs of them in text, for `shared/match/features/language.json`. */
export const sketchLanguage = (texts: Iterable<string>): LanguageSketch => {
  const characters = new Map<string, number>()
  const pairs = new Set<string>()
  let total = 0
  for (const text of texts)
    for (const run of normalise(text).match(/\p{Script=Han}+/gu) ?? []) {
      const chars = [...run]
      chars.forEach((char, i) => {
        characters.set(char, (characters.get(char) ?? 0) + 1)
        total++
        const next = chars[i + 1]
        if (next !== undefined) pairs.add(char + next)
      })
    }
  const filter = new Uint8Array(Math.ceil((pairs.size * bitsPerPair) / 8))
  for (const pair of pairs) {
    const [a = '', b = ''] = [...pair]
    const both = pairHashes(a, b)
    for (let i = 0; i < hashes; i++) {
      const at = slotOf(both, i, filter)
      filter[at >> 3] = (filter[at >> 3] ?? 0) | (1 << (at & 7))
    }
  }
  const byBits = new Map<number, string[]>()
  for (const [char, count] of characters) {
    const bits = Math.min(17, Math.round(-Math.log2(count / total)))
    if (bits < 17) byBits.set(bits, [...(byBits.get(bits) ?? []), char])
  }
  return {
    pairs: Buffer.from(filter).toString('base64'),
    hashes,
    characters: Object.fromEntries(
      [...byBits].sort(([a], [b]) => a - b).map(([bits, chars]) => [String(bits), chars.toSorted().join('')]),
    ),
  }
}
