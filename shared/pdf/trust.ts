import type { UnreadReason } from '#domain/pages'

/** What the trust test looks at. `visible` and `hidden` are all characters of the page, one string each. */
export interface PageFacts {
  readonly visible: string
  readonly hidden: string
  /** Share of the page under its largest image, 0..1. */
  readonly imageCover: number
  /** Of the hidden characters, how many are in invisible mode, as an OCR layer is. */
  readonly invisible: number
  /** Filled shapes that are no borders: outlines of characters, when there are hundreds of them. */
  readonly shapes: number
  /** Share of the page's strings in a font that is broken, 0..1. */
  readonly lost: number
}

/**
 * Are the characters that came out the ones that are printed? Genuine documents have 99.2–100 % of their Chinese
 * characters in GB 2312 level 1; a missing ToUnicode or a foreign OCR layer leaves 0–57 % (reading-pdfs.md §4).
 */
export const distrust = (facts: PageFacts): UnreadReason | undefined => {
  const { visible, hidden, imageCover, invisible } = facts
  const seen = [...visible]
  // A stray mark is no loss. More are words missing without a trace, and a picture of the page would lack them too.
  if (facts.lost > 0.05) return 'page-error'
  if (imageCover >= 0.5 && invisible > 0 && invisible >= seen.length) return 'untrustworthy-text-layer'
  if (seen.length === 0) return imageCover > 0.03 || facts.shapes > 200 ? 'no-text-layer' : undefined
  // A page number or a stamp over a scan is not the page's text.
  if (imageCover >= 0.6 && seen.length < 40) return 'no-text-layer'
  if (looksWrong(seen)) return 'untrustworthy-text-layer'
  return hidden.length > seen.length && imageCover >= 0.5 ? 'untrustworthy-text-layer' : undefined
}

const looksWrong = (characters: readonly string[]): boolean => {
  let han = 0
  let common = 0
  let traditional = 0
  let unmapped = 0
  let latin1 = 0
  for (const c of characters) {
    const code = c.codePointAt(0) ?? 0
    if (/\p{Script=Han}/u.test(c)) {
      han++
      if (levelOne().has(c)) common++
      else if (bigFiveOne().has(c)) traditional++
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfffd || isPrivate(code)) unmapped++
    else if (code >= 0xa0 && code <= 0xff) latin1++
  }
  if (unmapped > characters.length * 0.05 && unmapped > 2) return true
  // × ± ² ° · are Latin-1 too; a page of nothing else is a font without its map.
  if (latin1 > characters.length * 0.25 && latin1 > 10) return true
  if (han === 0) return false
  const share = (common + traditional) / han
  return han >= 30 ? share < 0.9 : han >= 8 && share < 0.6
}

// Word prints bullets from Symbol and Wingdings at U+F020–F0FF: those are read as they are.
const isPrivate = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff && !(code >= 0xf020 && code <= 0xf0ff)

const decoded = (encoding: string, rows: readonly [number, number], cells: readonly [number, number]): Set<string> => {
  const decoder = new TextDecoder(encoding)
  const bytes: number[] = []
  for (let row = rows[0]; row <= rows[1]; row++)
    for (let cell = cells[0]; cell <= cells[1]; cell++) bytes.push(row, cell)
  return new Set([...decoder.decode(new Uint8Array(bytes))].filter((c) => /\p{Script=Han}/u.test(c)))
}
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
/** 3,755 characters, by pinyin: rows 16–55 of GB 2312. */
const levelOne = once(() => decoded('gbk', [0xb0, 0xd7], [0xa1, 0xfe]))
/** 5,401 traditional characters in common use. */
const bigFiveOne = once(
  () => new Set([...decoded('big5', [0xa4, 0xc6], [0x40, 0x7e]), ...decoded('big5', [0xa4, 0xc6], [0xa1, 0xfe])]),
)
