import { basename } from 'node:path'
import { z } from 'zod'
import type { ArchiveWriter } from '#archive/archive-writer'
import { knownKinds, type RecordKind } from '#archive/columns'
import { parseCompleteness } from '#archive/completeness'
import { becameComplete, type CommitResult, createImportArchive, type ImportPlan } from '#archive/import-archive'
import { unreadableTableWords } from '#archive/readers/table'
import { rejectedRowsCsv } from '#archive/rejected-rows'
import type { ArchiveRecord, Completeness } from '#domain/archive-record'
import type { Archive, Clock } from '#domain/ports'
import { createFindMatches } from '#match/find-matches'
import { searchKeys } from '#match/search-keys'
import { claimOfQuery, querySchema } from './archive-query.ts'
import { importText, matchText, recordText, statsText } from './archive-text.ts'
import { mustBeWritable, readNamed, writeNamed } from './named-files.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

export interface ArchiveDeps {
  readonly archive: Archive & ArchiveWriter
  readonly clock: Clock
  readonly print?: (text: string) => void
  /** Asks for the holders of changed keys to be verified again; for everybody when the archive became complete somewhere. */
  readonly announce?: (changedKeys: readonly string[], everybody: boolean) => Promise<unknown>
  /** How many records are written, for a progress bar. */
  readonly progress?: (written: number, of: number) => void
}

const trusts = ['A', 'B', 'C'] as const

const importOptions = {
  dataset: { type: 'string' },
  kind: { type: 'string' },
  department: { type: 'string' },
  trust: { type: 'string' },
  complete: { type: 'string', multiple: true },
  rejected: { type: 'string' },
  commit: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const readOneOf = <T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined => {
  if (value === undefined) return undefined
  const found = allowed.find((one) => one === value)
  if (!found) throw new UsageError(`${option} 只能是 ${allowed.join('、')}，不能是“${value}”`)
  return found
}

const readCompleteness = (texts: readonly string[], dataset: string): readonly Completeness[] =>
  texts.map((text) => {
    const declared = parseCompleteness(text, dataset)
    if (!declared)
      throw new UsageError(`--complete 应写作 类型:范围:起-止，例如 award:广西科学技术奖:2021-2024，不能是“${text}”`)
    return declared
  })

/** `zhiyan archive import FILE --dataset ID [--kind award] [--department 名称] [--trust A] [--complete …] [--rejected FILE] [--commit] [--json]` */
export const archiveImport = async (argv: readonly string[], deps: ArchiveDeps): Promise<ExitCode> => {
  const { values, positionals } = readOptions(argv, importOptions)
  const [file] = positionals
  if (!file || positionals.length > 1) throw new UsageError('请指明一个要导入的文件')
  if (!values.dataset) throw new UsageError('请用 --dataset 指明数据集，例如 --dataset kjt-awards')
  const kind = readOneOf<RecordKind>('--kind', values.kind, knownKinds)
  if (values.rejected !== undefined) await mustBeWritable(values.rejected)
  const trust = readOneOf('--trust', values.trust, trusts)
  const print = deps.print ?? console.log
  const importArchive = createImportArchive({ archiveWriter: deps.archive, clock: deps.clock })

  const plan = await importArchive.plan(
    { name: basename(file), bytes: await readNamed(file) },
    {
      dataset: values.dataset,
      ...(kind && { kind }),
      ...(trust && { trust }),
      ...(values.department !== undefined && { department: values.department }),
      complete: readCompleteness(values.complete ?? [], values.dataset),
    },
  )
  if (plan.kind === 'unreadable') {
    print(values.json ? JSON.stringify(plan) : `${file}：${unreadableTableWords[plan.reason]}`)
    return exits.unreadable
  }
  if (values.rejected !== undefined) await writeNamed(values.rejected, rejectedRowsCsv(plan))
  const outcome = values.commit
    ? await importArchive.commit(plan, {
        progress: (written) => deps.progress?.(written, plan.writes.length),
        announce: async (changedKeys) => {
          await deps.announce?.(changedKeys, becameComplete(plan))
        },
      })
    : undefined
  print(values.json ? JSON.stringify(toJson(plan, outcome)) : importText(plan, outcome, deps.announce !== undefined))
  return exitOf(plan, outcome)
}

const exitOf = ({ counts }: ImportPlan, outcome: CommitResult | undefined): ExitCode => {
  if (outcome?.kind === 'busy' || outcome?.kind === 'stale') return exits.archive
  return counts.records === 0 ? exits.unreadable : exits.clean
}

/** The plan without the records themselves. */
const toJson = ({ writes: _, base, newByKind: __, ...plan }: ImportPlan, outcome: CommitResult | undefined) => ({
  ...plan,
  dryRun: outcome === undefined,
  baseSnapshot: base.snapshot,
  ...(outcome && {
    outcome: outcome.kind === 'committed' ? { ...outcome, changedClaimKeys: outcome.changedClaimKeys.length } : outcome,
  }),
})

/** `zhiyan archive stats [--json]` */
export const archiveStats = async ({ archive, print = console.log }: ArchiveDeps, json = false): Promise<ExitCode> => {
  const snapshot = await archive.snapshot()
  print(json ? JSON.stringify(snapshot) : statsText(snapshot))
  return exits.clean
}

/** `zhiyan archive search 名称或编号 [--json]` */
export const archiveSearch = async (
  query: string,
  { archive, print = console.log }: ArchiveDeps,
  json = false,
): Promise<ExitCode> => {
  if (query.trim() === '') throw new UsageError('请写要查找的名称或编号')
  const records = await archive.byKeys(searchKeys(query))
  print(json ? JSON.stringify({ query, records }) : searchText(query, records))
  return exits.clean
}

const searchText = (query: string, records: readonly ArchiveRecord[]): string =>
  records.length === 0
    ? `没有找到“${query}”。按编号查找需写全号码，按名称查找需写全名。`
    : [`找到 ${records.length} 条：`, ...records.map(recordText)].join('\n')

/** `zhiyan archive match QUERY.json [--json]`: the records for one claim, or for each of a list. */
export const archiveMatch = async (
  file: string,
  { archive, print = console.log }: ArchiveDeps,
  json = false,
): Promise<ExitCode> => {
  const parsed = z.union([querySchema, z.array(querySchema)]).safeParse(parseJson(await readNamed(file)))
  if (!parsed.success)
    throw new UsageError(`${file} 不是查询文件，应形如 ${queryExample}\n${z.prettifyError(parsed.error)}`)
  const findMatches = createFindMatches(archive)
  const results = []
  for (const query of [parsed.data].flat()) results.push({ query, matches: await findMatches(claimOfQuery(query)) })
  const output = Array.isArray(parsed.data) ? { results } : results[0]
  print(json ? JSON.stringify(output) : results.map(({ query, matches }) => matchText(query.title, matches)).join('\n'))
  return exits.clean
}

const queryExample = '{"kind":"patent","title":"一种……装置","numbers":["ZL202010968314.6"]}'

/** Undefined for what is no JSON, which then is no query. */
const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
