import { gramHashes, secondGramHash } from './grams.ts'
import type { PassageText } from './passage-text.ts'
import { passageVersion } from './passage-text.ts'

export interface FingerprintSettings {
  readonly gramLength: number
  /** Of so many grams in a row the one with the smallest hash is a candidate (winnowing); 1 takes every gram. */
  readonly window: number
  /** Keys for each 2,600 characters, a typical summary: of the candidates those with the smallest hashes are kept. */
  readonly keysPerDocument: number
  /** A short cell keeps at least this many: there is less of it to meet. */
  readonly leastKeys: number
}

/** A form's summary or report has about this many characters (matching.md 4d). */
export const documentLength = 2600

/** Measured with `npm run bench -- passages --sweep`. */
export const fullFingerprints: FingerprintSettings = {
  gramLength: 6,
  window: 4,
  keysPerDocument: 170,
  leastKeys: 12,
}
/** Half of the storage and of the reads, for archives where those are dear. Its keys are all among the full ones. */
export const leanFingerprints: FingerprintSettings = { ...fullFingerprints, keysPerDocument: 90, leastKeys: 8 }

export interface Fingerprint {
  /** 52 bits of the gram. */
  readonly hash: number
  /** Where it begins, in characters of the text. */
  readonly at: number
}

export const fingerprintKey = (hash: number): string => `f#${passageVersion}#${hash.toString(36)}`

/** Raw characters, punctuation among them, that stand for one letter or digit in running text; spaces and tables buy no keys. */
const rawPerCharacter = 1.12

/** The most keys that a text may have. */
export const keyBudget = (
  { raw, codes }: Pick<PassageText, 'raw' | 'codes'>,
  { keysPerDocument, leastKeys }: FingerprintSettings,
): number => {
  const length = Math.min(raw.length, codes.length * rawPerCharacter)
  return Math.max(leastKeys, Math.floor((length * keysPerDocument) / documentLength))
}

/**
 * Winnowed grams of the text, thinned to its budget by keeping the smallest hashes: two texts that share a gram choose it on both sides unless it
 * lies right at the limit. Each gram once, in the order of the text. Characters of code 0 (template text) take no part.
 */
export const fingerprintsOf = (
  text: Pick<PassageText, 'raw' | 'codes'>,
  settings: FingerprintSettings = fullFingerprints,
): readonly Fingerprint[] => {
  const { codes } = text
  const { gramLength, window } = settings
  const hashes = gramHashes(codes, gramLength)
  const budget = keyBudget(text, settings)
  // Half as many again as the budget lie below this limit, if they are spread evenly; a poorer text takes all it has.
  const limit = Math.min(1, (1.5 * budget) / Math.max(1, hashes.length)) * 2 ** 32
  const near = choose(codes, hashes, window, gramLength, limit)
  const chosen = near.length >= budget ? near : choose(codes, hashes, window, gramLength, 2 ** 32)
  const seen = new Set<number>()
  return chosen
    .toSorted((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b)
    .map((at) => ({ hash: wideHash(codes, hashes, at, gramLength), at }))
    .toSorted((a, b) => (a.hash % 2 ** 32) - (b.hash % 2 ** 32) || a.at - b.at)
    .filter(({ hash }) => !seen.has(hash) && seen.add(hash))
    .slice(0, budget)
    .toSorted((a, b) => a.at - b.at)
}

const wideHash = (codes: Uint16Array, hashes: Int32Array, at: number, length: number): number =>
  (secondGramHash(codes, at, length) & 0xfffff) * 2 ** 32 + ((hashes[at] ?? 0) >>> 0)

/** Places of the grams that are smallest in some window (the last of equals) and lie below the limit. */
const choose = (
  codes: Uint16Array,
  hashes: Int32Array,
  window: number,
  gramLength: number,
  limit: number,
): readonly number[] => {
  const chosen: number[] = []
  let smallest = -1
  let blockedUntil = 0
  const last = hashes.length
  const width = Math.min(window, Math.max(1, last))
  for (let at = 0; at < last; at++) {
    if (smallest <= at - width) {
      smallest = at - width + 1
      for (let i = smallest + 1; i <= at; i++) if ((hashes[i] ?? 0) >>> 0 <= (hashes[smallest] ?? 0) >>> 0) smallest = i
    } else if (smallest < 0 || (hashes[at] ?? 0) >>> 0 <= (hashes[smallest] ?? 0) >>> 0) smallest = at
    if (at < width - 1) continue
    const hash = (hashes[smallest] ?? 0) >>> 0
    if (hash >= limit || chosen.at(-1) === smallest || smallest < blockedUntil) continue
    if (holdsTemplate(codes, smallest, gramLength)) blockedUntil = smallest + 1
    else chosen.push(smallest)
  }
  return chosen
}

const holdsTemplate = (codes: Uint16Array, from: number, length: number): boolean => {
  for (let i = from; i < from + length; i++) if (codes[i] === 0) return true
  return false
}
