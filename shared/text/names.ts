import { pinyin } from 'pinyin-pro'
import { normalise } from './normalise.ts'

/** How two personal names relate, nearest first. Only `same` may carry an accusation; the rest asks for a look. */
export type NameRelation =
  | 'same'
  | 'rare-character' // a character that a font or OCR dropped or replaced by a blank: 覃□
  | 'same-sound' // 张伟 · 张玮: homophones, or pinyin beside characters
  | 'one-character' // one wrong character in a name of three or more; on a scan, in any name
  | 'different'

const separators = /[;,/|\n]|\s和\s|及其|以及/
const notNames = /^(?:等|等人|无|空|其他|其他人员|略|完成人|主要完成人|成员)$/

/** Marks of rank and role that stand beside a name: `覃一(第2完成人)`, `韦二*`, `1.黄三`. */
const withoutMarks = (name: string): string =>
  name
    .replace(/\([^)]*\)?/g, '')
    .replace(/^[\d.\s)]+/, '')
    .replace(/[*#†‡✉\d,]+$/, '')
    .replace(/等\d*人?$/, (suffix, at: number) => (at >= 2 ? '' : suffix))
    .trim()

const isSingle = (token: string): boolean => /^\p{Script=Han}$/u.test(token)

/** `张 三 李四五` → 张三, 李四五: single characters were set apart by the printer, longer tokens are names of their own. */
const splitAtSpaces = (piece: string): readonly string[] => {
  const tokens = piece.split(/\s+/).filter(Boolean)
  if (tokens.some((token) => !/\p{Script=Han}/u.test(token))) return [tokens.join(' ')]
  const names: string[] = []
  tokens.forEach((token, i) => {
    const joins = isSingle(token) && i > 0 && isSingle(tokens[i - 1] ?? '') && [...(names.at(-1) ?? '')].length < 4
    if (joins) names.push(`${names.pop()}${token}`)
    else names.push(token)
  })
  return names
}

/** Lists of the same people, as one: leader and members, a list printed twice. Two people of one name in one list are two, each at a place of their own. */
export const joinLists = (lists: readonly (readonly string[])[]): readonly string[] =>
  lists.flatMap((list, at) => list.filter((name) => !lists.slice(0, at).some((earlier) => earlier.includes(name))))

/** The names of a list in printed order: `;` `、` `,` `，`, line breaks or spaces between them, marks and 等 taken off. */
export const splitNames = (raw: string): readonly string[] => {
  const text = raw
    .normalize('NFKC')
    .replace(/[、，；]/g, ';')
    .replace(/[•‧∙・]/g, '·')
  return text
    .split(separators)
    .flatMap((piece) => splitAtSpaces(withoutMarks(piece)))
    .map(withoutMarks)
    .filter((name) => name.length > 1 && name.length <= 40 && !notNames.test(name))
}

/** The name as it is compared: simplified, without spaces and without the dots of minority names. */
export const toNameKey = (name: string): string => normalise(name).replace(/[\s·.]/g, '')

const unknown = /[□■〓?*�\uE000-\uF8FF]/u

const soundsOfCharacter = new Map<string, readonly string[]>()

/** Every syllable that the character may be read as, without its tone; none for what is no Chinese character. */
export const soundsOf = (character: string): readonly string[] => {
  const known = soundsOfCharacter.get(character)
  if (known) return known
  const sounds = isSingle(character)
    ? [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }))]
    : []
  soundsOfCharacter.set(character, sounds)
  return sounds
}

const sound = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head' })
    .join('')
    .replace(/[^a-zü]/g, '')

/** `zhang san`, `san zhang` of a Latin name. */
const latinOrders = (name: string): readonly string[] => {
  const words = name
    .toLowerCase()
    .split(/[\s,-]+/)
    .filter(Boolean)
  return [
    words.join(''),
    [...words.slice(1), ...words.slice(0, 1)].join(''),
    [...words.slice(-1), ...words.slice(0, -1)].join(''),
  ]
}

const isLatin = (name: string): boolean => /^[a-z\s,.'-]+$/i.test(name)

/** `scanned` when a recogniser read either name: any one character, of a surname or of two, may be a hanzi that it does not know. */
export const compareNames = (a: string, b: string, { scanned = false } = {}): NameRelation => {
  const [left, right] = [[...toNameKey(a)], [...toNameKey(b)]]
  if (left.join('') === right.join('')) return 'same'
  if (isLatin(a) || isLatin(b)) {
    const sounds = (name: string) => (isLatin(name) ? latinOrders(name) : [sound(toNameKey(name))])
    return sounds(a).some((s) => s !== '' && sounds(b).includes(s)) ? 'same-sound' : 'different'
  }
  if (left.length !== right.length)
    return droppedRare(left, right) || droppedRare(right, left) ? 'rare-character' : 'different'
  const wrong = left.flatMap((c, i) => (c === right[i] ? [] : [[c, right[i] ?? ''] as const]))
  if (wrong.every(([x, y]) => unknown.test(x) || unknown.test(y))) return 'rare-character'
  if (wrong.every(([x, y]) => sound(x) === sound(y)) || sound(left.join('')) === sound(right.join('')))
    return 'same-sound'
  if (scanned && wrong.length === 1 && left.length >= 2) return 'one-character'
  // In print a wrong surname is another family, and one wrong character of two leaves nothing to go by.
  return wrong.length === 1 && left.length >= 3 && left[0] === right[0] ? 'one-character' : 'different'
}

/** A printed blank where a rare character stood: `覃 ` beside `覃昍`, only with a mark that something is missing. */
const droppedRare = (short: readonly string[], long: readonly string[]): boolean =>
  short.some((c) => unknown.test(c)) && long.length - short.length === 1 && short[0] === long[0]
