import type { FormField } from '#domain/form'
import { chosenOf } from './choices.ts'
import { findValue, type Ink, inkOf, placeOfInk } from './ink.ts'
import { isKnownLabel, isKnownValue, isProse, labelOf, labelScore } from './labels.ts'
import type { LineItem, PageSize, Piece } from './pieces.ts'

/** The lines around a line of fields, which tell where its columns are. */
export interface Around {
  readonly before: LineItem | undefined
  readonly after: LineItem | undefined
  /** Every line of the stretch that it stands in. */
  readonly stretch: readonly LineItem[]
}

/** Fields on a line without a table: `姓 名：覃某某  性别：男` on covers, `姓 名 覃某某 性 别 男` on prints without colons. */
export const lineFields = (line: LineItem, section: string, { before, after, stretch }: Around): FormField[] => {
  const pieces = line.pieces.flatMap((piece) => splitAtLabel(piece, line, stretch))
  const words = [...labelBegunOn(before, line), ...wordsWithRest(pieces, line, after, stretch)]
  const below = valuesBelow(line, after, stretch)
  const withColon = below.length > 0 ? below : colonFields(words)
  const found = withColon.length > 0 ? withColon : spacedFields(words)
  return found.flatMap(({ label, valueWords, labelWords }) => {
    const value = chosenOf(clean(joinWords(valueWords.map(({ text }) => text))))
    const place = placeOfInk(inkOfValue(value, valueWords, labelWords))
    return place ? [{ section, label, value, ...place }] : []
  })
}

/** `姓名：` and `单位全称：` on one line, what they ask for on the next, each under its label. */
const valuesBelow = (line: LineItem, after: LineItem | undefined, stretch: readonly LineItem[]): Found[] => {
  if (!asksBelow(line, after)) return []
  // One label alone over some words may be the last of its form: where others stand over their values too, it is not.
  const alike = stretch.filter((one, i) => asksBelow(one, stretch[i + 1])).length
  if (line.pieces.length < 2 && alike < 2) return []
  return line.pieces.map((piece, i) => {
    const end = line.pieces[i + 1]?.x0 ?? Number.POSITIVE_INFINITY
    const under = after?.pieces.filter(({ x0 }) => x0 > piece.x0 - piece.size && x0 < end - piece.size) ?? []
    return {
      label: labelOf(piece.text),
      labelWords: toWords([piece], line.page),
      valueWords: after ? toWords(under, after.page) : [],
    }
  })
}

const asksBelow = (line: LineItem, after: LineItem | undefined): boolean =>
  after !== undefined &&
  after.y0 - line.y1 < 1.5 * (line.y1 - line.y0) &&
  !colon.test(after.text) &&
  line.pieces.every(({ text }) => /^\p{Script=Han}[^:：]{1,19}[:：]\s*$/u.test(text) && !/[签章]/.test(text)) &&
  line.pieces.some(({ text }) => labelScore(labelOf(text)) >= 0.75) &&
  after.pieces.every(
    (value) => !isProse(value.text) && line.pieces.some(({ x0, size }) => Math.abs(value.x0 - x0) < size),
  )

/** Of an empty value: the blank that it would be written on (`____`), or else its label. */
const inkOfValue = (value: string, valueWords: readonly Word[], labelWords: readonly Word[]): readonly Ink[] => {
  const ink = valueWords.flatMap((word) => word.ink)
  return findValue(ink, value) ?? (ink.length > 0 ? ink : labelWords.flatMap((word) => word.ink))
}

/** A label that was too long for its line: `现任专业技` above `术资格：工程师`. */
const labelBegunOn = (before: LineItem | undefined, line: LineItem): Word[] => {
  if (!colon.test(line.text)) return []
  const begin = before?.pieces[0]
  const rest = line.text.match(/^([^:：]{1,12})[:：]/)?.[1]
  if (!begin || !rest || before.pieces.length > 1 || /[:：。]/.test(begin.text) || begin.text.length > 16) return []
  const whole = labelScore(labelOf(begin.text + rest))
  return whole === 1 && labelScore(labelOf(rest)) < 1 ? [{ text: begin.text, ink: inkOf(begin, before.page) }] : []
}

