import type { FormCertificate } from '#domain/form'
import type { Box, ReadPage } from '#domain/pages'
import { findDates } from '#text/dates'
import { splitNames } from '#text/names'
import { around } from '../ink.ts'
import { certificateLabels, nameListLabels, titleLabels } from './certificate-labels.ts'
import type { PageLine } from './page-lines.ts'

export type CertificateField = FormCertificate['fields'][number]

/** As compared: without white space, full width folded. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** Everything on the page that stands behind a label: one of ours, or any words with a colon. In the order of the page. */
export const labelledFields = (lines: readonly PageLine[], page: ReadPage): readonly CertificateField[] => {
  const fields: CertificateField[] = []
  const isSpecification = lines.some(({ text }) => startsWithInid.test(text))
  const labelsOf = lines.map((line, at) => labelsIn(line, lines[at - 1], page.source === 'ocr', isSpecification))
  lines.forEach((line, at) => {
    const labels = labelsOf[at] ?? []
    labels.forEach(({ label, valueFrom }, i) => {
      const isLast = i === labels.length - 1
      const more = isLast ? continuation(label, lines, labelsOf, at, isSpecification) : []
      const to = labels[i + 1]?.from ?? line.text.length
      const start = firstInk(line, valueFrom, to) ?? (more[0] && firstInk(more[0]))
      const above = label === '软件名称' && start ? valueAbove(lines, labelsOf, at, start) : []
      const field = toField(label, line, valueFrom, to, above, more)
      if (field && !(label === '软件名称' && isVersion(field.value))) fields.push(field)
    })
  })
  return fields
}

interface Labelled {
  readonly label: string
  readonly from: number
  readonly valueFrom: number
}

const spaced = (word: string): string => [...word].join('\\s*')
const known = certificateLabels.map(spaced).join('|')
const knownLong = certificateLabels
  .filter((label) => label.length >= 3)
  .map(spaced)
  .join('|')
/** The numbers of patent specifications, (72), stand in front of the label. */
const inid = '(?:[(（]\\d{2}[)）]\\s*)?'

const colon = '\\s*[:：∶︰﹕]'
/** A scanned colon comes out as other marks of two dots or one. */
const scannedColon = '\\s*[:：∶︰﹕;；.．·]'

/** Between the characters of a label a printer sets spaces: 发 明 人：. */
const withColon = new RegExp(`(?<![\\p{Script=Han}])${inid}(${known})${colon}`, 'gu')
const withScannedColon = new RegExp(`(?<![\\p{Script=Han}])${inid}(${known})${scannedColon}`, 'gu')
/** The recogniser leaves the space between two fields out: …月13日授权公告号：CN…. */
const gluedToValue = new RegExp(`(?<=[\\p{Script=Han}])(${knownLong})${colon}`, 'gu')
/** OCR loses colons; specifications print none. Then the label begins the line, or stands behind a gap, and a value follows. */
const atLineStart = new RegExp(`^\\s*${inid}(${known})(?=\\s*\\S|\\s*$)`, 'gu')
const behindGap = new RegExp(`(?<=\\s)${inid}(${knownLong})(?=\\s*[\\dA-Z]|\\s+\\S)`, 'gu')
const startsWithInid = /^\s*[(（]\d{2}[)）]/

/** Labels that we have no list of: 组织鉴定单位：, 学  制：, 校（院）长：. At the beginning of a line or behind a gap. */
const anyLabel =
  /(?<=^|\s)([\p{Script=Han}〓]\s+[\p{Script=Han}〓]|[\p{Script=Han}〓][\p{Script=Han}〓/]{1,9}(?:[(（][\p{Script=Han}]{1,4}[)）])?|\p{Script=Han}{1,4}[(（][\p{Script=Han}、]{1,6}[)）]\p{Script=Han}{1,3})\s*[:：∶︰﹕]/gu
/** Sentences that go on behind a colon, and letters to somebody. */
const notLabels = /(?:为|下|于|是|有|即|说|明|同志|先生|女士|公司|单位名单)$|^(?:其中|注|备注|经查|说明|特此)/

const labelsIn = (
  { text }: PageLine,
  before: PageLine | undefined,
  isOcr: boolean,
  isSpecification: boolean,
): readonly Labelled[] => {
  const found: Labelled[] = []
  const add = (label: string, from: number, valueFrom: number) => {
    if (!found.some((other) => from < other.valueFrom && other.from < valueFrom)) found.push({ label, from, valueFrom })
  }
  const addAll = (pattern: RegExp, accepts: (label: string, match: RegExpMatchArray) => boolean = () => true) => {
    for (const match of text.matchAll(pattern)) {
      const label = bare(match[1] ?? '')
      if (accepts(label, match))
        add(isOcr ? asKnown(label) : label, match.index ?? 0, (match.index ?? 0) + match[0].length)
    }
  }
  const broken = brokenLabel(text, before?.text)
  if (broken) add(broken.label, 0, broken.valueFrom)
  // The whole word before a colon is the label, though a shorter one of ours ends it: 毕业证书编号.
  addAll(withColon)
  if (isOcr) {
    addAll(withScannedColon, (_, match) => !isSentence(text.slice((match.index ?? 0) + match[0].length)))
    const first = Math.min(...found.map(({ valueFrom }) => valueFrom))
    addAll(gluedToValue, (_, match) => (match.index ?? 0) > first)
  }
  addAll(anyLabel, (label) => !notLabels.test(label))
  const follows = (match: RegExpMatchArray) => text.slice((match.index ?? 0) + match[0].length)
  // Specifications print the address, and the numbers of the publication before the grant, without a number of their own.
  const isUnnumbered = (match: RegExpMatchArray) => isSpecification && /^\s+[\dA-Z]/.test(follows(match))
  addAll(
    atLineStart,
    (_, match) => (isOcr || startsWithInid.test(text) || isUnnumbered(match)) && !isSentence(follows(match)),
  )
  if (isOcr) addAll(behindGap, (_, match) => !isSentence(follows(match)))
  return found.toSorted((a, b) => a.from - b.from)
}

