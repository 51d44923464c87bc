import type { MatchScore, MatchVerdict, ScoreLine } from '#domain/match-score'
import { explainParts, guardWords, whatWouldChange } from './explain.ts'
import { adjustmentsOf } from './features/adjustments.ts'
import type { MatchSide } from './features/match-side.ts'
import { type PairReading, type PreparedSide, prepareSide, readPair, valuesOf } from './features/pair-features.ts'
import { diffTitles } from './features/title-features.ts'
import { probabilityOf, roundBits, scoreValues } from './model/additive.ts'
import { type MatchModel, matchModel } from './model-file.ts'

export interface ScoreContext {
  readonly model?: MatchModel
}

/** Only the score, for ranking many records: the same number as `scoreMatch` gives. */
export const scoreBits = (
  claim: PreparedSide,
  record: PreparedSide,
  { model = matchModel() }: ScoreContext = {},
): number => {
  const reading = readPair(claim, record)
  const { name, title } = adjustmentsOf(reading, claim)
  return roundBits(scoreValues(model.additive, valuesOf(reading)).bits + name + title)
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
  const values = valuesOf(reading)
  const score = scoreValues(model.additive, values)
  const adjustments = adjustmentsOf(reading, own)
  const lines: readonly ScoreLine[] = explainParts(model.additive, score, reading, adjustments)
  const bits = roundBits(score.bits + adjustments.name + adjustments.title)
  const plain = verdictOf(bits, model)
  const verdict = guarded(plain, reading)
  const [title = ''] = own.titles
  return {
    bits,
    probability: probabilityOf(model.additive, bits),
    verdict,
    lines,
    titleDiff: diffTitles(title, nearestTitle(reading, other)),
    wouldChange: whatWouldChange(reading, verdict, (changed) => {
      const scored = scoreValues(model.additive, valuesOf(changed)).bits
      const { name, title: ofTitle } = adjustmentsOf(changed, own)
      return guarded(verdictOf(roundBits(scored + name + ofTitle), model), changed)
    }),
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
export const hasOtherInventors = ({ isPatent, people, numbers }: PairReading): boolean =>
  isPatent && people.relation === 'different' && numbers.relation !== 'equal'

const isContradicted = ({ title, numbers }: PairReading): boolean =>
  numbers.relation !== 'equal' &&
  (title.values.swaps > 0 || title.discriminators.some(({ state }) => state === 'conflict'))

const nearestTitle = ({ title }: PairReading, record: PreparedSide): string => record.titles[title.recordTitle] ?? ''
