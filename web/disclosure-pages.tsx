import { timeInBeijing } from '#domain/dates'
import type { Warning } from '#domain/warning'
import type { Disclosed } from '#review/disclosure/disclosures'
import { type Actor, disclosureParts } from '#review/disclosure/events'
import { historyOf } from '#review/disclosure/history'
import { type DisclosureRequest, grantDays, isOpen } from '#review/disclosure/request'
import { askingNotice, disclosureStateWords, historyWords, partNames, roleWords } from '#review/disclosure/words'
import { Layout } from './layout.tsx'
import { disclosedPicturePath } from './shown-picture.ts'

const reportHref = (applicationId: string) => `/applications/${encodeURIComponent(applicationId)}`
export const requestHref = ({ applicationId, requestId }: Pick<DisclosureRequest, 'applicationId' | 'requestId'>) =>
  `/disclosures/${encodeURIComponent(applicationId)}/${requestId}`
export const askHref = (applicationId: string, fingerprint: string) =>
  `${reportHref(applicationId)}/disclosures/new?warning=${encodeURIComponent(fingerprint)}`
export const looksHref = ({ applicationId, requestId }: Pick<DisclosureRequest, 'applicationId' | 'requestId'>) =>
  `${reportHref(applicationId)}/disclosures/${requestId}/looks`
export const shownHref = ({ applicationId, requestId }: Pick<DisclosureRequest, 'applicationId' | 'requestId'>) =>
  `${reportHref(applicationId)}/disclosures/${requestId}/other`

const pagesWords = (pages: readonly number[]): string => `第 ${pages.join('、')} 页`
const ActorWords = ({ actor: { person, role, committee } }: { actor: Actor }) => (
  <>
    {committee === '*' ? '人社部门' : committee} {roleWords[role]} <span class="nowrap">{person}</span>
  </>
)

interface ReasonProps {
  readonly id: string
  readonly label: string
  readonly value?: string
}

/** 理由: always written, always kept. */
const Reason = ({ id, label, value = '' }: ReasonProps) => (
  <p>
    <label for={id}>{label}（10 至 500 字）</label>
    <textarea id={id} name="reason" rows={4} minlength={10} maxlength={500} required>
      {value}
    </textarea>
  </p>
)

const Problem = ({ words }: { words: string | undefined }) =>
  words ? (
    <p class="incomplete" role="alert">
      {words}
    </p>
  ) : null

export interface AskPageProps {
  readonly applicationId: string
  readonly warning: Warning
  /** What of a form that was refused is kept. */
  readonly given?: { readonly reason: string; readonly parts: readonly string[] }
  readonly problem?: string
}