const colon = /[:：]/

const startsOf = (stretch: readonly LineItem[], but: LineItem): readonly number[] =>
  stretch.flatMap((line) =>
    line === but ? [] : line.pieces.filter(({ text }) => /[:：]/.test(text)).map(({ x0 }) => x0),
  )

/** A value so long that it touches the label of the next column (`…有限` + `单位性质：`): that label begins where the others above and below do. */
const splitAtLabel = (piece: Piece, line: LineItem, stretch: readonly LineItem[]): Piece[] => {
  if (!colon.test(piece.text)) return [piece]
  const chars = [...piece.text]
  if (chars.length !== piece.boxes.length) return [piece]
  const starts = startsOf(stretch, line)
  const at = chars.findIndex((_, i) => {
    const x = (piece.boxes[i]?.[0] ?? 0) * line.page.width
    const label =
      i > 0 &&
      chars
        .slice(i)
        .join('')
        .match(/^([^:：]{2,12})[:：]/)?.[1]
    return label && isKnownLabel(label) && starts.filter((start) => Math.abs(start - x) < alike).length >= 2
  })
  const x = (piece.boxes[at]?.[0] ?? 0) * line.page.width
  return at < 1
    ? [piece]
    : [
        { ...piece, text: chars.slice(0, at).join(''), boxes: piece.boxes.slice(0, at), x1: x },
        { ...piece, text: chars.slice(at).join(''), boxes: piece.boxes.slice(at), x0: x },
      ]
}

/** Points within which two things stand at the same place. */
const alike = 2.5

/** The words of the line; where the value of a column fills it to its end, with what goes on under its label on the next line. */
const wordsWithRest = (
  pieces: readonly Piece[],
  line: LineItem,
  after: LineItem | undefined,
  stretch: readonly LineItem[],
): Word[] => {
  if (!colon.test(line.text)) return toWords(pieces, line.page)
  const rest = after?.pieces.length === 1 ? after.pieces[0] : undefined
  const isNear = after !== undefined && after.page === line.page && after.y0 - line.y1 < line.y1 - line.y0
  if (!rest || !isNear || /[:：]/.test(rest.text) || labelScore(rest.text) >= 0.5) return toWords(pieces, line.page)
  const end = Math.max(...stretch.flatMap((one) => one.pieces.map(({ x1 }) => x1)))
  return pieces.flatMap((piece, i) => {
    const room = (pieces[i + 1]?.x0 ?? end) - piece.x1
    const isFull = Math.abs(piece.x0 - rest.x0) < alike && room < piece.size
    const goesOn =
      /[:：]./.test(piece.text) && (isFull || (i === pieces.length - 1 && hangsUnderValue(piece, rest, line)))
    return goesOn ? gluedWords(toWords([piece], line.page), toWords([rest], line.page)) : toWords([piece], line.page)
  })
}

/** What goes on under the first character behind the colon, however far the lines around it reach: `工作单位：` hangs over the rest. */
const hangsUnderValue = (piece: Piece, rest: Piece, { page }: LineItem): boolean => {
  const behind = [...piece.text].findIndex((char) => /[:：]/.test(char)) + 1
  const x = (piece.boxes[behind]?.[0] ?? 0) * page.width
  return [...piece.text].length === piece.boxes.length && Math.abs(x - rest.x0) < alike && piece.x1 - x > piece.size * 6
}

/** A word that the end of the line cut is one. */
const gluedWords = (words: readonly Word[], rest: readonly Word[]): Word[] => {
  const [last, first] = [words.at(-1), rest[0]]
  if (!last || !first) return [...words, ...rest]
  return [...words.slice(0, -1), { text: last.text + first.text, ink: [...last.ink, ...first.ink] }, ...rest.slice(1)]
}

interface Word {
  readonly text: string
  readonly ink: readonly Ink[]
}
interface Found {
  readonly label: string
  readonly labelWords: readonly Word[]
  readonly valueWords: Word[]
}

const toWords = (pieces: readonly Piece[], page: PageSize): Word[] =>
  pieces.flatMap((piece) => {
    const ink = inkOf(piece, page)
    let used = 0
    return piece.text
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => {
        const from = used
        used += [...text].length
        return { text, ink: ink.slice(from, used) }
      })
  })

