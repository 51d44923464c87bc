import { basename } from 'node:path'
import { z } from 'zod'
import type { RecordKind } from '#archive/columns'
import { readRows } from '#archive/read-drafts'
import { readTables } from '#archive/readers/read-tables'
import { unreadableTableWords } from '#archive/readers/table'
import type { Claim } from '#domain/claim'
import { sideOfClaim, sideOfRecord } from '#match/features/match-side'
import { createFindMatches } from '#match/find-matches'
import { claimLookup } from '#match/lookup'
import { scoreMatch } from '#match/score'
import type { ArchiveDeps } from './archive-deps.ts'
import { kindOption } from './archive-file.ts'
import { matchText } from './archive-match-text.ts'
import { claimOfQuery, claimOfRow, type MatchAnswer, querySchema } from './archive-query.ts'
import { mustBeWritable, readNamed, writeNamed } from './named-files.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

const options = {
  kind: { type: 'string' },
  candidates: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

interface Question {
  readonly claim: Claim
  readonly applicant: string
  readonly query: unknown
  readonly row?: number
}
interface Questions {
  readonly questions: readonly Question[]
  readonly isList: boolean
  /** Rows that are no question, and why. */
  readonly problems: readonly { readonly row: number; readonly words: string }[]
}

const shownCandidates = 3

/** `zhiyan archive match QUERY.json|查询.csv|.xlsx [--kind award] [--candidates N] [--out FILE.json] [--json]` */
export const archiveMatch = async (argv: readonly string[], deps: ArchiveDeps): Promise<ExitCode> => {
  const { values, positionals } = readOptions(argv, options)
  const [file] = positionals
  if (!file || positionals.length > 1) throw new UsageError('请指明一个查询文件（JSON、CSV 或 XLSX）')
  const most = candidatesOption(values.candidates)
  if (values.out !== undefined) await mustBeWritable(values.out)
  const kind = kindOption(values.kind)
  const { questions, isList, problems } = readQuestions(basename(file), await readNamed(file), kind)

  const answers: MatchAnswer[] = []
  for (const question of questions) {
    answers.push(await answer(question, deps, most))
    deps.progress?.('比对', answers.length, questions.length)
  }
  const output = isList ? { results: answers, ...(problems.length > 0 && { problems }) } : answers[0]
  if (values.out !== undefined) await writeNamed(values.out, `${JSON.stringify(output, null, 2)}\n`)
  const print = deps.print ?? console.log
  print(values.json ? JSON.stringify(output) : matchText(answers, problems))
  if (questions.length === 0) return exits.unreadable
  return problems.length > 0 ? exits.someFailed : exits.clean
}

const candidatesOption = (text = String(shownCandidates)): number => {
  if (!/^\d{1,2}$/.test(text) || Number(text) > 24)
    throw new UsageError(`--candidates 应为 0 到 24 的数，不能是“${text}”`)
  return Number(text)
}

const answer = async (
  { claim, applicant, query, row }: Question,
  { archive }: ArchiveDeps,
  most: number,
): Promise<MatchAnswer> => {
  const matches = await createFindMatches(archive)(claim, applicant)
  const found = most === 0 ? [] : await archive.candidates(claimLookup(claim, applicant))
  const own = sideOfClaim(claim, applicant)
  const candidates = found
    .map(({ record }) => ({ record, score: scoreMatch(own, sideOfRecord(record)) }))
    .toSorted((a, b) => b.score.bits - a.score.bits)
    .slice(0, most)
  return { query, title: claim.title, ...(row !== undefined && { row }), matches, candidates }
}

const readQuestions = (file: string, bytes: Buffer<ArrayBuffer>, kind: RecordKind | undefined): Questions => {
  const json = parseJson(bytes)
  const parsed = z.union([querySchema, z.array(querySchema)]).safeParse(json)
  if (parsed.success)
    return {
      questions: [parsed.data]
        .flat()
        .map((query) => ({ claim: claimOfQuery(query), applicant: query.applicant ?? '', query })),
      isList: Array.isArray(parsed.data),
      problems: [],
    }
  if (json !== undefined)
    throw new UsageError(`${file} 不是查询文件，应形如 ${queryExample}\n${z.prettifyError(parsed.error)}`)
  return readTable(file, new Uint8Array(bytes), kind)
}

/** A table of claims, with the headers that archive files have. */
const readTable = (file: string, bytes: Uint8Array, kind: RecordKind | undefined): Questions => {
  const tables = readTables(bytes)
  if (tables.kind === 'unreadable')
    throw new UsageError(
      `${file}：${unreadableTableWords[tables.reason]}；查询文件应为 JSON（形如 ${queryExample}）或表格`,
    )
  const { drafts, rejected, sheets } = readRows(tables.tables, {
    file,
    ...(kind && { kind }),
    dataset: '',
    department: '',
    trust: 'C',
    importedAt: '',
  })
  if (sheets.every((sheet) => sheet.kind === undefined))
    throw new UsageError(`${file} 中没有认出表头；表头用“名称、专利号、年度、完成人、单位”等，并可用 --kind 指明类别`)
  const asked = drafts.map((draft) => ({ draft, claim: claimOfRow(draft) }))
  return {
    questions: asked.flatMap(({ draft, claim }) =>
      claim
        ? [
            {
              claim,
              applicant: '',
              row: draft.provenance.row,
              query: {
                kind: claim.kind,
                title: claim.title,
                numbers: draft.identifiers.map(({ canonical }) => canonical),
                people: claim.people,
                units: claim.units,
                ...(draft.year !== undefined && { year: draft.year }),
              },
            },
          ]
        : [],
    ),
    isList: true,
    problems: [
      ...rejected.map(({ row, words }) => ({ row, words })),
      ...asked
        .filter(({ claim }) => claim === undefined)
        .map(({ draft }) => ({ row: draft.provenance.row, words: '期刊不是成果，不能作为查询' })),
    ],
  }
}

const queryExample = '{"kind":"patent","title":"一种……装置","numbers":["ZL202010968314.6"]}'

/** Undefined for what is no JSON, which then may be a table. */
const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