/** 申请调阅对方材料: what is asked for, and why. */
export const AskPage = ({ applicationId, warning, given, problem }: AskPageProps) => {
  const { counterpart, code, name, fingerprint } = warning
  return (
    <Layout title={`申请调阅对方材料 ${applicationId}`}>
      <h1>申请调阅对方材料</h1>
      <p>
        <a href={`${reportHref(applicationId)}#w-${fingerprint}`}>返回预警</a> · {applicationId} · {code} {name}
      </p>
      {counterpart?.kind === 'claim' ? (
        <p>
          对方：{counterpart.committee}，{counterpart.season} 年度，{counterpart.applicationId}（{counterpart.person}
          ）第 {counterpart.page} 页
        </p>
      ) : null}
      <Problem words={problem} />
      <form method="post" action={`${reportHref(applicationId)}/disclosures`}>
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <fieldset>
          <legend>调阅内容（至少一项）</legend>
          {disclosureParts.map((part) => (
            <label class="choice">
              <input
                type="checkbox"
                name="parts"
                value={part}
                checked={given ? given.parts.includes(part) : part === 'page'}
              />{' '}
              {partNames[part]}
            </label>
          ))}
        </fieldset>
        <Reason id="reason" label="申请理由：需要核对什么，为何现有对照不足" value={given?.reason ?? ''} />
        <ul class="muted">
          {askingNotice.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p>
          <button type="submit">提交申请</button>
        </p>
      </form>
    </Layout>
  )
}

export interface RequestPageProps {
  readonly request: DisclosureRequest
  readonly may: { readonly decide: boolean; readonly look: boolean; readonly takeBack: boolean }
  /** Addresses of what the reader may see anyway. */
  readonly links: { readonly own?: string; readonly other?: string }
  readonly given?: string
  readonly problem?: string
}

/** One request: what is asked for and why, what the reader can do about it, and everything that happened to it. */
export const RequestPage = ({ request, may, links, given, problem }: RequestPageProps) => (
  <Layout title={`调阅申请 ${request.requestId}`}>
    <h1>
      调阅申请 <span class="nowrap">{disclosureStateWords[request.state]}</span>
    </h1>
    <p>
      <a href="/disclosures">全部调阅申请</a>
    </p>
    <Problem words={problem} />
    <Facts request={request} links={links} />
    {may.look && request.state === 'granted' ? <Look request={request} /> : null}
    {may.decide && request.state === 'asked' ? <Decide request={request} given={given} /> : null}
    {may.decide && request.state === 'granted' ? (
      <Act request={request} decision="withdrawn" title="收回批准" label="收回理由" button="收回批准" value={given} />
    ) : null}
    {may.takeBack && isOpen(request) ? (
      <Act
        request={request}
        decision="taken-back"
        title={request.state === 'granted' ? '提前结束调阅' : '撤回申请'}
        label="说明"
        button="撤回"
        value={given ?? '核对已完成，不再需要调阅对方材料。'}
      />
    ) : null}
    <History request={request} />
  </Layout>
)

const Facts = ({ request, links }: Pick<RequestPageProps, 'request' | 'links'>) => {
  const { applicationId, committee, other, parts } = request
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">申请方</th>
          <td>
            {committee} · {links.own ? <a href={links.own}>{applicationId}</a> : applicationId}
          </td>
        </tr>
        <tr>
          <th scope="row">预警</th>
          <td>
            {request.code} {request.name}
          </td>
        </tr>
        <tr>
          <th scope="row">对方</th>
          <td>
            {other.committee} · {links.other ? <a href={links.other}>{other.applicationId}</a> : other.applicationId}{' '}
            {pagesWords(other.pages)}
          </td>
        </tr>
        <tr>
          <th scope="row">调阅内容</th>
          <td>
            {parts.map((part) => partNames[part]).join('；')}
            {parts.includes('page') && other.documentId === undefined
              ? '（对方有多份文件，未能确定该页属于哪一份，批准后也不能显示图像，请与对方评委会联系）'
              : ''}
          </td>
        </tr>
        <tr>
          <th scope="row">申请理由</th>
          <td class="lines">{request.reason}</td>
        </tr>
        <tr>
          <th scope="row">{isOpen(request) ? '有效至' : '终止于'}</th>
          <td class="nowrap">{timeInBeijing(request.endsAt)}</td>
        </tr>
      </tbody>
    </table>
  )
}

const Look = ({ request }: { request: DisclosureRequest }) => (
  <section>
    <h2>查看对方材料</h2>
    <form method="post" action={looksHref(request)}>
      <p>
        每次查看均记录在案，页面显示约 15 分钟。 <button type="submit">查看对方材料</button>
      </p>
    </form>
  </section>
)

const Decide = ({ request, given }: { request: DisclosureRequest; given: string | undefined }) => (
  <section>
    <h2>办理</h2>
    <form method="post" action={requestHref(request)}>
      <Reason id="decide" label="办理意见" value={given ?? ''} />
      <p class="muted">批准后申请人在 {grantDays} 日内可以查看所申请的内容，可随时收回。</p>
      <p>
        <button type="submit" name="decision" value="granted">
          批准调阅
        </button>{' '}
        <button type="submit" name="decision" value="refused" class="plain">
          不予批准
        </button>
      </p>
    </form>
  </section>
)

interface ActProps {
  readonly request: DisclosureRequest
  readonly decision: 'withdrawn' | 'taken-back'
  readonly title: string
  readonly label: string
  readonly button: string
  readonly value: string | undefined
}

const Act = ({ request, decision, title, label, button, value }: ActProps) => (
  <section>
    <h2>{title}</h2>
    <form method="post" action={requestHref(request)}>
      <input type="hidden" name="decision" value={decision} />
      <Reason id={decision} label={label} value={value ?? ''} />
      <p>
        <button type="submit" class="plain">
          {button}
        </button>
      </p>
    </form>
  </section>
)

