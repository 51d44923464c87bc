import { compareTwoStrings, findBestMatch } from 'string-similarity'
import { toComparable } from './normalise.ts'

/** Dice coefficient of character pairs, 0..1, of texts that are already comparable. */
export const dice = (a: string, b: string): number => (a === '' && b === '' ? 0 : compareTwoStrings(a, b))

/** Dice coefficient, 0..1, after normalisation: width, 繁简, punctuation and spaces make no difference. */
export const similarity = (a: string, b: string): number => dice(toComparable(a), toComparable(b))

/** The place of the most similar of all texts, by comparing with every one of them: for benchmarks, never for an archive. */
export const scanForBest = (text: string, texts: readonly string[]): number =>
  findBestMatch(text, texts as string[]).bestMatchIndex
