import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Claim, ClaimSection } from '#domain/claim'
import type { Form } from '#domain/form'
import { isRead, type PagesRead } from '#domain/pages'
import { readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { readPagesWithin } from '#pdf/budget'
import { type BoxScore, scoreBoxes } from './box-coverage.ts'

/** What should come out of NAME.pdf, from NAME.truth.json. */
export interface FormTruth {
  readonly fields?: readonly { readonly label: string; readonly value: string }[] | null
  readonly tables?:
    | readonly {
        readonly title: string
        readonly columns: readonly string[]
        readonly rows: readonly (readonly string[])[]
      }[]
    | null
}

export interface FormScore {
  readonly fields: readonly [hit: number, total: number]
  readonly cells: readonly [hit: number, total: number]
  /** For people: what was missed. */
  readonly missed: readonly string[]
}

const norm = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[:;]+|[:;]+$/g, '')

/** The share of labels with their value, and of table cells in their row and column, that the form holds. */
export const scoreForm = (truth: FormTruth, form: Form | undefined): FormScore => {
  const have = new Map<string, Set<string>>()
  const flat = [...(form?.fields ?? []), ...(form?.certificates ?? []).flatMap((certificate) => certificate.fields)]
  for (const { label, value } of flat) {
    const values = have.get(norm(label)) ?? new Set()
    have.set(norm(label), values.add(norm(value)))
  }
  const missed: string[] = []
  const fields = truth.fields ?? []
  const lost = fields.filter((field) => !have.get(norm(field.label))?.has(norm(field.value)))
  for (const { label, value } of lost)
    missed.push(`${label}=${value} got ${[...(have.get(norm(label)) ?? [])].join('|') || '-'}`)
  const [hits, total] = scoreTables(truth, form, missed)
  return { fields: [fields.length - lost.length, fields.length], cells: [hits, total], missed }
}

const scoreTables = (truth: FormTruth, form: Form | undefined, missed: string[]): [number, number] => {
  let hits = 0
  let total = 0
  for (const table of truth.tables ?? []) {
    const columns = table.columns.map(norm)
    const best = closest(table.title, columns, form)
    const bestColumns = best?.columns.map(norm) ?? []
    table.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        total++
        const named = bestColumns.indexOf(columns[c] ?? '')
        const got = best?.rows[r]?.[named >= 0 ? named : c]
        if (got !== undefined && norm(got) === norm(cell)) hits++
        else missed.push(`[${table.title}] ${r},${c} ${cell} got ${got}`)
      })
    })
  }
  return [hits, total]
}

const closest = (title: string, columns: readonly string[], form: Form | undefined) => {
  let best: Form['tables'][number] | undefined
  let bestScore = 0
  for (const table of form?.tables ?? []) {
    const have = new Set(table.columns.map(norm))
    const shared = columns.filter((column) => have.has(column)).length
    const all = new Set([...columns, ...have]).size
    const score = shared / Math.max(1, all) + (norm(table.title) === norm(title) ? 1 : 0)
    if (score > bestScore) {
      best = table
      bestScore = score
    }
  }
  return best
}

/** Titles of achievement tables → the sections that their rows may be claimed in. Other tables hold no claims. */
const claimSections: readonly (readonly [RegExp, readonly ClaimSection[]])[] = [
  [/任现职前/, ['before-present-title']],
  [/任现职(以来|后)/, ['since-present-title']],
  [/论文|著作|学术/, ['academic']],
  [/专利/, ['patent']],
  [/获奖|受奖/, ['award']],
  [/业绩|成果/, ['since-present-title', 'achievement']],
]

/** The share of truth rows of achievement tables that came out as a claim with the right section and page. */
export const scoreClaims = (
  truth: FormTruth,
  claims: readonly Claim[],
  pages: PagesRead,
): [hit: number, total: number] => {
  const textOf = new Map(pages.pages.filter(isRead).map((page) => [page.page, norm(page.text)]))
  let hits = 0
  let total = 0
  for (const table of truth.tables ?? []) {
    const sections = claimSections.find(([title]) => title.test(table.title))?.[1]
    if (!sections) continue
    for (const row of table.rows) {
      total++
      const wanted = row.map(norm).filter((cell) => cell.length > 1)
      const found = claims.find((claim) => wanted.every((cell) => norm(claim.text).includes(cell)))
      const page = found?.evidence[0]?.page ?? 0
      // A row that a page break cuts begins on this page: the head of one of its cells must stand there.
      const onPage = wanted.some((cell) => textOf.get(page)?.includes(cell.slice(0, 6)))
      if (found && sections.includes(found.section) && onPage) hits++
    }
  }
  return [hits, total]
}

