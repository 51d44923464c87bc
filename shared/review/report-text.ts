import { matchVerdictWords, signedBits } from '#domain/match-words'
import type { RiskPart } from '#domain/run'
import type { Warning } from '#domain/warning'
import { measureWords, segmentsText } from './overlap-words.ts'
import { bySeverity, countsLine, nothingFound, type Report, verdictsLine } from './report.ts'
import { disclaimer, riskOutputsLine, severityWords, verdictWords } from './words.ts'

/** The report as lines for a terminal: the strongest first, one warning a block, what was not read at the end. */
export const reportText = (report: Report): string => {
  const warnings = [...report.general, ...report.claims.flatMap((claim) => claim.warnings)]
  const strong = warnings.filter(({ severity }) => severity !== 'blue')
  const blue = warnings.filter(({ severity }) => severity === 'blue')
  const claimNumber = (warning: Warning) => report.claims.find(({ claimId }) => claimId === warning.claimId)?.number
  return [
    `核验报告 ${report.applicationId}  ${report.applicant}  ${report.target}  ${report.unit}`.trimEnd(),
    `${countsLine(report.counts)}  核查优先分 ${report.priority.total}  成果 ${report.claims.length} 项：${verdictsLine(report)}`,
    `页面 ${report.coverage.readPages}/${report.coverage.pages} 已读  ${report.committee} · ${report.season} 年度 · ${report.route}`,
    ...(report.duplication && report.duplication.total > 0
      ? [`重复风险 ${riskOutputsLine(report.duplication)}（${report.duplication.parts.map(riskPart).join('；')}）`]
      : []),
    `文件 ${report.coverage.files.map(({ name }) => printable(name)).join('、')}`,
    '',
    ...strong.toSorted(bySeverity).flatMap((warning) => warningBlock(warning, claimNumber(warning))),
    ...(strong.length === 0 ? [`${nothingFound(report)}。`, ''] : []),
    ...blue.map((w) => `${severityWords.blue.icon} ${w.code} ${w.name}：${w.statement}`),
    ...(blue.length > 0 ? [''] : []),
    ...report.claims.map(
      (c) => `成果 ${c.number} [${c.checked ? verdictWords[c.checked.verdict.kind] : '未核验'}] ${c.kind} ${c.title}`,
    ),
    '',
    ...unreadLines(report),
    ...activeLines(report),
    disclaimer,
  ].join('\n')
}

const riskPart = ({ label, points }: RiskPart): string => `${label} ${points > 0 ? '+' : ''}${points}`

const warningBlock = (warning: Warning, number: number | undefined): string[] => {
  const { icon, word } = severityWords[warning.severity]
  const first = warning.evidence[0]
  return [
    `${icon}${word} ${warning.code} ${warning.name}${number ? `（成果 ${number}）` : ''}`,
    `   ${warning.statement}`,
    ...(first ? [`   申报材料第 ${first.page} 页：${shorten(first.quote)}`] : []),
    ...(warning.counterpart ? [`   对照：${counterpartLine(warning)}`] : []),
    ...scoreLines(warning),
    ...overlapLines(warning),
    ...(warning.loweredBy.length > 0 ? [`   已降级：${warning.loweredBy.join('；')}`] : []),
    `   可能的正常原因：${warning.innocentReasons.join('；')}`,
    `   建议核查：${warning.whatToCheck.join('；')}`,
    '',
  ]
}

/** The verdict of the comparison with the weightiest reasons; the whole sum is in the report's page and in JSON. */
const scoreLines = ({ counterpart }: Warning): string[] => {
  if (counterpart?.kind !== 'record' || !counterpart.score) return []
  const { verdict, bits, lines, guard } = counterpart.score
  const reasons = lines.filter(({ feature }) => feature !== 'base').slice(0, 3)
  return [
    `   比对：${matchVerdictWords[verdict]}（分量合计 ${signedBits(bits)}：${reasons.map(({ words }) => words).join('；')}…）${guard ? `；${guard}` : ''}`,
  ]
}

/** The figures, and the longest passage with what differs in brackets; all of them are in the report's page and in JSON. */
const overlapLines = ({ overlap }: Warning): string[] => {
  if (!overlap) return []
  const [longest] = overlap.passages
  return [
    `   重合：${measureWords(overlap).join('；')}`,
    ...(longest
      ? [`   文字对照（共 ${overlap.passageCount} 段）：${shorten(segmentsText(longest.segments), 120)}`]
      : []),
  ]
}

const counterpartLine = ({ counterpart }: Warning): string => {
  if (!counterpart) return ''
  if (counterpart.kind === 'record') return `${counterpart.title}（${counterpart.source}）`
  if (counterpart.kind === 'own-claim') return `本申报第 ${counterpart.page} 页：${shorten(counterpart.quote)}`
  return `申报 ${counterpart.applicationId} ${counterpart.person}（${counterpart.committee}）第 ${counterpart.page} 页：${shorten(counterpart.quote)}`
}

const shorten = (text: string, most = 80): string => {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('')
}

const unreadLines = (report: Report): string[] =>
  report.coverage.files
    .filter(({ outcome }) => outcome !== '已读取')
    .map(
      (file) =>
        `未读：${printable(file.name)} ${[file.outcome, ...file.unread, file.advice].filter(Boolean).join('；')}`,
    )

const activeLines = (report: Report): string[] =>
  report.coverage.files.flatMap(({ name, active }) =>
    active.length > 0 ? [`文件 ${printable(name)} ${active.join('；')}`] : [],
  )

/** A name of the sender's, which may hold line breaks or what a terminal takes for orders. */
const printable = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