/** A colon ends a label; the label began behind the value before it, where words that make a label begin. */
const colonFields = (words: readonly Word[]): Found[] => {
  const found: Found[] = []
  let pending: Word[] = []
  for (const word of words) {
    const inline = word.text.match(/^(.{0,24}?)[:：](.*)$/)
    const label = inline && labelStart(pending, inline[1] ?? '', found.length > 0)
    if (inline && label) {
      const valueBegins = [...(inline[1] ?? '')].length + 1
      const labelBegins = pending.length - label.used
      found.at(-1)?.valueWords.push(...pending.slice(0, labelBegins))
      found.push({
        label: label.text,
        labelWords: [...pending.slice(labelBegins), { text: inline[1] ?? '', ink: word.ink.slice(0, valueBegins) }],
        valueWords: inline[2] ? [{ text: inline[2], ink: word.ink.slice(valueBegins) }] : [],
      })
      pending = []
    } else pending.push(word)
  }
  found.at(-1)?.valueWords.push(...pending)
  return found
}

/** `姓 名：`: how many of the words before the colon belong to the label. */
const labelStart = (
  before: readonly Word[],
  last: string,
  mustBeLabel: boolean,
): { text: string; used: number } | undefined => {
  let best: { text: string; used: number; score: number } | undefined
  for (let used = 0; used <= Math.min(before.length, 6); used++) {
    const text = labelOf([...before.slice(before.length - used).map((word) => word.text), last].join(''))
    if (text === '' || text.length > 24) continue
    const score = labelScore(text)
    if (!best || score > best.score) best = { text, used, score }
  }
  if (!best) return undefined
  if (best.score >= 0.5) return best
  // Unknown words before a colon at the start of a line are a label all the same.
  const whole = labelOf([...before.map((word) => word.text), last].join(''))
  return !mustBeLabel && /^[\p{Script=Han}A-Za-z()（）/、]{2,16}$/u.test(whole)
    ? { text: whole, used: before.length }
    : undefined
}

const spacedFields = (words: readonly Word[]): Found[] => {
  const found: Found[] = []
  for (let i = 0; i < words.length; ) {
    const label = knownLabelAt(words, i)
    const word = words[i]
    if (!word) break
    if (label) {
      found.push({ label: label.text, labelWords: words.slice(i, i + label.used), valueWords: [] })
      i += label.used
    } else {
      if (found.length === 0) return []
      found.at(-1)?.valueWords.push(word)
      i++
    }
  }
  return found.map(withoutTwoValues).filter(({ valueWords }) => valueWords.length > 0)
}

/**
 * `姓名 沈某某 男 民族 汉族`: the label of 男 was lost, and which of the words the value is can only be guessed. The first label stands
 * with the mark for what could not be read.
 */
const withoutTwoValues = (found: Found): Found => {
  const [first, ...others] = found.valueWords
  return first && others.some(({ text }) => isKnownValue(text))
    ? { ...found, valueWords: [{ text: '〓', ink: found.valueWords.flatMap((word) => word.ink) }] }
    : found
}

const knownLabelAt = (words: readonly Word[], at: number): { text: string; used: number } | undefined => {
  for (let used = Math.min(6, words.length - at); used >= 1; used--) {
    const text = labelOf(
      words
        .slice(at, at + used)
        .map((word) => word.text)
        .join(''),
    )
    if (text.length > 1 && isKnownLabel(text)) return { text, used }
  }
  // `现任资格 工程师`: a word that ends like a label, between values.
  const text = labelOf(words[at]?.text ?? '')
  return words.length - at >= 2 && labelScore(text) >= 0.75 && text.length <= 12 ? { text, used: 1 } : undefined
}

const joinWords = (words: readonly string[]): string =>
  words.reduce(
    (text, word) =>
      text +
      (text !== '' && /[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(word) ? ' ' : text === '' ? '' : ' ') +
      word,
    '',
  )

const clean = (value: string): string => value.replace(/^[_＿\s]+|[_＿\s]+$/g, '')
