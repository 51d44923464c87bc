import type { Certificate } from '#domain/application'
import type { Box } from '#domain/pages'
import type { ProofPage } from '#domain/proof-page'
import type { ScanAgreement } from '#domain/scan-meeting'
import { editDistance } from '#text/edit-distance'
import { compareNames, toNameKey } from '#text/names'
import { toComparable } from '#text/normalise'
import { toTitleKey } from '#text/title'
import { comparePictures } from './picture-likeness.ts'
import { numberKindOf, numbersOn } from './scan-keys.ts'

/** One side: a certificate's page, and who hands it in. */
export interface Scan {
  readonly page: ProofPage
  readonly certificate: Certificate
  readonly name: string
  readonly formerName?: string
}

/** So alike are two readings of one page but for the name; of a scan every hundredth character is misread. */
const leastLikeness = { text: 0.9, ocr: 0.85 } as const
/** A name stands this far from where the other one does, in characters: misread ones before it, at most. */
const mostShift = { characters: 4, share: 0.04 } as const

/**
 * Two people's pages that say the same of two names: the same number (or, where neither says one, the same work), the same words, and where
 * one names the one applicant the other names the other. Undefined where that is not so: other numbers, other words, a name that is not found
 * on its own page, or a page that names both (a team's certificate, which each of the team may hand in).
 */
export const compareScans = (own: Scan, other: Scan): ScanAgreement | undefined => {
  const number = commonNumber(own.certificate, other.certificate)
  if (number === 'another' || own.page.kind !== other.page.kind) return undefined
  if (!number && !haveOneTitle(own.certificate, other.certificate)) return undefined
  const scanned = own.page.source === 'ocr' || other.page.source === 'ocr'
  if (isOnePerson(own, other)) return undefined
  const [mine, theirs] = [withoutName(own), withoutName(other)]
  if (!mine || !theirs || !standInOnePlace(mine, theirs)) return undefined
  if (names(mine.text, other, scanned) || names(theirs.text, own, scanned)) return undefined
  const likeness = likenessOf(mine.text, theirs.text)
  if (likeness < leastLikeness[scanned ? 'ocr' : 'text']) return undefined
  // A number of its own says which paper it is. Without one a place, a share or a day may be all in which two winners' papers differ.
  if (number?.kind !== 'own' && figuresIn(mine.text) !== figuresIn(theirs.text)) return undefined
  const pictures = own.page.picture && other.page.picture
  return {
    kind: own.page.kind,
    nameBox: mine.box,
    ...(own.certificate.title && { title: own.certificate.title }),
    ...(number && { number }),
    likeness: Math.floor(likeness * 1000) / 1000,
    ...(pictures &&
      own.page.picture && { picture: comparePictures(own.page.picture, pictures, [mine.box, theirs.box]) }),
    scanned,
    ...confidenceOf(own.page, other.page),
    areNamesAlike: compareNames(own.name, other.name, { scanned }) !== 'different',
    saysChanged: saysChanged(mine.text) || saysChanged(theirs.text),
  }
}

/** `another` where both say a number of one sort and none is the same. */
const commonNumber = (a: Certificate, b: Certificate): ScanAgreement['number'] | 'another' => {
  const [mine, theirs] = [numbersOn(a), numbersOn(b)]
  const common = mine.filter(({ scheme, key }) => theirs.some((one) => one.scheme === scheme && one.key === key))
  const best = common.find((one) => numberKindOf(one) === 'own') ?? common[0]
  if (best) return { printed: best.canonical, kind: numberKindOf(best) ?? 'shared' }
  return mine.some(({ scheme }) => theirs.some((one) => one.scheme === scheme)) ? 'another' : undefined
}

const haveOneTitle = (a: Certificate, b: Certificate): boolean =>
  a.title !== undefined && b.title !== undefined && toTitleKey(a.title) === toTitleKey(b.title)

/** Somebody under a former name is nobody else. */
const isOnePerson = (own: Scan, other: Scan): boolean => {
  const [mine, theirs] = [own, other].map(({ name, formerName }) =>
    [name, formerName ?? ''].map(toNameKey).filter((key) => key !== ''),
  )
  return mine?.some((name) => theirs?.includes(name)) ?? false
}

