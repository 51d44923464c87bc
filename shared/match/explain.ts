import type { ScoreLine, ScoreState } from '#domain/match-score'
import { signedBits } from '#domain/match-words'
import { type DiscriminatorKind, mayBeLeftOut } from '#text/title'
import type { Adjustments } from './features/adjustments.ts'
import { type PairReading, pairFeatures } from './features/pair-features.ts'
import type { DiscriminatorReading } from './features/title-features.ts'
import { type AdditiveModel, roundBits, type Score } from './model/additive.ts'

interface Spoken {
  readonly state: ScoreState
  readonly words: string
  readonly claim?: string
  readonly record?: string
}

interface Line {
  readonly feature: string
  /** Features of the model that this line adds up. */
  readonly of: readonly string[]
  readonly say: (reading: PairReading) => Spoken
}

const kindWords: Readonly<Record<DiscriminatorKind, string>> = {
  期: '期次',
  标段: '标段',
  年度: '年度',
  批次: '批次',
  等级: '等级',
  版本: '版本',
  序号: '序号',
  类型: '类别',
  地名: '地名',
  线路: '线路',
  型号: '型号',
  数字: '编号数字',
}

const printed = (kind: DiscriminatorKind, values: readonly string[]): string =>
  values.length === 0
    ? '未写'
    : values
        .map((value) =>
          kind === '期' ? `${value}期` : kind === '年度' ? `${value}年` : kind === '版本' ? `V${value}` : value,
        )
        .join('、')

const named = ({ kind, claim, record }: DiscriminatorReading): string =>
  `${kindWords[kind]} ${printed(kind, claim)} / ${printed(kind, record)}`

const listed = (readings: readonly DiscriminatorReading[]): string => readings.map(named).join('；')

const inState = ({ title }: PairReading, state: DiscriminatorReading['state'], apart?: boolean) =>
  title.discriminators.filter(
    (one) => one.state === state && (apart === undefined || mayBeLeftOut.has(one.kind) !== apart),
  )

const percent = (share: number): string => `${Math.round(share * 100)}%`

const sayTitle = ({ title: { values } }: PairReading): Spoken => {
  const unmatched = values.unmatchedClaim + values.unmatchedRecord
  if (values.sharedBits >= 0.995) return { state: 'agree', words: '标题核心一致' }
  const words = `标题核心共有 ${percent(values.sharedBits)}（Dice ${values.dice.toFixed(2)}${unmatched > 0 ? `，对不上 ${unmatched} 字` : ''}）`
  return { state: values.sharedBits >= 0.6 ? 'agree' : 'contradict', words }
}

const sayConflicts = (reading: PairReading): Spoken => {
  const conflicts = inState(reading, 'conflict')
  const swaps = reading.title.blocks.filter(({ kind }) => kind === 'swap')
  if (conflicts.length + swaps.length === 0) return { state: 'agree', words: '没有相互矛盾的区分词' }
  const words = [
    ...conflicts.map(
      (one) => `${kindWords[one.kind]}冲突：${printed(one.kind, one.claim)} / ${printed(one.kind, one.record)}`,
    ),
    ...swaps.map(({ left, right }) => `词语冲突：${left || '（无）'} / ${right || '（无）'}`),
  ].join('；')
  return {
    state: 'contradict',
    words,
    claim: [...conflicts.map((one) => printed(one.kind, one.claim)), ...swaps.map(({ left }) => left)].join('；'),
    record: [...conflicts.map((one) => printed(one.kind, one.record)), ...swaps.map(({ right }) => right)].join('；'),
  }
}

const sayOneSided = (reading: PairReading, apart: boolean): Spoken => {
  const absent = inState(reading, 'one-absent', apart)
  return {
    state: 'missing',
    words:
      absent.length > 0
        ? `只有一方写明：${listed(absent)}`
        : apart
          ? '期次、标段等双方都写或都未写'
          : '年度、地名、版本等双方都写或都未写',
  }
}

const sayAgreeing = (reading: PairReading): Spoken => {
  const agreeing = inState(reading, 'agree')
  return agreeing.length > 0
    ? {
        state: 'agree',
        words: `区分词一致：${agreeing.map(({ kind, claim }) => `${kindWords[kind]} ${printed(kind, claim)}`).join('；')}`,
      }
    : { state: 'missing', words: '双方都没有写期次、年度一类的区分词' }
}

const sayWording = ({ title: { values, blocks } }: PairReading): Spoken => {
  const differing = blocks.filter(({ kind }) => kind === 'slip' || kind === 'unlike' || kind === 'doubtful')
  if (differing.length === 0) return { state: 'agree', words: '没有换字' }
  const pairs = differing.slice(0, 4).map(({ left, right }) => `${left}→${right}`)
  return values.unlike > 0
    ? { state: 'contradict', words: `换字且不像误识：${pairs.join('，')}` }
    : { state: 'agree', words: `仅有易混字：${pairs.join('，')}` }
}

const both = ({ claim, record }: { readonly claim?: string; readonly record?: string }) => ({
  ...(claim !== undefined && { claim }),
  ...(record !== undefined && { record }),
})

/** `国家自然科学基金:71173013` → 71173013. */
const bare = (key = ''): string => key.slice(key.lastIndexOf(':') + 1)

