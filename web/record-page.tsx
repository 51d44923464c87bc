import { correctableFields, printValue, wordsOf } from '#archive/field-values'
import type { RecordClaim, RecordClaims } from '#archive/record-claims'
import type { HistoricVersion, RecordHistory } from '#archive/record-history'
import type { ArchiveRecord, Correction } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import { dayInBeijing } from '#domain/dates'
import { changeText, recordKindWords, trustWords } from '#review/archive-words'
import { basisOfMatchWords, verdictWords } from '#review/words'
import { Layout } from './layout.tsx'

interface RecordPageProps {
  readonly history: RecordHistory
  readonly claims: RecordClaims
  /** Whether the visitor may open that application. */
  readonly mayOpen: (meta: ApplicationMeta) => boolean
}

/** 档案记录: what it says, where it comes from, what it said before, what was set right, and who claims it. */
export const RecordPage = ({ history: { record, versions }, claims, mayOpen }: RecordPageProps) => (
  <Layout title={`档案记录 ${record.title}`}>
    <h1>{record.title}</h1>
    {record.withdrawn ? (
      <p class="incomplete">这条记录已随导入的撤销而撤出，不再参与核验；以下为它撤出前的内容。</p>
    ) : null}
    <p class="muted">
      {recordKindWords[record.kind]} · 第 {record.version} 版 · 记录编号 {record.recordId}
    </p>
    <Contents record={record} />
    <Source record={record} />
    <h2>申报情况（{claims.claims.length} 项）</h2>
    <Claims claims={claims} mayOpen={mayOpen} />
    <h2>更正（{record.corrections?.length ?? 0} 项）</h2>
    <Corrections corrections={record.corrections ?? []} />
    <h2>各版（{versions.length}）</h2>
    <Versions versions={versions} />
    <p>
      <a href="/archive">业绩档案库</a>
    </p>
  </Layout>
)

const Contents = ({ record }: { record: ArchiveRecord }) => (
  <table>
    <tbody>
      {correctableFields
        .map((field) => [wordsOf(field), printValue(record, field)] as const)
        .filter(([, value]) => value !== '')
        .map(([words, value]) => (
          <Row words={words} value={value} />
        ))}
      {(record.otherTitles ?? []).length > 0 ? (
        <Row words="曾用名称" value={(record.otherTitles ?? []).join('；')} />
      ) : null}
      {(record.outcomes ?? []).map((outcome, i) => (
        <Row
          words={`成果 ${i + 1}`}
          value={Object.entries(outcome)
            .map(([header, value]) => `${header}：${value}`)
            .join('；')}
        />
      ))}
      {Object.entries(record.other).map(([header, value]) => (
        <Row words={header} value={value} />
      ))}
    </tbody>
  </table>
)

const Row = ({ words, value }: { words: string; value: string }) => (
  <tr>
    <th scope="row">{words}</th>
    <td>{value}</td>
  </tr>
)

const Source = ({ record: { provenance, trust } }: { record: ArchiveRecord }) => (
  <>
    <h2>来源</h2>
    <table>
      <tbody>
        <Row words="部门" value={provenance.department || '—'} />
        <Row words="数据集" value={provenance.dataset} />
        <Row words="文件" value={provenance.file} />
        {provenance.sheet === undefined ? null : <Row words="工作表" value={provenance.sheet} />}
        <Row words="行" value={`第 ${provenance.row} 行`} />
        <Row words="导入于" value={dayInBeijing(provenance.importedAt)} />
        <Row words="信任等级" value={trustWords[trust]} />
      </tbody>
    </table>
  </>
)

const Claims = ({ claims: { claims, notRead }, mayOpen }: Pick<RecordPageProps, 'claims' | 'mayOpen'>) => (
  <>
    {claims.length === 0 ? <p>没有申报的现行核验结果对应到这条记录。</p> : null}
    {claims.length > 0 ? (
      <table>
        <caption>合作成果由多人申报属正常情形；人员姓名已遮盖。</caption>
        <thead>
          <tr>
            <th>申报</th>
            <th>申报人</th>
            <th>评委会 · 年度</th>
            <th>所报排名</th>
            <th>对应依据</th>
            <th>核验</th>
            <th>材料</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <ClaimRow claim={claim} href={mayOpen(claim.meta) ? reportHref(claim) : undefined} />
          ))}
        </tbody>
      </table>
    ) : null}
    {notRead > 0 ? <p class="muted">另有 {notRead} 件申报用到相同的编号或名称，未逐件列出。</p> : null}
  </>
)

const reportHref = ({ meta, claimId }: RecordClaim): string =>
  `/applications/${encodeURIComponent(meta.applicationId)}#c-${encodeURIComponent(claimId)}`

const ClaimRow = ({ claim, href }: { claim: RecordClaim; href: string | undefined }) => (
  <tr>
    <td class="nowrap">{href ? <a href={href}>{claim.meta.applicationId}</a> : claim.meta.applicationId}</td>
    <td class="nowrap">{claim.person}</td>
    <td>
      {claim.meta.committee} · {claim.meta.season}
    </td>
    <td>{claim.rank ?? '—'}</td>
    <td class="nowrap">{basisOfMatchWords[claim.by]}</td>
    <td class="nowrap">{verdictWords[claim.verdict]}</td>
    <td>
      {claim.page === undefined ? '' : `第 ${claim.page} 页：`}
      {claim.quote}
    </td>
  </tr>
)

const Corrections = ({ corrections }: { corrections: readonly Correction[] }) =>
  corrections.length === 0 ? (
    <p>没有更正。</p>
  ) : (
    <table>
      <thead>
        <tr>
          <th>项</th>
          <th>原内容</th>
          <th>更正为</th>
          <th>依据</th>
          <th>更正人 · 时间</th>
        </tr>
      </thead>
      <tbody>
        {corrections.map((one) => (
          <tr>
            <th scope="row">{wordsOf(one.field)}</th>
            <td>
              <del>{one.old || '（空）'}</del>
            </td>
            <td>
              <ins>{one.new || '（空）'}</ins>
            </td>
            <td>{one.why}</td>
            <td>
              {one.who} · <span class="nowrap">{dayInBeijing(one.at)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const Versions = ({ versions }: { versions: readonly HistoricVersion[] }) => (
  <table>
    <thead>
      <tr>
        <th class="number">版</th>
        <th>由来</th>
        <th>文件与行</th>
        <th>变动</th>
      </tr>
    </thead>
    <tbody>
      {versions.map(({ record, snapshot, changes, state }) => (
        <tr>
          <td class="number">{record.version}</td>
          <td>
            数据集第 {snapshot} 版{state ? `：${changeText(state.change)}` : ''}
          </td>
          <td>
            {record.provenance.file} 第 {record.provenance.row} 行
          </td>
          <td>
            {changes.length === 0 ? (record.version === 1 ? '首次入库' : '内容相同') : null}
            {changes.map(({ words, before, after }) => (
              <p>
                {words}：<del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
              </p>
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
