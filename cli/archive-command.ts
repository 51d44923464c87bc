import { resolve } from 'node:path'
import { createEffectOf } from '#archive/effect'
import { openStack } from '#local/stack'
import { systemClock } from '#platform/clock'
import { createPersonKeyOf } from '#verify/person-key'
import { archiveImport, archiveSearch, archiveStats } from './archive.ts'
import { archiveComplete } from './archive-complete.ts'
import { archiveCorrect } from './archive-correct.ts'
import type { ArchiveDeps } from './archive-deps.ts'
import { archiveDiff } from './archive-diff.ts'
import { archiveMatch } from './archive-match.ts'
import { archiveUndo } from './archive-undo.ts'
import { archiveUsage } from './archive-usage.ts'
import { createProgress } from './progress.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

/** `zhiyan archive …` on the local stack's data folder. */
export const archiveCommand = async (args: readonly string[]): Promise<ExitCode> => {
  if (args.length === 0 || args.some((arg) => ['help', '--help', '-h'].includes(arg))) {
    console.log(archiveUsage)
    return args.length === 0 ? exits.usage : exits.clean
  }
  const { dataDir, rest } = takeData(args)
  const [verb, ...operands] = rest
  const perform = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!perform) throw new UsageError(`档案库命令有 ${Object.keys(verbs).join('、')}；详见 npx zhiyan archive --help`)
  const stack = await openStack({ dataDir })
  const bar = createBar()
  try {
    const code = await perform(operands, {
      archive: stack.archive,
      personKeyOf: createPersonKeyOf(stack.environment.ZHIYAN_PERSON_SECRET),
      clock: systemClock,
      announce: stack.askHolders,
      effectOf: createEffectOf({ ...stack, clock: systemClock }),
      progress: bar.show,
    })
    // Whoever holds a changed record is verified again before the command ends.
    await stack.idle()
    return code
  } finally {
    bar.end()
    await stack.stop()
  }
}

/** One bar for whatever takes long; each label begins another. */
const createBar = () => {
  let shown: { readonly label: string; readonly bar: ReturnType<typeof createProgress> } | undefined
  const end = () => shown?.bar.end()
  return {
    show: (label: string, done: number, of: number) => {
      if (shown?.label !== label) {
        end()
        shown = { label, bar: createProgress(label, of) }
      }
      shown.bar.to(done)
      if (done >= of) end()
    },
    end,
  }
}

const verbs: Readonly<Record<string, (operands: readonly string[], deps: ArchiveDeps) => Promise<ExitCode>>> = {
  import: archiveImport,
  diff: archiveDiff,
  undo: archiveUndo,
  correct: archiveCorrect,
  complete: archiveComplete,
  stats: (operands, deps) => {
    const { values, positionals } = readOptions(operands, { json: { type: 'boolean' }, dataset: { type: 'string' } })
    if (positionals.length > 0) throw new UsageError('stats 不带其他内容；查找请用 search')
    return archiveStats(deps, values.json ?? false, values.dataset)
  },
  search: (operands, deps) => {
    const { values, positionals } = readOptions(operands, { json: { type: 'boolean' } })
    const [query] = positionals
    if (query === undefined) throw new UsageError('请写要查找的名称或编号')
    if (positionals.length > 1)
      throw new UsageError(`一次只能写一项；名称中有空格时请加引号：“${positionals.join(' ')}”`)
    return archiveSearch(query, deps, values.json ?? false)
  },
  match: archiveMatch,
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
