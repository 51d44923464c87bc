import { dice } from '#text/similarity'
import { alignTokens } from './align-tokens.ts'
import { editSimilarity } from './name-similarity.ts'
import { sumWeights, type TokenWeight, weightedCosine } from './token-weights.ts'

/** Values by name. NaN where one side says nothing. */
export type NamedValues = Readonly<Record<string, number>>

/** `k &#228; fer`, `& hellip ;`: what stands for a character is that character, whatever spaces a table has put around it. */
const withoutEntities = (text: string): string =>
  text.replace(/\s?&\s?(?:#(\d{2,6})|[a-z]{2,8})\s?;\s?/g, (_, code: string | undefined) =>
    code && Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : ' ',
  )

/** Words of Latin text: lower case, without accents and punctuation. */
export const latinTokens = (text: string): readonly string[] =>
  withoutEntities(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** How two texts of words relate: what they share, by weight, and what either has alone. */
export const compareTexts = (a: readonly string[], b: readonly string[], weightOf: TokenWeight): NamedValues => {
  const { shared, onlyA, onlyB } = alignTokens(a, b)
  const common = sumWeights(
    shared.map(([token]) => token),
    weightOf,
  )
  const [alone, other] = [sumWeights(onlyA, weightOf), sumWeights(onlyB, weightOf)]
  const share = (part: number, rest: number) => (part + rest === 0 ? Number.NaN : part / (part + rest))
  const heaviest = (tokens: readonly string[]) => tokens.reduce((most, token) => Math.max(most, weightOf(token)), 0)
  const [left, right] = [a.join(''), b.join('')]
  return {
    dice: dice(left, right),
    edit: editSimilarity(left, right),
    cosine: weightedCosine(a, b, weightOf),
    overlap: share(common, alone + other),
    containedA: share(common, alone),
    containedB: share(common, other),
    heaviestOnlyA: heaviest(onlyA),
    heaviestOnlyB: heaviest(onlyB),
    sharedWeight: common,
    onlyA: onlyA.length,
    onlyB: onlyB.length,
    length: Math.min(a.length, b.length),
  }
}

/** Character trigrams of `a` that are in `b`, 0..1: words that were glued together or cut in two still count. */
export const gramContainment = (a: string, b: string): number => {
  const grams = (text: string) => Array.from({ length: Math.max(0, text.length - 2) }, (_, i) => text.slice(i, i + 3))
  const [own, others] = [new Set(grams(a)), new Set(grams(b))]
  return own.size === 0 ? Number.NaN : [...own].filter((gram) => others.has(gram)).length / own.size
}

/** How many words of `b` stand before, between and after the words that `a` has as well; all of them before when none is. */
export const extraWords = (a: readonly string[], b: readonly string[]): NamedValues => {
  const isShared = (token: string) => a.includes(token)
  const [first, last] = [b.findIndex(isShared), b.findLastIndex(isShared)]
  return first < 0
    ? { before: b.length, inside: 0, after: 0 }
    : {
        before: first,
        inside: b.slice(first, last).filter((token) => !isShared(token)).length,
        after: b.length - 1 - last,
      }
}

export interface PersonName {
  readonly surname: string
  readonly initials: string
}

/** `michael j. carey` → carey, mj; `hv jagadish` → jagadish, hv. Up to three letters before the surname are initials. */
const toPersonName = (name: string): PersonName => {
  const words = latinTokens(name)
  const given = words.slice(0, -1)
  return {
    surname: words.at(-1) ?? '',
    initials: given.map((word) => (word.length <= 3 && given.length === 1 ? word : word[0])).join(''),
  }
}

export const toPersonNames = (names: string): readonly PersonName[] =>
  names
    .split(/\s*[,;]\s*/)
    .map(toPersonName)
    .filter(({ surname }) => surname.length > 1)

const isOneSurname = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 5 && editSimilarity(a, b) >= 0.8)

/** How two lists of Latin names relate. All NaN when either is empty: who is not named does not contradict. */
export const comparePeople = (
  a: readonly PersonName[],
  b: readonly PersonName[],
  weightOf: TokenWeight,
): NamedValues => {
  const free = [...b]
  const pairs = a.flatMap((one) => {
    const at = free.findIndex(({ surname }) => isOneSurname(one.surname, surname))
    return at < 0 ? [] : [[one, ...free.splice(at, 1)] as const]
  })
  const said = (value: number) => (a.length === 0 || b.length === 0 ? Number.NaN : value)
  const isOtherInitial = (one: PersonName, other: PersonName | undefined) =>
    one.initials !== '' && !!other && other.initials !== '' && one.initials[0] !== other.initials[0]
  return {
    ofFewer: said(pairs.length / Math.min(a.length, b.length)),
    ofMore: said(pairs.length / Math.max(a.length, b.length)),
    first: said(isOneSurname(a[0]?.surname ?? '', b[0]?.surname ?? '') ? 1 : 0),
    otherInitials: said(pairs.filter(([one, other]) => isOtherInitial(one, other)).length),
    weight: said(
      sumWeights(
        pairs.map(([{ surname }]) => surname),
        weightOf,
      ),
    ),
    countGap: said(Math.abs(a.length - b.length)),
  }
}

/** Years apart, without sign; NaN when either is unknown. */
export const yearGap = (a: string, b: string): number => Math.abs(Number.parseInt(a, 10) - Number.parseInt(b, 10))
