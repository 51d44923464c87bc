import { createImportArchive, type ImportOptions } from '#archive/import-archive'
import { unreadableTableWords } from '#archive/readers/table'
import { sampleArchive, sampleCases } from '#local/samples/index'
import type { Stack } from '#local/stack'
import { systemClock } from '#platform/clock'
import { createProgress } from './progress.ts'

export interface ArchiveFile extends ImportOptions {
  readonly file: string
  readonly bytes: Uint8Array
}

export interface Imported {
  readonly file: string
  readonly records: number
  readonly rejected: number
}

/** Imports one archive file for good; a file that is no archive comes back as its reason. */
export const importFile = async (
  stack: Pick<Stack, 'archive' | 'askHolders'>,
  { file, bytes, ...options }: ArchiveFile,
): Promise<Imported | { readonly file: string; readonly problem: string }> => {
  const importer = createImportArchive({ archiveWriter: stack.archive, clock: systemClock })
  const plan = await importer.plan({ name: file, bytes }, options)
  if (plan.kind === 'unreadable') return { file, problem: unreadableTableWords[plan.reason] }
  if (plan.counts.records === 0) return { file, problem: '没有可导入的记录' }
  const outcome = await importer.commit(plan, { announce: stack.askHolders })
  if (outcome.kind === 'busy' || outcome.kind === 'stale') return { file, problem: '另一个导入正在写入，请稍后再试' }
  return { file, records: plan.counts.records, rejected: plan.counts.rejected }
}

/** The sample archive and the sample applications into a stack. Doing it again changes nothing. */
export const seedSamples = async (
  stack: Stack,
): Promise<{ readonly records: number; readonly applications: number }> => {
  let records = 0
  for (const file of sampleArchive()) {
    const imported = await importFile(stack, file)
    if ('problem' in imported) throw new Error(`sample archive ${imported.file}: ${imported.problem}`)
    records += imported.records
  }
  const cases = await sampleCases()
  const progress = createProgress('上传示例', cases.length)
  for (const { applicationId, committee, season, region, series, outcome, cutOff, submittedAt, files } of cases) {
    const meta = { committee, season, region, series, outcome, submittedAt, ...(cutOff !== undefined && { cutOff }) }
    for (const file of files) await stack.upload(applicationId, file.name, await file.build(), meta)
    progress.tick()
  }
  progress.end()
  return { records, applications: cases.length }
}
