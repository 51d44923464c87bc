import { resolve } from 'node:path'
import { openStack } from '#local/stack'
import { type ArchiveDeps, archiveImport, archiveMatch, archiveSearch, archiveStats } from './archive.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, UsageError } from './usage.ts'

const clock = { now: () => new Date().toISOString() }

/** `zhiyan archive …` on the local stack's data folder. */
export const archiveCommand = async (args: readonly string[]): Promise<ExitCode> => {
  const { dataDir, rest } = takeData(args)
  const [verb, ...operands] = rest
  const perform = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!perform) throw new UsageError('档案库命令有 import、match、stats、search')
  const stack = await openStack({ dataDir })
  try {
    const code = await perform(operands, { archive: stack.archive, clock, announce: stack.askHolders })
    // Whoever holds a changed record is verified again before the command ends.
    await stack.idle()
    return code
  } finally {
    await stack.stop()
  }
}

const verbs: Readonly<Record<string, (operands: readonly string[], deps: ArchiveDeps) => Promise<ExitCode>>> = {
  import: archiveImport,
  match: (operands, deps) => {
    const { operand, json } = readQuery(operands)
    if (operand === undefined) throw new UsageError('请指明一个查询文件')
    return archiveMatch(operand, deps, json)
  },
  stats: (operands, deps) => {
    const { operand, json } = readQuery(operands)
    if (operand !== undefined) throw new UsageError('stats 不带其他内容；查找请用 search')
    return archiveStats(deps, json)
  },
  search: (operands, deps) => {
    const { operand, json } = readQuery(operands)
    if (operand === undefined) throw new UsageError('请写要查找的名称或编号')
    return archiveSearch(operand, deps, json)
  },
}

const readQuery = (operands: readonly string[]): { readonly operand: string | undefined; readonly json: boolean } => {
  const { values, positionals } = readOptions(operands, { json: { type: 'boolean' } })
  if (positionals.length > 1) throw new UsageError(`一次只能写一项；名称中有空格时请加引号：“${positionals.join(' ')}”`)
  return { operand: positionals[0], json: values.json ?? false }
}

/** `--data DIR` may stand anywhere; the rest is the verb's own. */
const takeData = (args: readonly string[]): { readonly dataDir: string; readonly rest: readonly string[] } => {
  const joined = args.find((arg) => arg.startsWith('--data='))
  if (joined !== undefined)
    return { dataDir: resolve(joined.slice('--data='.length)), rest: args.filter((arg) => arg !== joined) }
  const at = args.indexOf('--data')
  if (at < 0) return { dataDir: resolve('data'), rest: args }
  const folder = args[at + 1]
  if (folder === undefined) throw new UsageError('--data 后面要写文件夹')
  return { dataDir: resolve(folder), rest: args.filter((_, i) => i !== at && i !== at + 1) }
}
