import { dayInBeijing } from '#domain/dates'
import type { Risk } from '#domain/run'
import { type Severity, severities } from '#domain/warning'
import { type ClaimReport, type Report, verdictsLine } from '#review/report'
import { basisOfMatchWords, disclaimer, linkWords, severityWords, verdictMeanings, verdictWords } from '#review/words'
import { ClaimRisk, DuplicationRiskParts } from './duplication-risk.tsx'
import { Layout } from './layout.tsx'
import { MatchExplained } from './match-explained.tsx'
import type { Places } from './shown-picture.ts'
import { Comparisons, PageNumber, RecordTitle, SeverityTag, WarningCard } from './warning-card.tsx'

interface ReportPageProps {
  readonly report: Report
  /** Where pictures of the evidence are; without them it is shown as text only. */
  readonly places?: Places
}

/** 核验报告 of one application, as one self-contained page. */
export const ReportPage = ({ report, places }: ReportPageProps) => {
  const points = new Map(report.priority.parts.flatMap((p) => (p.fingerprint ? [[p.fingerprint, p.points]] : [])))
  return (
    <Layout title={`核验报告 ${report.applicationId}`}>
      <h1>
        核验报告 <span class="nowrap">{report.applicationId}</span>
      </h1>
      <p>
        {report.applicant} · {report.target || '申报资格未读出'} · {report.unit || '单位未读出'}
      </p>
      {places?.notice ? <p class="incomplete">{places.notice}</p> : null}
      <Summary report={report} />
      <Coverage report={report} />
      <Parts report={report} />
      {report.general.length > 0 ? <h2>申报整体</h2> : null}
      {report.general.map((warning) => (
        <WarningCard warning={warning} points={points.get(warning.fingerprint)} places={places} />
      ))}
      <h2>成果（{report.claims.length} 项）</h2>
      {report.claims.length === 0 ? <p>没有读出成果。这不表示没有问题：请查看原件。</p> : null}
      {report.claims.toSorted(byWeight).map((claim) => (
        <ClaimSection
          claim={claim}
          points={points}
          places={places}
          risk={report.duplication?.claims.find(({ claimId }) => claimId === claim.claimId)}
        />
      ))}
      <DuplicationRiskParts report={report} />
      <Priority report={report} />
      <Footer report={report} />
    </Layout>
  )
}

const weight = (claim: ClaimReport): number =>
  Math.min(...claim.warnings.map(({ severity }) => severities.indexOf(severity)), severities.length)
const byWeight = (a: ClaimReport, b: ClaimReport) => weight(a) - weight(b) || a.number - b.number

const Summary = ({ report }: { report: Report }) => (
  <section class={`summary ${report.coverage.incomplete ? 'incomplete' : ''}`} aria-label="摘要">
    <p>
      {severities.map((severity) => (
        <Count severity={severity} count={report.counts[severity]} />
      ))}
      <span class="muted nowrap">核查优先分 {report.priority.total}</span>
    </p>
    <dl>
      <dt>成果核验</dt>
      <dd>{verdictsLine(report)}</dd>
      <dt>页面</dt>
      <dd>
        {report.coverage.readPages}/{report.coverage.pages} 页已读
        {report.coverage.incomplete ? '，有未读内容（见下）' : ''}
      </dd>
      <dt>评委会</dt>
      <dd>
        {report.committee} · {report.season} 年度 · {report.route}
      </dd>
    </dl>
    <p>{disclaimer}</p>
  </section>
)

const Count = ({ severity, count }: { severity: Severity; count: number }) => (
  <span>
    <span class={`tag ${severity}`} title={severityWords[severity].meaning}>
      {severityWords[severity].icon}
      {severityWords[severity].word} {count}
    </span>{' '}
  </span>
)

