import { resolve } from 'node:path'
import { noFacts, type RecheckFacts, recheckFacts } from '#review/recheck/frame'
import { readRecheckFrame } from '#review/recheck/read-frame'
import { recheckCsv } from '#review/recheck/sample-csv'
import { type RecheckSample, selectForRecheck } from '#review/recheck/select'
import { countsLine } from '#review/report'
import { percent } from '#rules/words/format'
import { problemsOf } from '#web/api-bodies.ts'
import { mustBeWritable, readNamed, writeNamed } from './named-files.ts'
import { numberOption, seasonOption } from './number-options.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'
import { withStack } from './with-stack.ts'

const options = {
  season: { type: 'string' },
  size: { type: 'string' },
  seed: { type: 'string' },
  base: { type: 'string' },
  facts: { type: 'string' },
  committee: { type: 'string', multiple: true },
  all: { type: 'boolean' },
  csv: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `zhiyan recheck select --season 2026 --size 50 --seed 文字 [--facts 文件.json] [--csv 文件.csv] …`: the region's 复核 (notice, clause 8.3). */
export const recheckCommand = async (args: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = readOptions(args, options)
  if (positionals[0] !== 'select' || positionals.length > 1) throw new UsageError('复核命令只有 select')
  const { seed } = values
  if (seed === undefined || seed.trim() === '')
    throw new UsageError('请用 --seed 写一段文字作随机种子，例如 --seed 2026年度复核；同一种子抽出同一批')
  const size = numberOption('--size', values.size, { least: 1, most: 100_000, whole: true, example: '50' })
  const base = values.base ?? '0.2'
  const baseShare = numberOption('--base', base, { least: 0, most: 1, whole: false, example: '0.2' })
  const season = seasonOption(values.season)
  const facts = values.facts === undefined ? noFacts : await readFacts(values.facts)
  if (values.csv !== undefined) await mustBeWritable(values.csv)
  return withStack(resolve(values.data ?? 'data'), async (stack) => {
    const frame = await readRecheckFrame(stack, {
      season,
      of: values.all ? 'all' : 'granted',
      ...(values.committee && { committees: values.committee }),
    })
    const sample = selectForRecheck(frame, facts, { seed, size, baseShare })
    if (values.csv !== undefined) await writeNamed(values.csv, recheckCsv(sample))
    console.log(values.json ? JSON.stringify({ season, ...sample }) : sampleText(season, sample, values.all ?? false))
    return exits.clean
  })
}

const readFacts = async (file: string): Promise<RecheckFacts> => {
  const text = (await readNamed(file)).toString('utf8').replace(/^\uFEFF/, '')
  const read = recheckFacts.safeParse(parsed(text, file))
  if (!read.success) throw new UsageError(`${file} 须改正：${problemsOf(read.error)}`)
  return read.data
}

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${file} 不是正确的 JSON`, { cause })
  }
}

const sampleText = (
  season: string,
  { chosen, frame, strata, seed, method, unmatched }: RecheckSample,
  isAll: boolean,
): string =>
  frame.applications === 0
    ? `${season} 年度没有${isAll ? '' : '已获评的'}申报可供抽取。${isAll ? '' : '结果登记见 application outcome；评审结束前抽取请加 --all。'}`
    : [
        `${season} 年度复核：从 ${frame.applications} 件中抽取 ${chosen.length} 件（种子“${seed}”，方法 ${method}，范围摘要 ${frame.hash}）`,
        ...strata.map(
          ({ committee, applications, expected, chosen: count }) =>
            `  ${committee}  ${applications} 件，应抽约 ${expected}，抽取 ${count}`,
        ),
        ...chosen.map(
          ({ applicationId, committee, probability, warnings, words }) =>
            `${applicationId}  ${committee}  入样概率 ${percent(probability)}  ${warnings ? countsLine(warnings) : '尚无报告'}  ${words}`,
        ),
        ...(unmatched.length > 0 ? [`所给情况中有 ${unmatched.join('、')} 不在范围内，请核对名称。`] : []),
        '入选不表示有问题；预警均为待核，由复核人员判定。',
      ].join('\n')