interface Masked {
  /** Comparable words of the page, the holder and what tells of their person taken out. */
  readonly text: string
  /** Where the name stood first. */
  readonly at: number
  readonly box: Box
}

const nameMark = '□'

const withoutName = ({ page, name }: Scan): Masked | undefined => {
  const key = toNameKey(name)
  if ([...key].length < 2) return undefined
  const lines = page.lines
    .map(({ text, box }) => ({ text: toComparable(withoutPerson(text)), box }))
    .filter((line) => !isPageNumber(line))
  const line = lines.find(({ text }) => text.includes(key))
  if (!line) return undefined
  const text = lines
    .map((one) => one.text)
    .join('')
    .replaceAll(key, nameMark)
  return { text, at: text.indexOf(nameMark), box: partOf(line, key) }
}

/** A bundle numbers its pages in the margin, and each bundle otherwise. */
const isPageNumber = ({ text, box: [, top, , bottom] }: { readonly text: string; readonly box: Box }): boolean =>
  text.length <= 6 && !/\p{Script=Han}{2}/u.test(text) && (top > 0.9 || bottom < 0.07)

/** The name's share of its line: characters of print are about equally wide. */
const partOf = ({ text, box }: { readonly text: string; readonly box: Box }, key: string): Box => {
  const [x0, y0, x1, y1] = box
  const at = (index: number) => x0 + ((x1 - x0) * index) / text.length
  const from = text.indexOf(key)
  return [at(from), y0, at(from + key.length), y1]
}

/** Resident id, sex and birth go with the name: certificates of a title or a degree print them beside it. */
const withoutPerson = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(?<!\d)\d{17}[\dX](?!\d)/gi, '')
    .replace(/(?:出生)?(?:年月|日期)?[::\s]*(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*(?:出?生)/g, '')
    .replace(/出生(?:年月|日期)?[::\s]*(?:19|20)\d{2}[\s年.\-/]*\d{1,2}[\s月.\-/]*(?:\d{1,2}\s*日?)?/g, '')
    .replace(/性别[::\s]*[男女]|[,,、]\s*[男女]\s*(?=[,,、])/g, '')

/** As far down the page, and behind or before the same words: two of a list stand beside each other. */
const standInOnePlace = (a: Masked, b: Masked): boolean =>
  (wordsBefore(a) === wordsBefore(b) || wordsBehind(a) === wordsBehind(b)) &&
  Math.abs(a.at - b.at) <= Math.max(mostShift.characters, mostShift.share * Math.max(a.text.length, b.text.length))

const neighbours = 2
const wordsBefore = ({ text, at }: Masked): string => text.slice(Math.max(0, at - neighbours), at)
const wordsBehind = ({ text, at }: Masked): string =>
  text.slice(at + nameMark.length, at + nameMark.length + neighbours)

/** On a scan a name of three that was read with one other character counts: who may stand there is not said not to. */
const names = (text: string, { name, formerName }: Scan, scanned: boolean): boolean =>
  [name, formerName ?? '']
    .map(toNameKey)
    .some((key) => key !== '' && (text.includes(key) || (scanned && key.length > 2 && hasNearly(text, key))))

const hasNearly = (text: string, key: string): boolean => {
  for (let at = 0; at + key.length <= text.length; at++) {
    let wrong = 0
    for (let i = 0; i < key.length; i++) if (text[at + i] !== key[i]) wrong++
    if (wrong <= 1) return true
  }
  return false
}

const likenessOf = (a: string, b: string): number =>
  a === b ? 1 : 1 - editDistance(a, b) / Math.max(a.length, b.length, 1)

/** Digits in their order, and places told in characters: 第二完成人. */
const figuresIn = (text: string): string => (text.match(/第[一二三四五六七八九十]+|\d+/g) ?? []).join(' ')

const saysChanged = (text: string): boolean => /变更|更换|更正|换发|补发|遗失补/.test(text)

const confidenceOf = (a: ProofPage, b: ProofPage) => {
  const known = [a.confidence, b.confidence].filter((one) => one !== undefined)
  return known.length > 0 ? { confidence: Math.min(...known) } : {}
}
