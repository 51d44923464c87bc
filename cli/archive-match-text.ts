import type { ArchiveMatch } from '#domain/archive-record'
import type { MatchScore, MatchVerdict } from '#domain/match-score'
import type { MatchAnswer, ScoredCandidate } from './archive-query.ts'
import { number, recordText } from './archive-text.ts'

const basisWords = { identifier: '编号相同', title: '名称相同', holder: '人员相同、名称相近' } as const
const verdictWords: Readonly<Record<MatchVerdict, string>> = {
  same: '同一成果',
  review: '疑似，须人工核对',
  different: '不同成果',
}

const signed = (bits: number) => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(2)}`

const matchLines = ({ record, by, titleSimilarity }: ArchiveMatch): string =>
  `${recordText(record)}\n      ${basisWords[by]} · 名称相似度 ${titleSimilarity.toFixed(2)}`

/** The signed sum, line by line, as the report shows it. */
const scoreLines = ({ bits, probability, verdict, lines, guard }: MatchScore): readonly string[] => [
  `      比对得分 ${signed(bits)}（概率 ${(probability * 100).toFixed(1)}%）：${verdictWords[verdict]}${guard ? ` · ${guard}` : ''}`,
  // The words end in the bits.
  ...lines.map(({ words }) => `        ${words}`),
]

const candidateLines = ({ record, score }: ScoredCandidate): readonly string[] => [
  recordText(record),
  ...scoreLines(score),
]

const answerText = ({ title, row, matches, candidates }: MatchAnswer): string => {
  const scores = new Map(candidates.map(({ record, score }) => [record.recordId, score]))
  const matched = new Set(matches.map(({ record }) => record.recordId))
  const others = candidates.filter(({ record }) => !matched.has(record.recordId))
  return [
    `${row === undefined ? '' : `第 ${row} 行 `}${title}：${matches.length === 0 ? '档案库中没有对应记录' : `${matches.length} 条`}`,
    ...matches.flatMap((match) => {
      const score = scores.get(match.record.recordId)
      return [matchLines(match), ...(score ? scoreLines(score) : [])]
    }),
    ...(others.length > 0 ? ['  相近而未认作同一成果的记录：', ...others.flatMap(candidateLines)] : []),
  ].join('\n')
}

export const matchText = (
  answers: readonly MatchAnswer[],
  problems: readonly { readonly row: number; readonly words: string }[],
): string =>
  [
    ...answers.map(answerText),
    ...problems.map(({ row, words }) => `未查询  第 ${row} 行：${words}`),
    ...(answers.length > 1
      ? [
          `共查询 ${number(answers.length)} 项：有对应记录 ${number(answers.filter(({ matches }) => matches.length > 0).length)} 项，没有 ${number(answers.filter(({ matches }) => matches.length === 0).length)} 项`,
        ]
      : []),
  ].join('\n')
