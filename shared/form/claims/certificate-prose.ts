import type { CertificateKind } from '#domain/form'
import type { Box } from '#domain/pages'
import { findDates } from '#text/dates'
import { around } from '../ink.ts'
import { bare, type CertificateField } from './certificate-fields.ts'
import { type Sentence, sentences } from './certificate-sentences.ts'
import type { PageLine } from './page-lines.ts'

/** What a certificate says in sentences, in its heading, in a table of members or in its signature instead of behind a label. */
export const proseFields = (
  kind: CertificateKind,
  lines: readonly PageLine[],
  labelled: readonly CertificateField[],
): readonly CertificateField[] => {
  const flow = flowOf(lines)
  const fields: CertificateField[] = []
  const isTaken = (label: string) => [...labelled, ...fields].some((field) => field.label === label)
  for (const sentence of sentences) {
    if (!sentence.kinds.includes(kind) || isTaken(sentence.label)) continue
    const field = sentence.onOneLine ? onLines(sentence, lines) : inFlow(sentence, flow)
    if (field) fields.push(field)
  }
  return [...fields, ...membersIn(kind, lines), ...signature(lines)]
}

/** The page as one string without white space: sentences run on over the ends of lines. One box for each character. */
interface Flow {
  readonly text: string
  /** Each character as printed, with the gap before it. */
  readonly printed: readonly string[]
  readonly boxes: readonly Box[]
}

const flowOf = (lines: readonly PageLine[]): Flow => {
  let text = ''
  const printed: string[] = []
  const boxes: Box[] = []
  for (const line of lines) {
    let gap = ''
    for (let i = 0; i < line.text.length; i++) {
      const c = line.text[i] ?? ''
      const box = line.boxes[i]
      if (c.trim() === '') gap = ' '
      if (c.trim() === '' || !box) continue
      const folded = c.normalize('NFKC')
      text += folded.length === 1 ? folded : c
      printed.push(gap + c)
      boxes.push(box)
      gap = ''
    }
  }
  return { text, printed, boxes }
}

interface Found {
  readonly value: string
  readonly from: number
  readonly to: number
}

/** The group that matched, and where: the same words may stand in front of it too. */
const groupIn = (regex: RegExp, text: string): Found | undefined => {
  const match = withIndices(regex).exec(text)
  const group = match?.findIndex((value, i) => i > 0 && Boolean(value)) ?? -1
  const [from, to] = match?.indices?.[group] ?? []
  return group < 1 || from === undefined || to === undefined ? undefined : { value: text.slice(from, to), from, to }
}

const indexed = new Map<RegExp, RegExp>()
const withIndices = (regex: RegExp): RegExp => {
  const known = indexed.get(regex) ?? new RegExp(regex, `${regex.flags}d`)
  indexed.set(regex, known)
  return known
}

const inFlow = ({ label, regex }: Sentence, { text, printed, boxes }: Flow): CertificateField | undefined => {
  const found = groupIn(regex, text)
  if (!found) return undefined
  return {
    label,
    value: printed.slice(found.from, found.to).join('').trim(),
    bbox: around(boxes.slice(found.from, found.to)),
  }
}

const onLines = ({ label, regex }: Sentence, lines: readonly PageLine[]): CertificateField | undefined => {
  for (const line of lines) {
    const found = groupIn(regex, line.text.trim())
    if (!found) continue
    const start = line.text.length - line.text.trimStart().length + found.from
    return {
      label,
      value: found.value.replace(/\s+/g, ' ').trim(),
      bbox: around(line.boxes.slice(start, start + found.value.length)),
    }
  }
}

const memberInRow = /^\s*\d{1,2}\s*[.、]?\s+?([\p{Script=Han}](?:\s?[\p{Script=Han}·]){1,9}?)(?=\s|$)/u

/** The numbered table under 主要完成人员: the order is the rank. */
const membersIn = (kind: CertificateKind, lines: readonly PageLine[]): readonly CertificateField[] => {
  if (kind !== 'project-acceptance' && kind !== 'project-contract' && kind !== 'award') return []
  const at = lines.findIndex(({ text }) =>
    /^(?:项目|课题)?(?:主要)?(?:完成|研究|参加|承担)?(?:人员|成员|完成人)(?:名单|情况)?(?:\(.*\))?$/.test(bare(text)),
  )
  if (at < 0) return []
  const rows = lines.slice(at + 1).flatMap((line) => {
    const member = groupIn(memberInRow, line.text)
    return member ? [{ name: member.value.replace(/\s+/g, ''), boxes: line.boxes.slice(member.from, member.to) }] : []
  })
  if (rows.length === 0) return []
  return [
    {
      label: '主要完成人员',
      value: rows.map(({ name }) => name).join(';'),
      bbox: around(rows.flatMap(({ boxes }) => boxes)),
    },
  ]
}

const issuerName =
  /^[\p{Script=Han}()（）〓]{4,40}(?:政府|厅|局|部|委员会|办公室|协会|学会|公司|大学|学院|中心|站|院|会|所|集团)$/u

/** Below everything: who issued it, and the day; either may stand level with the last field. */
const signature = (lines: readonly PageLine[]): readonly CertificateField[] => {
  const tail = lines.slice(-6)
  const dated = tail.map(dayAtEnd).findLast((day) => day !== undefined)
  const issuer = tail.flatMap(partsOf).findLast(({ text }) => issuerName.test(bare(text)))
  return [
    ...(issuer ? [{ label: '落款单位', value: bare(issuer.text), bbox: issuer.box }] : []),
    ...(dated ? [{ label: '落款日期', value: bare(dated.text), bbox: dated.box }] : []),
  ]
}

interface Part {
  readonly text: string
  readonly box: Box
}

/** A line and what its gaps divide it into. */
const partsOf = (line: PageLine): readonly Part[] => [
  line,
  ...[...line.text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    box: around(line.boxes.slice(match.index, match.index + match[0].length)),
  })),
]

/** A day that is all of the line, or that ends it behind a gap. */
const dayAtEnd = ({ text, boxes }: PageLine): Part | undefined => {
  if (/。/.test(text)) return undefined
  const found = findDates(text).findLast(({ value }) => value.length >= 7)
  if (!found) return undefined
  const isAlone = bare(text).length - bare(found.raw).length <= 2 && !/[:：]/.test(text)
  const isBehindGap = text.trimEnd().length === found.end && /\s$/.test(text.slice(0, found.start))
  if (!isAlone && !(isBehindGap && !/[:：]\s*$/.test(text.slice(0, found.start)))) return undefined
  return isAlone ? { text, box: around(boxes) } : { text: found.raw, box: around(boxes.slice(found.start, found.end)) }
}
