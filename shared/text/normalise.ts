import { Converter } from 'opencc-js/t2cn'

/** Changes whenever the same text would come out differently: keys made from it are then made anew. */
export const normalisationVersion = 'n2'

export interface Normalised {
  readonly text: string
  /** `origins[i]` is the UTF-16 index in the raw text of `text[i]`; one more at the end, the raw text's length. */
  readonly origins: readonly number[]
}

const toSimplified = Converter({ from: 't', to: 'cn' })
const simplifiedOf = new Map<string, string>()

const simplifiedCharacter = (c: string): string => {
  const known = simplifiedOf.get(c)
  if (known !== undefined) return known
  const simplified = toSimplified(c)
  simplifiedOf.set(c, simplified)
  return simplified
}

/** Phrases decide where characters cannot (乾坤 stays, 乾燥 becomes 干燥), as long as the length stays for the offsets. */
const simplify = (characters: readonly string[]): readonly string[] => {
  if (characters.every((c) => c < '一' || simplifiedCharacter(c) === c)) return characters
  const phrase = [...toSimplified(characters.join(''))]
  return phrase.length === characters.length ? phrase : characters.map(simplifiedCharacter)
}

/** One printed character of many shapes (domain 1.4). NFKC has already folded the full-width ones. */
const oneShape: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'‐‑‒–—―−─﹘'].map((c) => [c, '-'])),
  ...Object.fromEntries([...'〔【﹝〖'].map((c) => [c, '['])),
  ...Object.fromEntries([...'〕】﹞〗'].map((c) => [c, ']'])),
  ...Object.fromEntries([...'“”„‟〝〞「」『』'].map((c) => [c, '"'])),
  ...Object.fromEntries([...'‘’‚‛'].map((c) => [c, "'"])),
  ...Object.fromEntries([...'•‧∙・'].map((c) => [c, '·'])),
  '〈': '《',
  '〉': '》',
  '∶': ':',
  '。': '.',
  '、': ',',
}
const dropped = /\p{Cf}|\p{Variation_Selector}/u

const isWide = (c: string | undefined): boolean => c !== undefined && /[\p{Script=Han}《》]/u.test(c)

const foldedOf = new Map<string, readonly string[]>()

/** What one printed character becomes; remembered, because a form repeats a few thousand characters. */
const fold = (c: string): readonly string[] => {
  const known = foldedOf.get(c)
  if (known) return known
  const folded = dropped.test(c)
    ? []
    : [...c.normalize('NFKC').toLowerCase()].map((one) => oneShape[one] ?? (/\s/.test(one) ? ' ' : one))
  foldedOf.set(c, folded)
  return folded
}

/** The text in one shape with, for every character, where it came from; evidence is quoted by these offsets. */
export const normaliseWithOrigins = (raw: string): Normalised => {
  const characters: string[] = []
  const origins: number[] = []
  let at = 0
  for (const c of raw) {
    for (const folded of fold(c)) {
      characters.push(folded)
      origins.push(at)
    }
    at += c.length
  }
  return withoutInnerSpaces(simplify(characters), origins, raw.length)
}

/** Spaces next to a Chinese character carry nothing (`姓 名`); between Latin words and digits one stays. */
const withoutInnerSpaces = (characters: readonly string[], from: readonly number[], end: number): Normalised => {
  let text = ''
  let spaceAt: number | undefined
  const origins: number[] = []
  characters.forEach((c, i) => {
    if (c === ' ') {
      spaceAt ??= from[i]
      return
    }
    if (spaceAt !== undefined && text !== '' && !isWide(text.at(-1)) && !isWide(c)) {
      text += ' '
      origins.push(spaceAt)
    }
    spaceAt = undefined
    for (let unit = 0; unit < c.length; unit++) origins.push(from[i] ?? end)
    text += c
  })
  return { text, origins: [...origins, end] }
}

/** By UTF-16 unit: 1 for a letter or digit that no step changes, 2 for any other, 0 for one that has not been met. */
const kindOfUnit = new Uint8Array(0x10000)

const kindOf = (unit: number): number => {
  const c = String.fromCharCode(unit)
  const isSettled = fold(c).join() === c && (c < '一' || simplifiedCharacter(c) === c) && /[\p{L}\p{N}]/u.test(c)
  const kind = isSettled ? 1 : 2
  kindOfUnit[unit] = kind
  return kind
}

/** Most titles and names of an archive are normal as they are, and a look at each character tells. */
const isSettled = (raw: string): boolean => {
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    if ((kindOfUnit[unit] || kindOf(unit)) !== 1) return false
  }
  return true
}

/** NFKC, lower case, 繁→简, one shape for dashes, brackets and quotes, no spaces beside Chinese characters. */
export const normalise = (raw: string): string => (isSettled(raw) ? raw : normaliseWithOrigins(raw).text)

/** What titles, units and names are compared by and keys are made of: only letters and digits of the normalised text. */
export const toComparable = (raw: string): string =>
  isSettled(raw) ? raw : normaliseWithOrigins(raw).text.replace(/[^\p{L}\p{N}]/gu, '')

/** A label as it is looked up: normalised, without any spaces and without what frames it. */
export const toLabel = (raw: string): string => normalise(raw).replace(/[\s:*_]/g, '')
