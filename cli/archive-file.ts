import { basename } from 'node:path'
import { knownKinds, type RecordKind } from '#archive/columns'
import { parseCompleteness } from '#archive/completeness'
import { createImportArchive, type PlanResult } from '#archive/import-archive'
import type { Completeness } from '#domain/archive-record'
import type { ArchiveDeps } from './archive-deps.ts'
import { readNamed } from './named-files.ts'
import { UsageError } from './usage.ts'

/** Options with which `import` and `diff` read a file. */
export const fileOptions = {
  dataset: { type: 'string' },
  kind: { type: 'string' },
  department: { type: 'string' },
  trust: { type: 'string' },
  complete: { type: 'string', multiple: true },
} as const

export interface FileValues {
  readonly dataset?: string | undefined
  readonly kind?: string | undefined
  readonly department?: string | undefined
  readonly trust?: string | undefined
  readonly complete?: readonly string[] | undefined
}

const trusts = ['A', 'B', 'C'] as const

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

export const kindOption = (value: string | undefined): RecordKind | undefined =>
  readOneOf<RecordKind>('--kind', value, knownKinds)

/** The name is the first part of every record's id. */
export const datasetOption = (value: string | undefined): string => {
  if (!value) throw new UsageError('请用 --dataset 指明数据集，例如 --dataset kjt-awards')
  if (/[#\s]/.test(value)) throw new UsageError(`数据集名称不能含 # 或空格，不能是“${value}”`)
  return value
}

export const completenessOption = (
  option: string,
  texts: readonly string[],
  dataset: string,
): readonly Completeness[] =>
  texts.map((text) => {
    const declared = parseCompleteness(text, dataset)
    if (!declared)
      throw new UsageError(`${option} 应写作 类型:范围:起-止，例如 award:广西科学技术奖:2021-2024，不能是“${text}”`)
    return declared
  })

/** The dry run of a named file. */
export const planFile = async (
  file: string,
  values: FileValues,
  { archive, clock, personKeyOf }: ArchiveDeps,
): Promise<{ readonly importer: ReturnType<typeof createImportArchive>; readonly plan: PlanResult }> => {
  const dataset = datasetOption(values.dataset)
  const kind = kindOption(values.kind)
  const trust = readOneOf('--trust', values.trust, trusts)
  const complete = completenessOption('--complete', values.complete ?? [], dataset)
  const importer = createImportArchive({ archiveWriter: archive, clock, ...(personKeyOf && { personKeyOf }) })
  const plan = await importer.plan(
    { name: basename(file), bytes: await readNamed(file) },
    {
      dataset,
      complete,
      ...(kind && { kind }),
      ...(trust && { trust }),
      ...(values.department !== undefined && { department: values.department }),
    },
  )
  return { importer, plan }
}
