import type { MatchVerdict } from '#domain/match-score'
import { matchVerdictWords } from '#domain/match-words'
import type { PairReading } from './features/pair-features.ts'

interface Change {
  readonly words: string
  readonly applies: (reading: PairReading) => boolean
  readonly change: (reading: PairReading) => PairReading
}

const withoutConflicts = (reading: PairReading): PairReading => ({
  ...reading,
  title: {
    ...reading.title,
    discriminators: reading.title.discriminators.map((one) =>
      one.state === 'conflict' ? { ...one, state: 'agree' } : one,
    ),
    values: { ...reading.title.values, swaps: 0, longestReplaced: 0, unmatchedClaim: 0, unmatchedRecord: 0 },
  },
})

const changes: readonly Change[] = [
  {
    words: '若查实编号相同',
    applies: ({ numbers }) => numbers.relation !== 'equal',
    change: (reading) => ({ ...reading, numbers: { ...reading.numbers, relation: 'equal' } }),
  },
  {
    words: '若查实编号不同',
    applies: ({ numbers }) => numbers.relation !== 'different',
    change: (reading) => ({ ...reading, numbers: { ...reading.numbers, relation: 'different' } }),
  },
  {
    words: '若相互矛盾的词是误写',
    applies: ({ title }) => title.values.swaps > 0 || title.discriminators.some(({ state }) => state === 'conflict'),
    change: withoutConflicts,
  },
  {
    words: '若人员名单中有同一人',
    applies: ({ people }) => people.relation !== 'same',
    change: (reading) => ({ ...reading, people: { ...reading.people, relation: 'same' } }),
  },
  {
    words: '若人员名单中没有同一人',
    applies: ({ people }) => people.relation !== 'different',
    change: (reading) => ({ ...reading, people: { ...reading.people, relation: 'different' } }),
  },
  {
    words: '若年份相符',
    applies: ({ yearGap }) => yearGap > 0,
    change: (reading) => ({ ...reading, yearGap: 0 }),
  },
]

/** What else would have to be found out for another verdict; empty where nothing by itself would. */
export const whatWouldChange = (
  reading: PairReading,
  verdict: MatchVerdict,
  judge: (changed: PairReading) => MatchVerdict,
): readonly string[] =>
  changes.flatMap(({ words, applies, change }) => {
    if (!applies(reading)) return []
    const changed = judge(change(reading))
    return changed === verdict ? [] : [`${words}，则为“${matchVerdictWords[changed]}”`]
  })

/** Why the verdict is not what the sum alone would make it. */
export const guardWords = ({ isPatent, people, numbers, title }: PairReading): string =>
  numbers.relation === 'equal'
    ? '编号相同而内容对不上，须人工核对'
    : isPatent && people.relation === 'different'
      ? '专利名称可以相同：没有共同发明人时不认作同一件'
      : title.values.swaps > 0 || title.discriminators.some(({ state }) => state === 'conflict')
        ? '有相互矛盾的区分词，须人工核对'
        : '人员、单位和年份都不同：常见题名可以相同，须人工核对'
