import { type Cell, joinLines } from './cell.ts'
import type { Ink } from './ink.ts'

const opinion = /意见|推荐|审核|审查|审批|承诺|评语|结论|鉴定|公示/
const signing = /[(（]?\s*(公\s*章|盖\s*章|签\s*章|印\s*章|签\s*名|签\s*字)\s*[)）]?/
const dateOnly = /^[\s\d年月日./-]*[年月日][\s\d年月日./-]*$/

export interface Signature {
  readonly label: string
  readonly value: string
  /** All of the closing: the seal's place, the name, the day. */
  readonly ink: readonly Ink[]
}

/** An opinion ends with its seal and date: they are no part of what was said. */
export const withoutSignature = (label: string, cells: readonly Cell[]): { text: string; signature?: Signature } => {
  const whole = cells
    .map((cell) => cell.text)
    .join('\n')
    .trim()
  if (!opinion.test(label)) return { text: whole }
  const lines = cells.flatMap((cell) => [...cell.lines])
  let end = lines.length
  while (end > 1 && isClosing(lines[end - 1]?.text ?? '')) end--
  // The name of the unit stands over its day, where the seal goes, and not where the text begins.
  const above = lines[end - 1]
  if (
    end > 1 &&
    end < lines.length &&
    above &&
    isUnit.test(above.text) &&
    above.x0 > (lines[0]?.x0 ?? 0) + 4 * above.size
  )
    end--
  if (end === lines.length) return { text: whole }
  const first = cells[0]
  const closing = lines
    .slice(end)
    .map((line) => line.text.trim())
    .join(' ')
  const value = closing
    .replace(signing, '')
    .replace(/^[\s:：]+/, '')
    .trim()
  const name = closing.match(signing)?.[0].replace(/\s+/g, '') ?? '日期'
  return {
    text: joinLines(lines.slice(0, end), (first?.x1 ?? 0) - (first?.x0 ?? 0)),
    signature: { label: name, value, ink: lines.slice(end).flatMap((line) => line.ink) },
  }
}

const isUnit =
  /^\s*\p{Script=Han}{3,30}(?:公司|集团|研究院|设计院|医院|学院|院|大学|学校|委员会|中心|厅|局|处|部|站|所|馆)\s*$/u

/** `经办人：李某 负责人：王某`: who signed. */
const signers = /^\s*(?:单位)?(?:经办人|负责人|审核人|承办人|填表人|组长|主任委员)(?:签名|签字|签章)?\s*[:：]/

const isClosing = (line: string): boolean =>
  (line.length < 60 && signers.test(line) && !/[。；]/.test(line)) ||
  (line.length < 60 && signing.test(line) && !/[。；]/.test(line)) ||
  dateOnly.test(line)