const Coverage = ({ report }: { report: Report }) => (
  <>
    <h2>文件与页面</h2>
    <table>
      <thead>
        <tr>
          <th>文件</th>
          <th>结果</th>
          <th>未读内容与处理</th>
        </tr>
      </thead>
      <tbody>
        {report.coverage.files.map((file) => (
          <tr>
            <td>{file.name}</td>
            <td class="nowrap">{file.outcome}</td>
            <td>{[...file.unread, file.advice, ...file.active].filter(Boolean).join('；') || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)

const Parts = ({ report }: { report: Report }) =>
  report.parts.length === 0 ? null : (
    <details>
      <summary>材料构成（{report.parts.length} 份）</summary>
      <table>
        <thead>
          <tr>
            <th>文件</th>
            <th>页码</th>
            <th>类别</th>
            <th>说明</th>
          </tr>
        </thead>
        <tbody>
          {report.parts.map((part) => (
            <tr>
              <td>{part.file}</td>
              <td class="nowrap">{part.pages}</td>
              <td class="nowrap">{part.kind}</td>
              <td>{part.note || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )

interface ClaimSectionProps {
  readonly claim: ClaimReport
  readonly points: ReadonlyMap<string, number>
  readonly places: Places | undefined
  readonly risk: Risk | undefined
}

const ClaimSection = ({ claim, points, places, risk }: ClaimSectionProps) => (
  <details class="claim" id={`c-${claim.claimId}`} open={weight(claim) < 3}>
    <summary>
      成果 {claim.number} {claim.kind} {claim.title}{' '}
      {claim.warnings.map((warning) => (
        <SeverityTag severity={warning.severity} />
      ))}{' '}
      <span class="muted">
        {claim.section}
        {claim.checked ? ` · ${verdictWords[claim.checked.verdict.kind]}` : ''}
      </span>
    </summary>
    {claim.evidence.slice(0, 3).map((e) => (
      <blockquote>
        <span class="muted">
          {e.from === 'form' ? '申报材料' : e.linkedBy ? '佐证材料' : '证书'} <PageNumber place={e} places={places} />
          {e.linkedBy ? `（${linkWords[e.linkedBy]}）` : ''}：
        </span>
        {e.quote}
      </blockquote>
    ))}
    {claim.checked ? <Checked claim={claim} places={places} /> : null}
    <ClaimRisk risk={risk} />
    {claim.warnings.map((warning) => (
      <WarningCard warning={warning} points={points.get(warning.fingerprint)} places={places} />
    ))}
  </details>
)

const Checked = ({ claim, places }: { claim: ClaimReport; places: Places | undefined }) => {
  if (!claim.checked) return null
  const { verdict, best, comparison } = claim.checked
  return (
    <>
      <p>
        档案核验：<strong>{verdictWords[verdict.kind]}</strong>
        <span class="muted">
          {' '}
          {verdict.kind === 'cannot-check' ? verdict.reason : verdictMeanings[verdict.kind]}
          {best ? (
            <>
              {` · ${basisOfMatchWords[best.by]}：`}
              <RecordTitle record={best.record} places={places} />
              {`（${best.record.provenance.department}，${best.record.provenance.file} 第 ${best.record.provenance.row} 行）`}
            </>
          ) : null}
        </span>
      </p>
      {comparison.length > 0 ? <Comparisons rows={comparison} /> : null}
      {best?.score && !isShownBelow(claim, best.record.recordId) ? <MatchExplained score={best.score} /> : null}
    </>
  )
}

/** A warning about the record explains the comparison beside its own statement. */
const isShownBelow = ({ warnings }: ClaimReport, recordId: string): boolean =>
  warnings.some(({ counterpart }) => counterpart?.kind === 'record' && counterpart.recordId === recordId)

const Priority = ({ report }: { report: Report }) => (
  <>
    <h2>核查优先分构成</h2>
    <table>
      <caption>只用于排列核查先后，不是对申报人的评价。各项之和等于合计。</caption>
      <tbody>
        {report.priority.parts.map((part) => (
          <tr>
            <th scope="row">{part.label}</th>
            <td class="number">{part.points > 0 ? `+${part.points}` : part.points}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">合计</th>
          <td class="number">{report.priority.total}</td>
        </tr>
      </tbody>
    </table>
  </>
)

const Footer = ({ report }: { report: Report }) => (
  <footer class="muted">
    {report.policyNotes.map((note) => (
      <p>政策口径：{note}</p>
    ))}
    <p>
      档案库：
      {report.archive.datasets
        .map((d) => `${d.department} ${d.dataset} ${d.records} 条（${dayInBeijing(d.importedAt)}）`)
        .join('；') || '未接入，全部成果未与档案比对'}
    </p>
    <p>
      规则集 {report.versions.ruleSet} · 政策 {report.versions.policy} · 解析 {report.versions.parser} · 档案快照{' '}
      {report.versions.archiveSnapshot}
      {report.versions.matchModel ? ` · 比对模型 ${report.versions.matchModel}` : ''} · 核验 {report.runId.slice(0, 12)}{' '}
      · {report.at}
    </p>
  </footer>
)

/** The whole document as a string, for a file. Pictures must be `data:` addresses, so that the file stays whole without any other. */
export const renderReport = (report: Report, places?: Places): string =>
  `<!doctype html>${(<ReportPage report={report} {...(places && { places })} />).toString()}`
