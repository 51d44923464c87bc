import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { type Severity, severities } from '#domain/warning'
import { openStack, type Stack } from '#local/stack'
import { type Report, toReport } from '#review/report'
import { reportText } from '#review/report-text'
import { toSarif } from '#review/sarif'
import { failureWords } from '#verify/failure-words'
import { mustBeWritable, readNamed, writeNamed } from './named-files.ts'
import { onStop } from './on-stop.ts'
import { renderHtml } from './render-html.ts'
import { importFile } from './seed.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

export interface VerifyOptions {
  readonly files: readonly string[]
  readonly archive?: string
  readonly data?: string
  readonly format: 'text' | 'json' | 'sarif'
  readonly html?: string
  /** The HTML shows the words where they stand. A picture masks nothing, and the file leaves the committee. */
  readonly pictures: boolean
  readonly failOn: Severity | 'none'
  readonly season: string
}

/** Verifies files from the command line: each file is one application, in a stack of its own unless `--data` names one. */
export const verifyCommand = async (options: VerifyOptions): Promise<ExitCode> => {
  if (options.files.length === 0) throw new UsageError('请指明要核验的 PDF 文件')
  if (options.html !== undefined) await mustBeWritable(options.html)
  const uploads = await readFiles(options.files)
  // Signals are heard from before the folder is made: what lies in it is personal data, and must not outlive the command.
  const stopAsked = onStop()
  const own = options.data === undefined ? await mkdtemp(join(tmpdir(), 'zhiyan-')) : undefined
  try {
    const stack = await openStack({ dataDir: options.data ?? own ?? '' })
    try {
      return await Promise.race([verifyIn(stack, uploads, options), stopAsked.then(() => exits.stopped)])
    } finally {
      await stack.stop()
    }
  } finally {
    if (own) await rm(own, { recursive: true, force: true })
  }
}

const verifyIn = async (stack: Stack, uploads: readonly Upload[], options: VerifyOptions): Promise<ExitCode> => {
  if (options.archive !== undefined && !(await importFolder(stack, options.archive))) return exits.archive
  if ((await stack.archive.snapshot()).datasets.length === 0)
    console.error('注意：没有接入业绩档案库，成果不与档案比对。用 --archive DIR 指定档案文件夹。')
  for (const { applicationId, name, bytes } of uploads)
    await stack.upload(applicationId, name, bytes, {
      committee: '命令行核验',
      season: options.season,
      region: '广西',
      outcome: 'open',
      submittedAt: new Date().toISOString(),
    })
  await stack.idle()
  const reports: Report[] = []
  for (const { applicationId, name } of uploads) {
    const meta = await stack.applications.meta(applicationId)
    const run = await stack.applications.currentRun(applicationId)
    if (meta?.failure !== undefined || !run) console.error(`${name}：${meta?.failure ?? failureWords.verify()}`)
    if (meta && run) reports.push(toReport(run, meta))
  }
  await print(stack, reports, options)
  return exitOf(reports, uploads.length, options.failOn)
}

interface Upload {
  readonly applicationId: string
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Equal files are one application: verified twice, they would be two reports of one id. */
const readFiles = async (files: readonly string[]): Promise<readonly Upload[]> => {
  const uploads = new Map<string, Upload>()
  for (const file of files) {
    const bytes = await readNamed(file)
    const applicationId = `CLI-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
    const same = uploads.get(applicationId)
    if (same)
      console.error(`注意：${file} 与 ${same.name} 内容完全相同，只核验一次。如属两人的材料，请核对是否放错文件。`)
    else uploads.set(applicationId, { applicationId, name: basename(file), bytes: new Uint8Array(bytes) })
  }
  return [...uploads.values()]
}

const archiveExtensions = new Set(['.csv', '.tsv', '.xlsx', '.json'])

/** Every table in the folder, each a dataset of its own name; false when there is none, or one is no archive. */
const importFolder = async (stack: Stack, folder: string): Promise<boolean> => {
  const names = await readdir(folder).catch(() => undefined)
  const files = names?.filter((name) => archiveExtensions.has(extname(name).toLowerCase())).toSorted() ?? []
  if (files.length === 0) console.error(`档案库缺失：${folder} 中没有 CSV、TSV、XLSX 或 JSON 文件。`)
  for (const file of files) {
    const bytes = await readFile(join(folder, file)).catch(() => undefined)
    if (!bytes) {
      console.error(`档案文件无法打开：${file}（请检查文件权限）`)
      return false
    }
    const imported = await importFile(stack, {
      file,
      bytes,
      dataset: basename(file, extname(file)),
    })
    if ('problem' in imported) {
      console.error(`档案文件无效：${file}（${imported.problem}）。${whyRefused(file)}`)
      return false
    }
    console.error(
      `档案 ${file}：${imported.records} 条${imported.rejected ? `，拒绝 ${imported.rejected} 行。${whyRefused(file)}` : ''}`,
    )
  }
  return files.length > 0
}

const whyRefused = (file: string): string =>
  `逐行原因见：npx zhiyan archive import ${file} --dataset ${basename(file, extname(file))}`

const print = async (
  stack: Stack,
  reports: readonly Report[],
  { format, html, pictures }: VerifyOptions,
): Promise<void> => {
  if (format === 'json') console.log(JSON.stringify(reports.length === 1 ? reports[0] : { reports }))
  else if (format === 'sarif') console.log(JSON.stringify(toSarif(reports)))
  else console.log(reports.map(reportText).join(`\n\n${'─'.repeat(72)}\n\n`))
  if (html === undefined) return
  for (const report of reports) {
    const file = reports.length === 1 ? html : html.replace(/(\.html?)?$/, `-${report.applicationId}.html`)
    await writeNamed(file, await renderHtml(report, pictures ? stack.pictures : undefined))
    console.error(`报告：${file}`)
  }
}

const exitOf = (reports: readonly Report[], asked: number, failOn: VerifyOptions['failOn']): ExitCode => {
  const unreadable = asked - reports.filter(({ coverage }) => coverage.readPages > 0).length
  if (unreadable === asked) return exits.unreadable
  if (unreadable > 0) return exits.someFailed
  const level = severities.indexOf(failOn === 'none' ? 'blue' : failOn)
  const reached = reports.some(({ counts }) => severities.some((s, i) => i <= level && counts[s] > 0))
  return failOn !== 'none' && reached ? exits.warnings : exits.clean
}
