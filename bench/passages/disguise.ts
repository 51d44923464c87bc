import { below, chance, pick, type Random } from '#match/train/random-choice'
import { synonyms } from './synonyms.ts'

/** How a passage was changed on its way into another's paper. */
export const disguiseNames = ['verbatim', 'ocr', 'synonyms', 'swap', 'shuffle', 'rework'] as const
export type DisguiseName = (typeof disguiseNames)[number]

export interface Noise {
  /** Share of the characters that a recogniser gets wrong. */
  readonly ocr: number
  /** Share of the characters that are left out, and as many put in, when clauses are shuffled. */
  readonly edits: number
  readonly anyCharacter: () => string
  /** A clause that stands in no document. */
  readonly anyClause: () => string
}

type Disguise = (text: string, random: Random, noise: Noise) => string

/** Of ten misreadings seven are another character, the rest half a character too many, half one too few. */
export const misread: Disguise = (text, random, { ocr, anyCharacter }) =>
  [...text]
    .map((char) => {
      if (!chance(random, ocr)) return char
      const kind = random()
      return kind < 0.7 ? anyCharacter() : kind < 0.85 ? '' : `${char}${anyCharacter()}`
    })
    .join('')

const edit: Disguise = (text, random, { edits, anyCharacter }) =>
  [...text]
    .map((char) => {
      const kind = random()
      return kind < edits ? '' : kind < 2 * edits ? `${char}${anyCharacter()}` : char
    })
    .join('')

const replaceWords: Disguise = (text, random) =>
  synonyms.reduce((changed, [from, to]) => changed.replaceAll(from, () => (chance(random, 0.8) ? to : from)), text)

const clausesOf = (text: string): string[] => text.split(/(?<=[，,。；;．])/u)

const shuffled = (items: readonly string[], random: Random): readonly string[] => {
  const rest = [...items]
  return items.map(() => rest.splice(below(random, rest.length), 1)[0] ?? '')
}

const swapNeighbours: Disguise = (text, random) => {
  const clauses = clausesOf(text)
  if (clauses.length < 2) return text
  const at = below(random, clauses.length - 1)
  clauses.splice(at, 2, ...clauses.slice(at, at + 2).reverse())
  return clauses.join('')
}

/** Clauses in another order, one of them left out and a foreign one put in. */
const rework: Disguise = (text, random, { anyClause }) => {
  const clauses = [...shuffled(clausesOf(text), random)]
  if (clauses.length > 3) clauses.splice(below(random, clauses.length), 1)
  clauses.splice(1 + below(random, Math.max(1, clauses.length - 1)), 0, anyClause())
  return clauses.join('')
}

export const disguises: Readonly<Record<DisguiseName, Disguise>> = {
  verbatim: (text) => text,
  ocr: misread,
  synonyms: replaceWords,
  swap: (text, random, noise) => replaceWords(swapNeighbours(text, random, noise), random, noise),
  shuffle: (text, random, noise) => edit(shuffled(clausesOf(text), random).join(''), random, noise),
  rework,
}

/** Clauses of characters of the corpus in random order: no document holds them. */
export const clausesFrom =
  (anyCharacter: () => string, random: Random): (() => string) =>
  () =>
    `${Array.from({ length: 8 + below(random, 17) }, anyCharacter).join('')}，`

export const anyCharacterOf = (texts: readonly string[], random: Random): (() => string) => {
  const characters = [
    ...texts
      .slice(0, 500)
      .join('')
      .replace(/[^\p{Script=Han}]/gu, ''),
  ]
  return () => pick(random, characters)
}
