import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDelimited } from '#archive/readers/read-delimited'

export type Row = Readonly<Record<string, string>>
export interface LabelledPair {
  readonly left: string
  readonly right: string
  readonly label: 0 | 1
}
export interface Tables {
  readonly left: ReadonlyMap<string, Row>
  readonly right: ReadonlyMap<string, Row>
}

const readRows = (file: string): readonly Row[] => {
  const [header, ...rows] = readDelimited(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), ',').rows
  return rows
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((name, i) => [name, cells[i] ?? ''])))
}

/** A table in one file or in parts (tableB.csv, tableB.part1.csv …), by `id` or `rec_id`. */
export const readTable = (folder: string, name: string): ReadonlyMap<string, Row> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file === `${name}.csv` || new RegExp(`^${name}\\.part\\d+\\.csv$`).test(file))
      .sort()
      .flatMap((file) => readRows(join(folder, file)))
      .map((row) => [row.id ?? row.rec_id ?? '', row]),
  )

/** The labelled pairs of a split, or undefined when the folder has no such split. */
export const readPairs = (folder: string, split: string): readonly LabelledPair[] | undefined => {
  const file = join(folder, `${split}.csv`)
  return existsSync(file)
    ? readRows(file).map((row) => ({
        left: row.ltable_id ?? '',
        right: row.rtable_id ?? '',
        label: row.label === '1' ? 1 : 0,
      }))
    : undefined
}