/** 专利权人的姓名或名称、国籍…: the label was a word of a sentence. */
const isSentence = (rest: string): boolean =>
  /^\s*(?:[的自之及和与或是为按由经在应将,，、。()（）])/.test(rest) || /[。]/.test(rest)

/** `专利` at the end of one line, `权人：` at the beginning of the next: one label in a narrow column. */
const brokenLabel = (text: string, before: string | undefined): Labelled | undefined => {
  const head = before && bare(before.split(/\s{2,}|(?<=\S)\s(?=\S+$)/).at(-1) ?? '')
  const rest = /^\s*([\p{Script=Han}]{1,6})\s*[:：∶]/u.exec(text)
  if (!head || !rest?.[1] || head.length > 6) return undefined
  const label = head + bare(rest[1])
  return certificateLabels.includes(label) && !certificateLabels.includes(bare(rest[1]))
    ? { label, from: 0, valueFrom: rest[0].length }
    : undefined
}

/** One character of a label read wrong, or not at all, leaves the label what it is, if it can be no other. */
const asKnown = (label: string): string => {
  if (certificateLabels.includes(label)) return label
  const wrongAllowed = label.includes('〓') ? 1 : label.length >= 4 ? 1 : 0
  if (wrongAllowed === 0) return label
  const close = certificateLabels.filter(
    (one) =>
      one.length === label.length &&
      [...one].filter((c, i) => c !== label[i]).length === 1 &&
      [...label].every((c, i) => c !== '〓' || c !== one[i]),
  )
  return close.length === 1 && close[0] ? close[0] : label
}

const toField = (
  label: string,
  line: PageLine,
  from: number,
  to: number,
  above: readonly PageLine[],
  more: readonly PageLine[],
): CertificateField | undefined => {
  const own = withoutNeighbour(label, untilUnmatchedBracket(line.text.slice(from, to)).replace(classification, ''))
  const value = [...above.map(({ text }) => text.trim()), own.trim(), ...more.map(({ text }) => text.trim())]
    .filter(Boolean)
    .join('\n')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim()
  const boxes = [
    ...above.map(({ box }) => box),
    ...line.boxes.slice(from, to).filter((_, i) => (own[i] ?? ' ').trim() !== ''),
    ...more.map(({ box }) => box),
  ]
  return value === '' || boxes.length === 0 ? undefined : { label, value: joinLines(label, value), bbox: around(boxes) }
}

/** `(身份证号:…)系我单位`: a label inside brackets ends with them. */
const untilUnmatchedBracket = (text: string): string => {
  let depth = 0
  for (const [i, c] of [...text].entries()) {
    if (/[(（]/.test(c)) depth++
    else if (/[)）]/.test(c) && --depth < 0) return [...text].slice(0, i).join('')
  }
  return text
}

const isDateLabel = (label: string): boolean => /时间|日期|年月|年度|日$|起止|期限/.test(label)
/** The day of the signature, the number of the page: they stand level with the last field, behind a gap. */
const neighbour =
  /\s+(?:(?:19|20)\d{2}\s*年\s*[\d一二三四五六七八九十]+\s*月.*|[一二][〇○零九][〇○零一二三四五六七八九]{2}\s*年.*|第\s*\d+\s*页.*)$/u

const withoutNeighbour = (label: string, value: string): string =>
  isDateLabel(label) || value.trim() === '' ? value : value.replace(neighbour, '')

/** Patent specifications print the classification, B23K 37/00(2006.01), in a column beside the fields. */
const classification = /\s+[A-H]\d{2}[A-Z]\s?\d+\/\d+.*$/

