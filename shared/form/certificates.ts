import type { CertificateKind, FormCertificate } from '#domain/form'
import { type Box, isRead, type PagesRead, type ReadPage } from '#domain/pages'
import { findDates } from '#text/dates'
import { splitNames } from '#text/names'
import { formWords, kindSigns, maxCertificateCharacters } from './claims/certificate-kinds.ts'
import { certificateLabels, nameListLabels, titleLabels } from './claims/certificate-labels.ts'
import { around, linesOf, type PageLine } from './claims/page-lines.ts'

type Field = FormCertificate['fields'][number]

/** The certificates among the pages (domain 1.5), each with the fields that it prints, labels without their inner spaces. */
export const readCertificates = (pages: PagesRead): readonly FormCertificate[] => {
  const certificates: FormCertificate[] = []
  for (const page of pages.pages.filter(isRead)) {
    const lines = linesOf(page)
    const kind = kindOf(lines) ?? continuedKind(lines, page, certificates.at(-1))
    const fields = kind ? [...readFields(lines, page), ...readProse(kind, lines)] : []
    // A heading with nothing under it is an item of a list, or a page that says nothing.
    if (kind && fields.length > 0) certificates.push({ kind, page: page.page, fields })
  }
  return certificates
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

const kindOf = (lines: readonly PageLine[]): CertificateKind | undefined => {
  const texts = lines.map(({ text }) => bare(text))
  const whole = texts.join('\n')
  if (formWords.test(whole) || whole.length > maxCertificateCharacters) return undefined
  return kindSigns.find(
    ({ heading, words }) =>
      texts.some((text) => heading.test(text) && !listItem.test(text)) && words.every((word) => word.test(whole)),
  )?.kind
}

/** `1 毕业证书、学位证书`: an item of a list of papers. */
const listItem = /^\d|[、,，]/

/** The second page of a patent certificate has no heading: its number and the people at filing. */
const continuedKind = (
  lines: readonly PageLine[],
  { page }: ReadPage,
  previous: FormCertificate | undefined,
): CertificateKind | undefined => {
  if (previous?.page !== page - 1 || !previous.kind.endsWith('-patent')) return undefined
  const whole = lines.map(({ text }) => bare(text)).join('\n')
  return /证书号第\d+号/.test(whole) && /申请日时|第2页/.test(whole) && whole.length < maxCertificateCharacters
    ? previous.kind
    : undefined
}

/** Between the characters of a label a printer sets spaces: 发 明 人：. The numbers of patent specifications, (72), stand in front. */
const labelPattern = (colon: string): RegExp =>
  new RegExp(
    `(?<![\\p{Script=Han}])(?:\\(\\d{2}\\)\\s*)?(${certificateLabels.map((label) => [...label].join('\\s*')).join('|')})${colon}`,
    'gu',
  )

const withColon = labelPattern('\\s*[:：∶]')
/** OCR loses colons; specifications print none. Then the label must begin the line and its value follow behind a space or at once. */
const withoutColon = new RegExp(`^\\s*${labelPattern('(?=\\s*\\S|\\s*$)').source}`, 'gu')
const barePrefix = /^\s*\(\d{2}\)/

interface Labelled {
  readonly label: string
  readonly valueFrom: number
  readonly from: number
}

const labelsIn = ({ text }: PageLine, page: ReadPage): readonly Labelled[] => {
  const matches = [...text.matchAll(withColon)]
  const isColonless = matches.length === 0 && (page.source === 'ocr' || barePrefix.test(text))
  return (isColonless ? [...text.matchAll(withoutColon)] : matches).map((match) => ({
    label: (match[1] ?? '').replace(/\s+/g, ''),
    from: match.index,
    valueFrom: match.index + match[0].length,
  }))
}

const readFields = (lines: readonly PageLine[], page: ReadPage): readonly Field[] => {
  const fields: Field[] = []
  lines.forEach((line, at) => {
    const labels = labelsIn(line, page)
    labels.forEach(({ label, valueFrom }, i) => {
      const isLast = i === labels.length - 1
      const more = isLast ? continuation(label, lines, at, page) : []
      const field = toField(label, line, valueFrom, labels[i + 1]?.from ?? line.text.length, more)
      if (field) fields.push(field)
    })
  })
  return fields
}

const toField = (
  label: string,
  line: PageLine,
  from: number,
  to: number,
  more: readonly PageLine[],
): Field | undefined => {
  const own = untilUnmatchedBracket(line.text.slice(from, to)).replace(classification, '')
  const value = [own.trim(), ...more.map(({ text }) => text.trim())]
    .filter(Boolean)
    .join('\n')
    .replace(/\s{2,}/g, ' ')
    .trim()
  const boxes = [
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

/** Patent specifications print the classification, B23K 37/00(2006.01), in a column beside the fields. */
const classification = /\s+[A-H]\d{2}[A-Z]\s?\d+\/\d+.*$/

/** A list of names keeps a separator where its line broke; a broken title is put together again. */
const joinLines = (label: string, value: string): string =>
  nameListLabels.has(label)
    ? value.replace(/[;；、,，]?\n/g, ';')
    : value.replace(/(?<=[^\x20-\x7E])\n|\n(?=[^\x20-\x7E])/g, '').replace(/\n/g, ' ')

const maxWrappedLines = 6

/** The lines below that still belong to the value: names under names, the rest of a title that filled its line. */
const continuation = (label: string, lines: readonly PageLine[], at: number, page: ReadPage): readonly PageLine[] => {
  const isBelow = isLabelOnly(lines[at], label)
  const test = nameListLabels.has(label)
    ? isNameList
    : titleLabels.has(label) && (isBelow || isFull(lines[at]))
      ? isTitleRest
      : undefined
  if (!test) return []
  const more: PageLine[] = []
  for (const line of lines.slice(at + 1, at + 1 + maxWrappedLines)) {
    if (labelsIn(line, page).length > 0 || isFurniture(bare(line.text)) || !test(line.text.trim())) break
    more.push(line)
    if (test === isTitleRest && !isBelow && !isFull(line)) break
  }
  return more
}

/** `(54)发明名称`, and the name on the lines below it, up to the next number in brackets. */
const isLabelOnly = (line: PageLine | undefined, label: string): boolean =>
  line !== undefined &&
  bare(line.text)
    .replace(/^\(\d{2}\)/, '')
    .replace(/[:：]$/, '') === label

const isFull = (line: PageLine | undefined): boolean => line !== undefined && line.box[2] > 0.72

const isFurniture = (text: string): boolean =>
  /^局长|^第\d+页|国家知识产权局|国家版权局|证书号第|专利证书|示例|专用章|[。]/.test(text) ||
  findDates(text).some(({ raw }) => raw.length > text.length - 2)

/** Two to four characters each, or a name with a dot, or a Latin one; units in a list of owners are longer. */
const isNameList = (text: string): boolean => {
  const names = splitNames(text)
  return (
    names.length > 0 &&
    names.every((name) =>
      /^[\p{Script=Han}*]{2,4}$|·|^[A-Za-z .'-]+$|(?:公司|大学|学院|研究院|研究所|中心|局|厂|院)$/u.test(name),
    )
  )
}

const isTitleRest = (text: string): boolean => text.length <= 40 && !/[。:：]|^\s*\(\d{2}\)/.test(text)

/** What a certificate says in sentences or in its heading instead of behind a label. */
interface Sentence {
  readonly kinds: readonly CertificateKind[]
  readonly label: string
  /** On the text of the page, lines joined; group 1 is the value. */
  readonly regex: RegExp
}

const name = '([\\p{Script=Han}·]{2,4}?|[\\p{Script=Han}]{1,8}·[\\p{Script=Han}]{1,10})'
const sentences: readonly Sentence[] = [
  {
    kinds: ['invention-patent', 'utility-patent', 'design-patent'],
    label: '证书号',
    regex: /证\s*书\s*号\s*(第\s*\d[\d\s]*号)/u,
  },
  { kinds: ['software'], label: '证书号', regex: /(软\s*著\s*登\s*字\s*第\s*[A-Z\d\s]+号)/u },
  {
    kinds: ['degree'],
    label: '姓名',
    regex: new RegExp(`(?:学生|研究生|授予)\\s*${name}(?=[,，]|同学|性别|\\s)`, 'u'),
  },
  { kinds: ['degree'], label: '专业', regex: /(?:在|于)\s*[本我]校\s*([\p{Script=Han}]{2,20}?)专业/u },
  {
    kinds: ['unit-notice', 'other'],
    label: '姓名',
    regex: new RegExp(`兹?(?:证明|有我?单位|有)\\s*${name}\\s*(?:同志|[(（]|申报|[,，]|系我)`, 'u'),
  },
  {
    kinds: ['unit-notice'],
    label: '公示时间',
    regex:
      /((?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:至|-|—)\s*(?:(?:19|20)\d{2}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日)/u,
  },
  { kinds: ['unit-notice'], label: '公示天数', regex: /公示\s*(?:期)?(?:为|共)?\s*(\d+\s*个?工作日)/u },
  { kinds: ['unit-notice'], label: '公示结果', regex: /(无\s*(?:任何)?\s*异\s*议)/u },
  { kinds: ['award'], label: '奖励名称', regex: /(?:^|\n)\s*([\p{Script=Han}\d]{2,24}奖)\s*(?=\n)/u },
  {
    kinds: ['award'],
    label: '奖励名称',
    regex: /(?:荣获|授予|获得|为表彰)\s*[“"《]?([\p{Script=Han}\d]{3,30}?奖)(?!励|项|状)/u,
  },
  { kinds: ['award'], label: '奖励等级', regex: /((?:特等|一等|二等|三等|金|银|铜|优秀|优胜)奖)/u },
]

const readProse = (kind: CertificateKind, lines: readonly PageLine[]): readonly Field[] => {
  const starts: number[] = []
  let text = ''
  for (const line of lines) {
    starts.push(text.length)
    text += `${line.text}\n`
  }
  const labelled = new Set(
    lines.flatMap((line) => [...line.text.matchAll(withColon)].map((match) => (match[1] ?? '').replace(/\s+/g, ''))),
  )
  const fields: Field[] = []
  for (const { kinds, label, regex } of sentences) {
    if (!kinds.includes(kind) || fields.some((field) => field.label === label)) continue
    if (labelled.has(label)) continue
    const match = regex.exec(text)
    if (match?.[1])
      fields.push({
        label,
        value: match[1].replace(/\s+/g, ' ').trim(),
        bbox: boxAt(match.index + match[0].indexOf(match[1]), match[1].length, lines, starts),
      })
  }
  return [...fields, ...membersIn(kind, lines), ...signature(kind, lines)]
}

const boxAt = (from: number, length: number, lines: readonly PageLine[], starts: readonly number[]): Box =>
  around(
    lines.flatMap((line, i) => {
      const start = starts[i] ?? 0
      return line.boxes.slice(Math.max(0, from - start), Math.max(0, from + length - start))
    }),
  )

/** The numbered table under 主要完成人员: the order is the rank. */
const membersIn = (kind: CertificateKind, lines: readonly PageLine[]): readonly Field[] => {
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

/** Below everything: who issued it, and the day. */
const signature = (kind: CertificateKind, lines: readonly PageLine[]): readonly Field[] => {
  if (kind === 'other') return []
  const tail = lines.slice(-6).filter(({ text }) => !/[:：。]/.test(text))
  const dated = tail.findLast(({ text }) => {
    const [date] = findDates(text)
    return date !== undefined && date.value.length >= 7 && bare(text).length - bare(date.raw).length <= 2
  })
  const issuer = tail.findLast(({ text }) =>
    /^[\p{Script=Han}()（）]{4,40}(?:政府|厅|局|部|委员会|办公室|协会|学会|公司|大学|学院|中心|院|会|站|所)$/u.test(
      bare(text),
    ),
  )
  return [
    ...(issuer ? [{ label: '落款单位', value: bare(issuer.text), bbox: issuer.box }] : []),
    ...(dated ? [{ label: '落款日期', value: bare(dated.text), bbox: dated.box }] : []),
  ]
}