type BoxCount = Omit<BoxScore, 'missed'>

export interface FormsScore {
  readonly fields: number
  readonly cells: number
  readonly claims: number
  /** Of all values that were found on their pages (not only those of the truth): how many their boxes hold, and how many hold others too. */
  readonly boxes: BoxCount
  readonly n: readonly number[]
  readonly files: readonly ({
    readonly file: string
    readonly outcome: string
    readonly claims: readonly [hit: number, total: number]
    readonly boxes: BoxCount
  } & FormScore)[]
}

const truthSuffix = '.truth.json'

/** Reads every PDF in the folder that has a truth beside it and whose name begins with one of the prefixes. */
export const evalForms = async (
  folder: string,
  prefixes: readonly string[],
  onFile: (name: string) => void = () => {},
): Promise<FormsScore> => {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith(truthSuffix))
    .map((name) => name.slice(0, -truthSuffix.length))
  const wanted = names
    .filter((name) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix)))
    .sort()
  const files: FormsScore['files'][number][] = []
  for (const name of wanted) {
    onFile(name)
    const truth = JSON.parse(await readFile(join(folder, name + truthSuffix), 'utf8')) as FormTruth
    const pages = await readPagesWithin(await readFile(join(folder, `${name}.pdf`)))
    const form = pages.kind === 'read' ? readForm(pages) : undefined
    const claims = form && pages.kind === 'read' ? readApplication({ form, pages, documentId: name }).claims : []
    const claimed: [number, number] = pages.kind === 'read' ? scoreClaims(truth, claims, pages) : [0, 0]
    const { missed: outside, ...boxes } = form && pages.kind === 'read' ? scoreBoxes(pages, form) : noBoxes
    const { missed, ...read } = scoreForm(truth, form)
    files.push({
      file: name,
      outcome: pages.outcome,
      claims: claimed,
      ...read,
      boxes,
      missed: [...missed, ...outside.map((line) => `box: ${line}`)],
    })
  }
  const sum = (pick: (score: FormsScore['files'][number]) => number) =>
    files.reduce((total, file) => total + pick(file), 0)
  const n = [
    sum((s) => s.fields[0]),
    sum((s) => s.fields[1]),
    sum((s) => s.cells[0]),
    sum((s) => s.cells[1]),
    sum((s) => s.claims[0]),
    sum((s) => s.claims[1]),
  ]
  const boxes = {
    sampled: sum((s) => s.boxes.sampled),
    covered: sum((s) => s.boxes.covered),
    wide: sum((s) => s.boxes.wide),
    unfound: sum((s) => s.boxes.unfound),
  }
  return { fields: ratio(n[0], n[1]), cells: ratio(n[2], n[3]), claims: ratio(n[4], n[5]), boxes, n, files }
}

const noBoxes: BoxScore = { sampled: 0, covered: 0, wide: 0, unfound: 0, missed: [] }

const ratio = (part = 0, whole = 0): number => (whole === 0 ? 1 : Math.round((part / whole) * 1e4) / 1e4)

if (import.meta.main) {
  const args = process.argv.slice(2)
  const [folder, ...prefixes] = args.filter((arg) => !arg.startsWith('--'))
  if (!folder) {
    process.stderr.write('usage: eval-forms DIR [PREFIX…] [--json] [--missed]\n')
    process.exit(2)
  }
  const score = await evalForms(folder, prefixes, (name) => process.stderr.write(`${name}\n`))
  if (args.includes('--missed'))
    for (const file of score.files) for (const line of file.missed) process.stderr.write(`${file.file}: ${line}\n`)
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(score)}\n`)
  else {
    for (const { file, outcome, fields, cells, claims, boxes } of score.files)
      process.stdout.write(
        `${file.padEnd(44)} ${outcome.padEnd(12)} fields ${fields.join('/')}  cells ${cells.join('/')}  claims ${claims.join('/')}  boxes ${boxes.covered}/${boxes.sampled}\n`,
      )
    process.stdout.write(
      `fields ${score.fields}  cells ${score.cells}  claims ${score.claims}  boxes ${score.boxes.covered}/${score.boxes.sampled}, ${score.boxes.wide} too wide\n`,
    )
  }
}
