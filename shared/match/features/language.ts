import sketch from './language.json' with { type: 'json' }
import { pairHashes, slotOf } from './language-sketch.ts'

/** A character that the sketch has never seen: one in 2^17. */
const unseenBits = 17

interface Opened {
  readonly filter: Uint8Array
  readonly bitsOf: ReadonlyMap<string, number>
}
let opened: Opened | undefined
const open = (): Opened => ({
  filter: Buffer.from(sketch.pairs, 'base64'),
  bitsOf: new Map(
    Object.entries(sketch.characters).flatMap(([bits, characters]) =>
      [...characters].map((char): [string, number] => [char, Number(bits)]),
    ),
  ),
})

/** Whether printed language puts `b` behind `a`; one stranger in some eighty is let through. */
export const isKnownPair = (a: string, b: string): boolean => {
  opened ??= open()
  const { filter } = opened
  const pair = pairHashes(a, b)
  for (let i = 0; i < sketch.hashes; i++) {
    const at = slotOf(pair, i, filter)
    if (((filter[at >> 3] ?? 0) & (1 << (at & 7))) === 0) return false
  }
  return true
}

/** How much it says that a title holds this character: 5 bits for 的, 17 for one that is hardly ever seen. */
export const characterBits = (char: string): number => {
  opened ??= open()
  return opened.bitsOf.get(char) ?? (/[a-z0-9]/.test(char) ? 6 : unseenBits)
}