const sayNumber = ({ numbers }: PairReading): Spoken => {
  const pair = `${bare(numbers.claim)} / ${bare(numbers.record)}`
  return {
    equal: { state: 'agree' as const, words: `编号一致：${bare(numbers.claim)}` },
    near: { state: 'agree' as const, words: `编号仅有易混字符不同：${pair}` },
    different: { state: 'contradict' as const, words: `编号不同：${pair}` },
    missing: { state: 'missing' as const, words: '至少一方没有编号，无从比较' },
  }[numbers.relation]
}

const sayPeople = ({ people, isPatent }: PairReading): Spoken => {
  const list = isPatent ? '发明人' : '人员'
  const pair = `${people.claim} / ${people.record}`
  const spoken: Readonly<Record<typeof people.relation, Spoken>> = {
    same: { state: 'agree', words: `${list}有同名：${people.claim}` },
    'rare-character': { state: 'agree', words: `${list}姓名仅缺生僻字：${pair}` },
    'same-sound': { state: 'agree', words: `${list}姓名同音：${pair}` },
    'one-character': { state: 'missing', words: `${list}姓名差一字：${pair}` },
    different: { state: 'contradict', words: `${list}没有相同的人` },
    missing: { state: 'missing', words: `至少一方没有${list}，无从比较` },
  }
  return { ...spoken[people.relation], ...both(people) }
}

const sayUnit = ({ units }: PairReading): Spoken => {
  const pair = `${units.claim} / ${units.record}`
  const spoken: Readonly<Record<typeof units.relation, Spoken>> = {
    same: { state: 'agree', words: `单位一致：${units.claim}` },
    'same-body': { state: 'agree', words: `同一单位（写法不同）：${pair}` },
    similar: { state: 'missing', words: `单位名称相近：${pair}` },
    different: { state: 'contradict', words: `单位不同：${pair}` },
    missing: { state: 'missing', words: '至少一方没有单位，无从比较' },
  }
  return { ...spoken[units.relation], ...both(units) }
}

const sayYear = ({ yearGap }: PairReading): Spoken =>
  Number.isNaN(yearGap)
    ? { state: 'missing', words: '至少一方没有年份，无从比较' }
    : yearGap <= 1
      ? { state: 'agree', words: yearGap === 0 ? '年份相符' : '年份相差 1 年' }
      : { state: 'contradict', words: `年份相差 ${yearGap} 年` }

const lines: readonly Line[] = [
  {
    feature: 'title',
    of: [
      'sharedBits',
      'containment',
      'dice',
      'editShare',
      'longestShare',
      'unmatchedClaim',
      'unmatchedRecord',
      'innerAdded',
      'innerDropped',
      'edges',
      'blocks',
    ],
    say: sayTitle,
  },
  { feature: 'conflicts', of: ['conflicts'], say: sayConflicts },
  { feature: 'oneHasMore', of: ['oneHasMore'], say: (reading) => sayOneSided(reading, true) },
  { feature: 'oneLeavesOut', of: ['oneLeavesOut'], say: (reading) => sayOneSided(reading, false) },
  { feature: 'agreeing', of: ['agreeing'], say: sayAgreeing },
  { feature: 'wording', of: ['slips', 'doubtful', 'unlike', 'longestReplaced'], say: sayWording },
  { feature: 'number', of: ['number'], say: sayNumber },
  { feature: 'people', of: ['people', 'inventors'], say: sayPeople },
  { feature: 'unit', of: ['unit'], say: sayUnit },
  { feature: 'year', of: ['yearGap'], say: sayYear },
  {
    feature: 'kind',
    of: ['kind'],
    say: ({ isOneKind }) =>
      isOneKind ? { state: 'agree', words: '类别相同' } : { state: 'contradict', words: '成果类别不同' },
  },
]
const lineOf = new Map(lines.flatMap((line) => line.of.map((name): [string, Line] => [name, line])))

const weighed = (label: string, bits: number) => ({ label, words: `${label} ${signedBits(bits)}` })

/** Lines that add up to the score: what weighs nothing and says nothing is left out. */
export const explainParts = (
  model: AdditiveModel,
  score: Score,
  reading: PairReading,
  adjustments: Adjustments,
): readonly ScoreLine[] => {
  const sums = new Map<Line, number>()
  for (const { term, bits } of score.parts) {
    const feature = model.terms[term]?.of[0] ?? 0
    const line = lineOf.get(pairFeatures[feature]?.name ?? '')
    if (line) sums.set(line, (sums.get(line) ?? 0) + bits)
  }
  const spoken = lines
    .map((line): ScoreLine => {
      const bits = roundBits(sums.get(line) ?? 0)
      const { words, ...said } = line.say(reading)
      return { feature: line.feature, ...said, bits, ...weighed(words, bits) }
    })
    .filter(({ bits, state }) => bits !== 0 || state === 'contradict')
  return [
    { feature: 'base', state: 'missing', bits: model.bias, ...weighed('起点（未比较任何内容时）', model.bias) },
    ...[...spoken, ...adjusted(reading, adjustments)].toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits)),
  ]
}

const adjusted = ({ people }: PairReading, { name, title }: Adjustments): readonly ScoreLine[] => [
  ...(name === 0
    ? []
    : [
        {
          feature: 'name-frequency',
          state: 'agree' as const,
          bits: name,
          ...weighed(`${people.claim}是${name < 0 ? '常见' : '少见'}姓名`, name),
        },
      ]),
  ...(title === 0
    ? []
    : [
        {
          feature: 'title-frequency',
          state: 'agree' as const,
          bits: title,
          ...weighed('标题太短或太常见，相同也说明不了多少', title),
        },
      ]),
]
