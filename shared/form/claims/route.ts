import type { Route } from '#domain/application'
import { normalise } from '#text/normalise'

const routes: readonly (readonly [RegExp, Route])[] = [
  [/破格/, 'exceptional'],
  [/转评|转系列|改系列|转换/, 'lateral'],
  [/直接|绿色通道|特殊人才/, 'direct'],
  [/认定|初定|考核认定|以考代评/, 'recognition'],
  [/正常|晋升|评审|逐级/, 'promotion'],
]

/** `晋升`, or a row of boxes of which one is ticked: `☑正常申报 □破格申报 □转系列评审`. */
export const readRoute = (raw: string): Route => {
  const boxes = [...raw.matchAll(/(?<mark>[☑☒√✓✔■☐□○●◉])\s*(?<option>[^☑☒√✓✔■☐□○●◉]+)/gu)]
  const ticked = boxes
    .filter(({ groups }) => /[☑☒√✓✔■●◉]/u.test(groups?.mark ?? ''))
    .map(({ groups }) => groups?.option ?? '')
  // `正常申报 □破格申报`: the ticked box of the first option was not read as a character, the others are empty.
  const unmarked = /^[^☑☒√✓✔■☐□○●◉]+/u.exec(raw)?.[0].trim()
  if (boxes.length > 0 && ticked.length === 0 && unmarked) return readRoute(unmarked)
  // Only empty boxes: nothing was chosen.
  if (boxes.length > 0 && ticked.length === 0 && !/[√✓✔]/.test(raw)) return 'unknown'
  const text = normalise(boxes.length > 0 ? ticked.join(' ') : raw)
  return routes.find(([regex]) => regex.test(text))?.[1] ?? 'unknown'
}
