import type { CertificateKind } from '#domain/form'
import type { Box } from '#domain/pages'
import { findDates } from '#text/dates'
import { bare, type CertificateField } from './certificate-fields.ts'
import { type Sentence, sentences } from './certificate-sentences.ts'
import { around, type PageLine } from './page-lines.ts'

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

const inFlow = ({ label, regex }: Sentence, { text, printed, boxes }: Flow): CertificateField | undefined => {
  const match = regex.exec(text)
  const value = match?.slice(1).find(Boolean)
  if (!match || !value) return undefined
  // The value is what the last group of that text stands for, so it is looked for from behind its anchor on.
  const start = match.index + match[0].indexOf(value)
  return {
    label,
    value: printed
      .slice(start, start + value.length)
      .join('')
      .trim(),
    bbox: around(boxes.slice(start, start + value.length)),
  }
}

const onLines = ({ label, regex }: Sentence, lines: readonly PageLine[]): CertificateField | undefined => {
  for (const line of lines) {
    const value = regex.exec(line.text.trim())?.[1]
    if (!value) continue
    const start = line.text.indexOf(value)
    return {
      label,
      value: value.replace(/\s+/g, ' ').trim(),
      bbox: around(line.boxes.slice(start, start + value.length)),
    }
  }
}

/** The numbered table under 主要完成人员: the order is the rank. */
const membersIn = (kind: CertificateKind, lines: readonly PageLine[]): readonly CertificateField[] => {
  if (kind !== 'project-acceptance' && kind !== 'project-contract' && kind !== 'award') return []
  const at = lines.findIndex(({ text }) =>
    /^(?:项目|课题)?(?:主要)?(?:完成|研究|参加|承担)?(?:人员|成员|完成人)(?:名单|情况)?(?:\(.*\))?$/.test(bare(text)),
  )
  if (at < 0) return []
  const rows = lines.slice(at + 1).flatMap((line) => {
    const member = /^\s*\d{1,2}\s*[.、]?\s+?([\p{Script=Han}](?:\s?[\p{Script=Han}·]){1,9}?)(?=\s|$)/u.exec(
      line.text,
    )?.[1]
    return member ? [{ member: member.replace(/\s+/g, ''), line }] : []
  })
  if (rows.length === 0) return []
  return [
    {
      label: '主要完成人员',
      value: rows.map(({ member }) => member).join(';'),
      bbox: around(rows.map(({ line }) => line.box)),
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
