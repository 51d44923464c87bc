import { timeInBeijing } from '#domain/dates'
import { disclosureStateWords } from '#review/disclosure/words'
import type { OtherSideLink } from './shown-picture.ts'

/** What the reader can do about the masked other side of a warning. Not printed: paper cannot be taken back. */
export const OtherSideActions = ({ link }: { link: OtherSideLink | undefined }) => {
  if (!link) return null
  if (link.kind === 'open')
    return (
      <p class="no-print">
        <a href={link.href}>打开对方申报</a>
      </p>
    )
  if (link.kind === 'may-ask')
    return (
      <p class="no-print">
        <a class="button" href={link.href}>
          申请调阅对方材料
        </a>
      </p>
    )
  const { state, endsAt } = link.request
  return (
    <p class="no-print">
      调阅对方材料：<strong>{disclosureStateWords[state]}</strong>
      {state === 'granted' || state === 'asked' ? `，有效至 ${timeInBeijing(endsAt)}` : ''}{' '}
      <a href={link.href}>{state === 'granted' ? '查看对方材料' : '查看申请'}</a>
      {link.askAgain ? (
        <>
          {' '}
          <a href={link.askAgain}>再次申请</a>
        </>
      ) : null}
    </p>
  )
}
