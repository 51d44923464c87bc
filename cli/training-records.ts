import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDrafts } from '#archive/read-drafts'
import { readTables } from '#archive/readers/read-tables'
import type { MatchSide } from '#match/features/match-side'
import { sideOfRecord } from '#match/features/match-side'
import { shortHash } from '#text/short-hash'

/** Where the real archives, the abstracts and the tables of confusions lie; undefined when there are none. */
export const trainingFolder = (folder = join(import.meta.dirname, '..', '..', 'shared', 'data')): string | undefined =>
  existsSync(join(folder, 'archive')) ? folder : undefined

const files = ['projects-nsfc-3000.csv', 'projects-social-guangxi.csv', 'patents-2000.tsv', 'awards-30.tsv']

export interface TrainingRecord extends MatchSide {
  readonly id: string
}

/** Records of every archive of the folder, as the importer reads them. */
export const readTrainingRecords = (folder: string): readonly TrainingRecord[] =>
  files.flatMap((file) => {
    const path = join(folder, 'archive', file)
    if (!existsSync(path)) return []
    const tables = readTables(readFileSync(path))
    if (tables.kind !== 'tables') throw new Error(`${file} can not be read`)
    const { drafts } = readDrafts(tables.tables, {
      file,
      dataset: file,
      department: 'training',
      trust: 'A',
      importedAt: '2026-01-01T00:00:00Z',
    })
    return drafts.map((draft) => {
      const record = sideOfRecord({
        ...draft,
        recordId: `${file}#${draft.kind}#${draft.stableId}`,
        version: 1,
      })
      return { ...record, id: `${file}#${draft.stableId}` }
    })
  })

/** Records are split by themselves, never by claim: half to learn from, half to be measured on. */
export const isForTraining = ({ id }: { readonly id: string }): boolean =>
  Number.parseInt(shortHash(4, id), 16) % 2 === 0

/** Lines of public abstracts and titles, each once. */
export const readLanguageLines = (folder: string): ReadonlySet<string> => {
  const texts = join(folder, 'text', 'csl')
  const lines = new Set<string>()
  for (const file of existsSync(texts) ? readdirSync(texts).toSorted() : [])
    for (const line of readFileSync(join(texts, file), 'utf8').split('\n'))
      for (const cell of line.split('\t').slice(1)) if (cell.length > 1) lines.add(cell)
  return lines
}