/** A list of names keeps its separator where its line broke; a broken title is put together again. */
const joinLines = (label: string, value: string): string => {
  if (label === '软件名称') return joinLines('', value.replace(/\n(?=\s*(?:[[［【(（]|V\s?\d))/giu, ' '))
  if (!nameListLabels.has(label))
    return value.replace(/(?<=[^\x20-\x7E])\n|\n(?=[^\x20-\x7E])/g, '').replace(/\n/g, ' ')
  const whole = value.replace(insideUnit, '')
  const printed = /[;；、,，]/.exec(value)?.[0]
  const separator = printed ?? (/[\p{Script=Han}] [\p{Script=Han}]/u.test(value) ? ' ' : ';')
  return whole.replace(lastOfName, '').replace(/[;；、,，]?\n/g, separator)
}

const unitEnd = '(?:公司|大学|学院|研究院|研究所|设计院|中心|集团|局|厂|院|所|站|会)'
/** 某某科技有 | 限公司: the line before does not end as a unit does. */
const insideUnit = new RegExp(`(?<=[\\p{Script=Han}]{5})(?<!${unitEnd})\\n(?=[^\\n;；、]*${unitEnd}(?:\\n|$))`, 'gu')

/** A break inside a name: one character is none. */
const lastOfName = /\n(?=[\p{Script=Han}](?:[;；、,，\n]|$))/gu

const maxWrappedLines = 6

/** The lines below that still belong to the value: names under names, the rest of a title that filled its line. */
const continuation = (
  label: string,
  lines: readonly PageLine[],
  labelsOf: readonly (readonly Labelled[])[],
  at: number,
  isSpecification: boolean,
): readonly PageLine[] => {
  const isBelow = isLabelOnly(lines[at], label)
  // The columns of a specification are narrow: whatever has no label of its own goes on with the field above.
  const isFull = (line: PageLine | undefined) => isSpecification || fillsItsLine(line)
  const test = nameListLabels.has(label)
    ? isNameList
    : label === '软件名称' && isVersion(lines[at + 1]?.text ?? '')
      ? isVersion
      : isBelow || (isLong(label) && isFull(lines[at]))
        ? isTitleRest
        : undefined
  if (!test) return []
  const more: PageLine[] = []
  for (const [i, line] of lines.slice(at + 1, at + 1 + maxWrappedLines).entries()) {
    if ((labelsOf[at + 1 + i] ?? []).length > 0 || isFurniture(bare(line.text)) || !test(line.text.trim())) break
    more.push(line)
    if (test === isTitleRest && (isBelow ? !titleLabels.has(label) : !isFull(line))) break
  }
  return more
}

const firstInk = ({ text, boxes }: PageLine, from = 0, to = text.length): Box | undefined =>
  boxes.slice(from, to).find((_, i) => (text[from + i] ?? ' ').trim() !== '')

const maxLinesAbove = 2
/** Lines of one cell stand closer than this, in heights of a line; rows of a certificate stand further apart. */
const closeLines = 1.75

/**
 * A label centred beside a value of several lines has its first lines above it: name, short name, version. They begin
 * where the value does. Without them the short name or the version would pass for the name.
 */
const valueAbove = (
  lines: readonly PageLine[],
  labelsOf: readonly (readonly Labelled[])[],
  at: number,
  start: Box,
): readonly PageLine[] => {
  const above: PageLine[] = []
  const height = start[3] - start[1]
  for (let i = at - 1; i >= 0 && above.length < maxLinesAbove; i--) {
    const line = lines[i]
    const first = line && firstInk(line)
    const below = above[0]?.box ?? lines[at]?.box ?? start
    if (!line || !first || (labelsOf[i] ?? []).length > 0 || isFurniture(bare(line.text))) break
    if (Math.abs(first[0] - start[0]) > height / 2 || below[1] - line.box[1] > closeLines * height) break
    above.unshift(line)
  }
  return above
}

/** Certificates of software print the short name and the version under the name, a line each. */
const isVersion = (text: string): boolean => /^\s*(?:[[［【(（]\s*简称.*|V\s?\d[\w.]*\s*)$/iu.test(text)

const isLong = (label: string): boolean => titleLabels.has(label) || label === '地址'

/** `(54)发明名称`, and the name on the lines below it, up to the next number in brackets. */
const isLabelOnly = (line: PageLine | undefined, label: string): boolean =>
  line !== undefined &&
  bare(line.text)
    .replace(/^\(\d{2}\)/, '')
    .replace(/[:：;]$/, '') === label

const fillsItsLine = (line: PageLine | undefined): boolean => line !== undefined && line.box[2] > 0.72

const isFurniture = (text: string): boolean =>
  /^局长|^第\d+页|国家知识产权局|国家版权局|证书号第|软著登字第|专利证书|示例$|专用章|[。]/.test(text) ||
  findDates(text).some(({ raw }) => raw.length > text.length - 2)

/** Two to four characters each, or a name with a dot, or a Latin one; units in a list of owners are longer. */
const isNameList = (text: string): boolean => {
  const names = splitNames(text.replace(/^[\p{Script=Han}](?=[;；、,，]|$)/u, ''))
  return (
    (names.length > 0 || /^[\p{Script=Han}]$/u.test(text)) &&
    names.every((name) =>
      /^[\p{Script=Han}*〓]{2,4}$|·|^[A-Za-z .'-]+$|(?:公司|大学|学院|研究院|研究所|中心|局|厂|院)$/u.test(name),
    )
  )
}

const isTitleRest = (text: string): boolean => text.length <= 40 && !/[。:：]|^\s*[(（]\d{2}[)）]/.test(text)
