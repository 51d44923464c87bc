import type { PageOutline } from '#domain/page-picture'
import { severityWords, unreadWords } from '#review/words'
import { Layout } from './layout.tsx'
import type { PageMark } from './page-marks.ts'
import { picturePath } from './shown-picture.ts'

export interface PageViewProps {
  readonly applicationId: string
  readonly documentId: string
  readonly fileName: string
  readonly outline: readonly PageOutline[]
  readonly page: PageOutline
  readonly marks: readonly PageMark[]
}

/** 原件页面: the page as it was uploaded, set upright, with a box around every place that the report speaks of. */
export const PageView = (props: PageViewProps) => {
  const { applicationId, documentId, fileName, outline, page, marks } = props
  const report = `/applications/${encodeURIComponent(applicationId)}`
  return (
    <Layout title={`第 ${page.page} 页 ${applicationId}`}>
      <h1>
        第 {page.page} 页{' '}
        <span class="muted">
          共 {outline.length} 页 · {fileName}
        </span>
      </h1>
      <nav aria-label="翻页">
        <p>
          <a href={report}>返回核验报告 {applicationId}</a>
          <Turn {...props} to={page.page - 1} rel="prev" words="上一页" />
          <Turn {...props} to={page.page + 1} rel="next" words="下一页" />
        </p>
      </nav>
      {page.reason ? <p class="incomplete">本页未读：{unreadWords[page.reason]}。请直接查看图像。</p> : null}
      <div class="page-view">
        <Sheet page={page} marks={marks} src={picturePath(applicationId, { documentId, page: page.page })} />
        <section aria-label="本页引用的文字">
          <h2>本页引用的文字（{marks.length} 处）</h2>
          {marks.length === 0 ? <p>报告没有引用本页。这不表示本页没有问题。</p> : null}
          <ol>
            {marks.map((mark, i) => (
              <Quoted mark={mark} number={i + 1} report={report} />
            ))}
          </ol>
        </section>
      </div>
    </Layout>
  )
}

interface TurnProps extends PageViewProps {
  readonly to: number
  readonly rel: string
  readonly words: string
}

const Turn = ({ outline, to, rel, words }: TurnProps) =>
  outline.some(({ page }) => page === to) ? (
    <>
      {' · '}
      <a href={String(to)} rel={rel}>
        {words}
      </a>
    </>
  ) : null

const Sheet = ({ page, marks, src }: Pick<PageViewProps, 'page' | 'marks'> & { src: string }) => (
  <figure class="sheet">
    <img
      src={src}
      width={Math.round(page.width * 2)}
      height={Math.round(page.height * 2)}
      alt={`第 ${page.page} 页的图像${marks.length > 0 ? `，框出 ${marks.length} 处，文字见列表` : ''}。如未显示，请打开上传的原件。`}
    />
    <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {marks.map(({ box: [x0, y0, x1, y1] }, i) => (
        <a href={`#quote-${i + 1}`} tabindex={-1}>
          <rect class="mark" id={`mark-${i + 1}`} x={x0} y={y0} width={x1 - x0} height={y1 - y0} />
        </a>
      ))}
    </svg>
    {marks.map(({ box: [x0, y0] }, i) => (
      <span class="mark-number" style={`left:${percent(x0)};top:${percent(y0)}`} aria-hidden="true">
        {i + 1}
      </span>
    ))}
  </figure>
)

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`

const Quoted = ({ mark, number, report }: { mark: PageMark; number: number; report: string }) => (
  <li id={`quote-${number}`}>
    <a href={`#mark-${number}`}>{mark.quote || '（没有读出文字）'}</a>
    <ul>
      {mark.about.map(({ words, anchor, severity }) => (
        <li>
          {severity ? (
            <span class={`tag ${severity}`}>
              {severityWords[severity].icon}
              {severityWords[severity].word}
            </span>
          ) : null}{' '}
          <a href={`${report}#${anchor}`}>{words}</a>
        </li>
      ))}
    </ul>
  </li>
)
