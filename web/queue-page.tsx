import type { ApplicationMeta } from '#domain/claimant'
import type { Run } from '#domain/run'
import { type Severity, severities } from '#domain/warning'
import { type Report, strongestOrUnread, toReport } from '#review/report'
import { disclaimer, readingWords, severityWords, stateWords } from '#review/words'
import { Layout } from './layout.tsx'

/** One line of the queue: an application and its current run, if it has one. */
export interface QueueRow {
  readonly meta: ApplicationMeta
  readonly run: Run | undefined
}

/** Red first, then orange, then what could not be read; never a half-read file below a clean one. */
export const byUrgency = (a: QueueRow, b: QueueRow): number => {
  for (const severity of ['red', 'orange'] as const) {
    const difference = count(b, severity) - count(a, severity)
    if (difference !== 0) return difference
  }
  return Number(isWhole(a)) - Number(isWhole(b)) || (b.run?.priority.total ?? 0) - (a.run?.priority.total ?? 0)
}
const count = (row: QueueRow, severity: Severity) => row.run?.counts[severity] ?? 0
const isWhole = (row: QueueRow) => row.run?.documents.every(({ outcome }) => outcome === 'read') ?? false

/** 预警队列: every application with its counts and strongest reason. */
export const QueuePage = ({ rows, hasRequests = false }: { rows: readonly QueueRow[]; hasRequests?: boolean }) => (
  <Layout title="预警队列">
    <h1>预警队列（{rows.length} 件）</h1>
    <p>{disclaimer}</p>
    {hasRequests ? (
      <p>
        <a href="/disclosures">调阅申请</a>
      </p>
    ) : null}
    <table>
      <thead>
        <tr>
          <th>编号</th>
          <th>申报人</th>
          <th>申报资格</th>
          <th>评委会 · 年度</th>
          {severities.map((severity) => (
            <th class="number">
              {severityWords[severity].icon}
              {severityWords[severity].word}
            </th>
          ))}
          <th>最强理由</th>
          <th class="number">优先分</th>
          <th>状态</th>
        </tr>
      </thead>
      <tbody>
        {rows.toSorted(byUrgency).map((row) => (
          <QueueLine row={row} />
        ))}
      </tbody>
    </table>
  </Layout>
)

const QueueLine = ({ row: { meta, run } }: { row: QueueRow }) => {
  const report = run && toReport(run, meta)
  return (
    <tr>
      <td class="nowrap">
        <a href={`/applications/${encodeURIComponent(meta.applicationId)}`}>{meta.applicationId}</a>
      </td>
      <td class="nowrap">{report?.applicant ?? '—'}</td>
      <td>{report?.target || '—'}</td>
      <td>
        {meta.committee} · {meta.season}
      </td>
      {severities.map((severity) => (
        <td class={`number ${run?.counts[severity] ? severity : ''}`}>{run ? run.counts[severity] : '—'}</td>
      ))}
      <td>{reasonOf(report, meta)}</td>
      <td class="number">{run?.priority.total ?? '—'}</td>
      <td class="nowrap">{stateWords[meta.state]}</td>
    </tr>
  )
}

/** Silence is never clean: what was not read stands where a reason would. */
const reasonOf = (report: Report | undefined, meta: ApplicationMeta): string =>
  report
    ? strongestOrUnread(report)
    : (meta.failure ?? (meta.reading ? `尚未核验，${readingWords(meta.reading)}` : '尚未核验'))
