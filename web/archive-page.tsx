import type { DatasetState } from '#archive/archive-writer'
import type { ArchiveRecord, ArchiveSnapshot } from '#domain/archive-record'
import { dayInBeijing } from '#domain/dates'
import { changeText, completenessText, recordKindWords } from '#review/archive-words'
import { Layout } from './layout.tsx'

interface ArchivePageProps {
  readonly snapshot: ArchiveSnapshot
  readonly found?: { readonly query: string; readonly records: readonly ArchiveRecord[] }
  readonly hrefOf: (recordId: string) => string
}

/** 业绩档案库: which datasets there are, for what they are complete, and a record by its number or title. */
export const ArchivePage = ({ snapshot, found, hrefOf }: ArchivePageProps) => (
  <Layout title="业绩档案库">
    <h1>业绩档案库</h1>
    <form class="filter" method="get" action="/archive">
      <label>
        编号或全名 <input type="text" name="q" value={found?.query ?? ''} />
      </label>
      <button type="submit">查找</button>
    </form>
    {found ? <Found {...found} hrefOf={hrefOf} /> : null}
    <h2>数据集</h2>
    {snapshot.datasets.length === 0 ? <p>档案库是空的，全部成果未与档案比对。</p> : <Datasets snapshot={snapshot} />}
    <h2>声明完整的范围</h2>
    {snapshot.completeness.length === 0 ? (
      <p>没有声明完整的范围：不会说“未找到”，只会说“未覆盖”。</p>
    ) : (
      <ul>
        {snapshot.completeness.map((one) => (
          <li>
            {completenessText(one)}（{one.dataset}）
          </li>
        ))}
      </ul>
    )}
    <p class="muted">档案快照 {snapshot.snapshotId}</p>
  </Layout>
)

const Found = ({
  query,
  records,
  hrefOf,
}: NonNullable<ArchivePageProps['found']> & Pick<ArchivePageProps, 'hrefOf'>) =>
  records.length === 0 ? (
    <p>没有找到“{query}”。按编号查找需写全号码，按名称查找需写全名。</p>
  ) : (
    <ul>
      {records.map(({ recordId, kind, title, provenance, year }) => (
        <li>
          {recordKindWords[kind]} <a href={hrefOf(recordId)}>{title}</a>
          <span class="muted">
            {' '}
            {year ? `${year} 年 · ` : ''}
            {provenance.department || provenance.dataset}
          </span>
        </li>
      ))}
    </ul>
  )

const Datasets = ({ snapshot }: { snapshot: ArchiveSnapshot }) => (
  <table>
    <thead>
      <tr>
        <th>数据集</th>
        <th>部门</th>
        <th>类别</th>
        <th class="number">记录</th>
        <th class="number">版</th>
        <th>更新于</th>
      </tr>
    </thead>
    <tbody>
      {snapshot.datasets.map(({ dataset, department, kind, records, snapshot: version, importedAt }) => (
        <tr>
          <td>
            <a href={`/archive/dataset?id=${encodeURIComponent(dataset)}`}>{dataset}</a>
          </td>
          <td>{department || '—'}</td>
          <td>{recordKindWords[kind]}</td>
          <td class="number">{records}</td>
          <td class="number">{version}</td>
          <td class="nowrap">{dayInBeijing(importedAt)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Every snapshot of one dataset, the newest first. */
export const DatasetPage = ({ dataset, states }: { dataset: string; states: readonly DatasetState[] }) => (
  <Layout title={`数据集 ${dataset}`}>
    <h1>数据集 {dataset}</h1>
    <table>
      <thead>
        <tr>
          <th class="number">版</th>
          <th>时间</th>
          <th>变动</th>
          <th class="number">记录</th>
          <th>声明完整</th>
        </tr>
      </thead>
      <tbody>
        {states.toReversed().map(({ snapshot, importedAt, change, counts, completeness }) => (
          <tr>
            <td class="number">{snapshot}</td>
            <td class="nowrap">{dayInBeijing(importedAt)}</td>
            <td>{changeText(change)}</td>
            <td class="number">{Object.values(counts).reduce((sum, count) => sum + count, 0)}</td>
            <td>{completeness.map(completenessText).join('；') || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p>
      <a href="/archive">返回业绩档案库</a>
    </p>
  </Layout>
)