const History = ({ request }: { request: DisclosureRequest }) => (
  <section>
    <h2>办理记录</h2>
    <table>
      <thead>
        <tr>
          <th>时间</th>
          <th>事项</th>
          <th>办理人</th>
          <th>理由</th>
        </tr>
      </thead>
      <tbody>
        {historyOf(request).map(({ at, kind, by, reason }) => (
          <tr>
            <td class="nowrap">{timeInBeijing(at)}</td>
            <td class="nowrap">{historyWords[kind]}</td>
            <td>{by ? <ActorWords actor={by} /> : '系统'}</td>
            <td class="lines">{reason || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** 对方材料: what was granted, and nothing else of the other application. */
export const ShownPage = ({ shown: { request, person, pages } }: { shown: Disclosed }) => {
  const { applicationId, other, code, name, fingerprint, parts } = request
  return (
    <Layout title={`对方材料 ${other.applicationId}`}>
      <h1>
        对方材料 <span class="nowrap">{other.applicationId}</span>
      </h1>
      <p>
        <a href={`${reportHref(applicationId)}#w-${fingerprint}`}>返回预警</a> ·{' '}
        <a href={requestHref(request)}>调阅申请</a> · {code} {name}
      </p>
      <p class="incomplete">
        仅用于核查本条预警，有效至 {timeInBeijing(request.endsAt)}。本次查看已记录：
        <ActorWords actor={request.askedBy} />
        。预警不等于认定违规。
      </p>
      <p>{other.committee}</p>
      {parts.includes('person') ? (
        <p>
          申报人：<strong>{person?.name || '未读出'}</strong>，单位：{person?.unit || '未读出'}
        </p>
      ) : null}
      {parts.includes('page') && pages.length === 0 ? (
        <p>未能确定该页属于对方的哪一份文件，不能显示图像。请与对方评委会联系。</p>
      ) : null}
      {pages.map((page) => (
        <figure class="sheet disclosed">
          <figcaption>对方申报材料第 {page} 页</figcaption>
          <img
            src={disclosedPicturePath(request, page)}
            alt={`对方申报材料第 ${page} 页的图像。如未显示，请返回调阅申请重新点击“查看对方材料”。`}
          />
        </figure>
      ))}
    </Layout>
  )
}

export const NotShownPage = ({ request }: { request: DisclosureRequest }) => (
  <Layout title="对方材料">
    <h1>未在查看中</h1>
    <p>
      本次查看已超时，或批准已到期、已收回。请从 <a href={requestHref(request)}>调阅申请</a> 重新进入。
    </p>
  </Layout>
)

export interface ListPageProps {
  readonly requests: readonly DisclosureRequest[]
  readonly mayDecide: (request: DisclosureRequest) => boolean
  readonly month: string | undefined
}

/** 调阅申请: those that wait come first. */
export const DisclosuresPage = ({ requests, mayDecide, month }: ListPageProps) => (
  <Layout title="调阅申请">
    <h1>调阅申请（{requests.length} 件）</h1>
    <p>
      <a href="/queue">预警队列</a>
    </p>
    <p>{month ? `${month} 提出的申请。` : '近三个月提出的申请，待办理的在前。'}</p>
    <form class="filter" method="get" action="/disclosures">
      <label>
        月份{' '}
        <input type="text" name="month" value={month ?? ''} placeholder="2026-03" pattern="20\d\d-(0[1-9]|1[0-2])" />
      </label>
      <button type="submit">查询</button>
    </form>
    {requests.length === 0 ? <p>没有调阅申请。</p> : <Requests requests={requests} mayDecide={mayDecide} />}
  </Layout>
)

const Requests = ({ requests, mayDecide }: Omit<ListPageProps, 'month'>) => (
  <table>
    <thead>
      <tr>
        <th>申请时间</th>
        <th>申请方</th>
        <th>预警</th>
        <th>对方</th>
        <th>调阅内容</th>
        <th>状态</th>
        <th>有效至或终止于</th>
      </tr>
    </thead>
    <tbody>
      {requests.map((request) => (
        <tr>
          <td class="nowrap">{timeInBeijing(request.askedAt)}</td>
          <td>
            {request.committee} · <span class="nowrap">{request.applicationId}</span>
          </td>
          <td>
            {request.code} {request.name}
          </td>
          <td>
            {request.other.committee} · <span class="nowrap">{request.other.applicationId}</span>
          </td>
          <td>{request.parts.map((part) => partNames[part]).join('；')}</td>
          <td class="nowrap">
            <a href={requestHref(request)}>
              {disclosureStateWords[request.state]}
              {request.state === 'asked' && mayDecide(request) ? '，请办理' : ''}
            </a>
          </td>
          <td class="nowrap">{timeInBeijing(request.endsAt)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
