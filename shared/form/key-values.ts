import type { Cell } from './cell.ts'
import { isPicture, labelOf, labelScore } from './labels.ts'

/** `O` says nothing (a picture), `G` names a group of labels (最高学历 before 毕业院校), `L` a label, `V` its value. */
type Role = 'L' | 'V' | 'G'

export interface Pair {
  readonly label: Cell
  readonly values: readonly Cell[]
}

interface State {
  readonly score: number
  readonly roles: readonly Role[]
}

/** Points for a role after another; a row that starts with a value, or two values in a row, is possible but dear. */
const steps: Readonly<Record<Role | 'start', Partial<Record<Role, number>>>> = {
  start: { L: 0, G: -0.15, V: -0.5 },
  L: { V: 0 },
  V: { L: 0, G: -0.15, V: -0.6 },
  G: { L: 0 },
}

const worth = (cell: Cell, role: Role, tallest: number): number => {
  if (cell.text === '') return role === 'V' ? 0.75 : -1
  const score = labelScore(cell.text)
  if (role === 'V') return 1 - score
  const spans = cell.rowEnd - cell.row
  return role === 'L' ? score : spans > tallest ? Math.max(score, 0.5) : score - 0.35
}

/** Parts a row of cells into labels and values: the best alternation, not a fixed one, because forms group and merge. */
export const pairUp = (row: readonly Cell[]): { pairs: Pair[]; loose: Cell[]; score: number } => {
  const cells = row.filter((cell) => !isPicture(cell.text) && !isHalfOfPicture(cell))
  if (cells.length === 0) return { pairs: [], loose: [], score: 0 }
  const best = bestRoles(cells)
  const pairs: { label: Cell; values: Cell[] }[] = []
  const loose: Cell[] = []
  cells.forEach((cell, i) => {
    const role = best.roles[i]
    if (role === 'L') pairs.push({ label: cell, values: [] })
    else if (role === 'V') {
      if (i > 0 && best.roles[i - 1] !== 'G' && pairs.length) pairs.at(-1)?.values.push(cell)
      else loose.push(cell)
    }
  })
  return { pairs, loose, score: best.score / cells.length }
}

/** `照` above `片`, over several rows: a scan may lose either. */
const isHalfOfPicture = (cell: Cell): boolean => cell.rowEnd - cell.row >= 2 && /^[照相片]$/.test(cell.text)

const bestRoles = (cells: readonly Cell[]): State => {
  let states = new Map<Role | 'start', State>([['start', { score: 0, roles: [] }]])
  cells.forEach((cell, i) => {
    const others = cells.filter((_, j) => j !== i)
    const tallest = Math.max(1, ...others.map((other) => other.rowEnd - other.row))
    const next = new Map<Role | 'start', State>()
    for (const [from, state] of states)
      for (const role of ['L', 'V', 'G'] as const) {
        const step = steps[from][role]
        if (step === undefined) continue
        const score = state.score + step + worth(cell, role, tallest)
        if (score > (next.get(role)?.score ?? Number.NEGATIVE_INFINITY))
          next.set(role, { score, roles: [...state.roles, role] })
      }
    states = next
  })
  // A label at the end of a row has no value: possible (a blank of the form), but rather a value that looks like one.
  return [...states]
    .map(([role, state]) => (role === 'L' || role === 'G' ? { ...state, score: state.score - 0.4 } : state))
    .reduce((a, b) => (b.score > a.score ? b : a))
}

export interface Inline {
  readonly label: string
  readonly value: string
}

/** `label：value` inside one cell or line. */
export const splitInline = (text: string): Inline | undefined => {
  const match = text.match(/^\s*([^:：\n]{1,24}?)\s*[:：]\s*([\s\S]*)$/)
  const label = match?.[1]
  if (!label || match?.[2] === undefined || labelScore(`${label}:`) < 0.5) return undefined
  return { label: labelOf(label), value: match[2].replace(/^[_＿\s]+|[_＿\s]+$/g, '') }
}
