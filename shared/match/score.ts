import type { MatchScore, MatchVerdict, ScoreLine } from '#domain/match-score'
import { explainParts } from './explain.ts'
import { adjustmentsOf } from './features/adjustments.ts'
import type { MatchSide } from './features/match-side.ts'
import { type PairReading, type PreparedSide, prepareSide, readPair, valuesOf } from './features/pair-features.ts'
import { diffTitles } from './features/title-features.ts'
import { probabilityOf, roundBits, scoreValues } from './model/additive.ts'
import { type MatchModel, matchModel } from './model-file.ts'
import { guardWords, whatWouldChange } from './would-change.ts'

export interface ScoreContext {
  readonly model?: MatchModel
}

/** Only the score, for ranking many records: the same number as `scoreMatch` gives. */
export const scoreBits = (
  claim: PreparedSide,
  record: PreparedSide,
  { model = matchModel() }: ScoreContext = {},
): number => {
  return weigh(readPair(claim, record), claim, model).bits
}

/** The model's own sum and what it can not know, and both together. */
const weigh = (reading: PairReading, claim: PreparedSide, { additive }: MatchModel) => {
  const score = scoreValues(additive, valuesOf(reading))
  const adjustments = adjustmentsOf(reading, claim)
  return { score, adjustments, bits: roundBits(score.bits + adjustments.name + adjustments.title) }
}

/**
 * How likely claim and record are one achievement, and why: every line says what was compared, whether it agrees, contradicts or is missing, and what it
 * weighs. The verdict never decides: `review` asks a person.
 */
export const scoreMatch = (
  claim: MatchSide | PreparedSide,
  record: MatchSide | PreparedSide,
  { model = matchModel() }: ScoreContext = {},
): MatchScore => {
  const [own, other] = [toPrepared(claim), toPrepared(record)]
  const reading = readPair(own, other)
  const { score, adjustments, bits } = weigh(reading, own, model)
  const lines: readonly ScoreLine[] = explainParts(model.additive, score, reading, adjustments)
  const plain = verdictOf(bits, model)
  const verdict = guarded(plain, reading)
  const [title = ''] = own.titles
  return {
    bits,
    probability: probabilityOf(model.additive, bits),
    verdict,
    lines,
    titleDiff: diffTitles(title, nearestTitle(reading, other)),
    wouldChange: whatWouldChange(reading, verdict, (changed) =>
      guarded(verdictOf(weigh(changed, own, model).bits, model), changed),
    ),
    ...(verdict !== plain && { guard: guardWords(reading) }),
  }
}

const toPrepared = (side: MatchSide | PreparedSide): PreparedSide => ('prepared' in side ? side : prepareSide(side))

const verdictOf = (bits: number, { verdicts }: MatchModel): MatchVerdict =>
  bits >= verdicts.same ? 'same' : bits >= verdicts.review ? 'review' : 'different'

/** Whatever the sum says: a contradiction is for a person to settle, and so is an equal number under another name. */
const guarded = (verdict: MatchVerdict, reading: PairReading): MatchVerdict => {
  if (verdict === 'same' && (hasOtherInventors(reading) || isContradicted(reading))) return 'review'
  return verdict === 'different' && reading.numbers.relation === 'equal' ? 'review' : verdict
}

/** Patents share titles: without one inventor in common, and without the number, they are never one. */
const hasOtherInventors = ({ isPatent, people, numbers }: PairReading): boolean =>
  isPatent && people.relation === 'different' && numbers.relation !== 'equal'

const isContradicted = ({ title, numbers }: PairReading): boolean =>
  numbers.relation !== 'equal' &&
  (title.values.swaps > 0 || title.discriminators.some(({ state }) => state === 'conflict'))

const nearestTitle = ({ title }: PairReading, record: PreparedSide): string => record.titles[title.recordTitle] ?? ''
