import type { Evidence } from '#domain/application'
import { dayInBeijing } from '#domain/dates'
import type { Comparison, Counterpart, Severity, Warning } from '#domain/warning'
import { comparisonWords, severityWords, tagWords } from '#review/words'
import { EvidencePicture } from './evidence-picture.tsx'
import { MatchExplained } from './match-explained.tsx'
import { OtherSideActions } from './other-side-actions.tsx'
import type { Places } from './shown-picture.ts'
import { Overlap } from './text-overlap.tsx'

export const SeverityTag = ({ severity }: { severity: Severity }) => (
  <span class={`tag ${severity}`}>
    {severityWords[severity].icon}
    {severityWords[severity].word}
  </span>
)

interface WarningCardProps {
  readonly warning: Warning
  readonly points: number | undefined
  readonly places: Places | undefined
}

/** One warning: what was found, both sides, why it may be innocent, what to check. */
export const WarningCard = ({ warning, points, places }: WarningCardProps) => (
  <article class={`warning ${warning.severity}-edge`} id={`w-${warning.fingerprint}`}>
    <h3>
      <SeverityTag severity={warning.severity} /> {warning.code} {warning.name}
      {points ? <span class="muted"> 优先分 +{points}</span> : null}
    </h3>
    <p>{warning.statement}</p>
    {warning.evidence.map((evidence) => (
      <Quote evidence={evidence} places={places} />
    ))}
    {warning.counterpart ? <OtherSide counterpart={warning.counterpart} places={places} /> : null}
    <OtherSideActions link={places?.otherSide?.(warning)} />
    {warning.overlap ? <Overlap overlap={warning.overlap} /> : null}
    {warning.comparison.length > 0 ? <Comparisons rows={warning.comparison} /> : null}
    <Reasons title="已据此降低级别" reasons={warning.loweredBy} />
    <Reasons title="可能的正常原因" reasons={warning.innocentReasons} />
    <Reasons title="建议核查" reasons={warning.whatToCheck} />
    <p class="muted">
      依据：{warning.basis}
      {warning.tag ? ` · 复核情形：${tagWords[warning.tag]}` : ''} · 规则版本 {warning.ruleVersion}
    </p>
  </article>
)

const Quote = ({ evidence, places }: { evidence: Evidence; places: Places | undefined }) => {
  const picture = places?.picture(evidence)
  return (
    <blockquote>
      <span class="muted">
        {evidence.from === 'certificate' ? '证书' : '申报材料'} <PageNumber place={evidence} places={places} />
        {evidence.textSource === 'ocr' ? '（识别文字，请对照原件）' : ''}：
      </span>
      {evidence.quote}
      {picture ? <EvidencePicture evidence={evidence} picture={picture} /> : null}
    </blockquote>
  )
}

/** 第 3 页, leading to the page where there is one to lead to. */
export const PageNumber = ({ place, places }: { place: Evidence; places: Places | undefined }) => {
  const href = places?.pageHref?.(place)
  return href ? <a href={href}>第 {place.page} 页</a> : <>第 {place.page} 页</>
}

/** A record's title, leading to its page where there is one to lead to. */
export const RecordTitle = ({
  record: { recordId, title },
  places,
}: {
  record: { readonly recordId: string; readonly title: string }
  places: Places | undefined
}) => {
  const href = places?.recordHref?.(recordId)
  return href ? <a href={href}>{title}</a> : title
}

const OtherSide = ({ counterpart, places }: { counterpart: Counterpart; places: Places | undefined }) => {
  if (counterpart.kind === 'record')
    return (
      <>
        <p>
          档案记录{' '}
          <strong>
            <RecordTitle record={counterpart} places={places} />
          </strong>
          <span class="muted">
            {' '}
            来源 {counterpart.source} · 导入于 {dayInBeijing(counterpart.importedAt)}
          </span>
        </p>
        {counterpart.score ? <MatchExplained score={counterpart.score} /> : null}
      </>
    )
  if (counterpart.kind === 'own-claim')
    return (
      <p>
        本申报第 {counterpart.page} 页：{counterpart.quote}
      </p>
    )
  return (
    <p>
      另一申报 <span class="nowrap">{counterpart.applicationId}</span>（{counterpart.person}，{counterpart.committee}，
      {counterpart.season} 年度）第 {counterpart.page} 页：{counterpart.quote}
    </p>
  )
}

export const Comparisons = ({ rows }: { rows: readonly Comparison[] }) => (
  <table>
    <thead>
      <tr>
        <th>字段</th>
        <th>申报材料</th>
        <th>对照</th>
        <th>结果</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          <th scope="row">{row.field}</th>
          <td>{row.result === 'different' ? <del>{row.claimed}</del> : row.claimed || '—'}</td>
          <td>{row.result === 'different' ? <ins>{row.recorded}</ins> : row.recorded || '—'}</td>
          <td class="nowrap">{comparisonWords[row.result]}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Reasons = ({ title, reasons }: { title: string; reasons: readonly string[] }) =>
  reasons.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <ul>
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    </>
  )
