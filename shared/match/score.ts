import type { MatchScore, MatchVerdict } from '#domain/match-score'
import { explainParts } from './explain.ts'
import { adjustmentsOf } from './features/adjustments.ts'
import type { MatchSide } from './features/match-side.ts'
import { type PairReading, type PreparedSide, prepareSide, readPair, valuesOf } from './features/pair-features.ts'
import { diffTitles } from './features/title-features.ts'
import { probabilityOf, roundBits, scoreValues, sumOfValues } from './model/additive.ts'
import { type MatchModel, matchModel } from './model-file.ts'
import { guardWords, whatWouldChange } from './would-change.ts'

export interface ScoreContext {
  readonly model?: MatchModel
}

/** A claim beside a record, compared and weighed; the words are made when somebody asks for them. */
export interface JudgedPair {
  readonly reading: PairReading
  readonly bits: number
  readonly verdict: MatchVerdict
  readonly explain: () => MatchScore
}

/** For ranking many records: the same bits and the same verdict as `scoreMatch` gives. */
export const judgePair = (
  claim: PreparedSide,
  record: PreparedSide,
  { model = matchModel() }: ScoreContext = {},
): JudgedPair => {
  const reading = readPair(claim, record)
  const bits = weigh(reading, claim, model)
  return {
    reading,
    bits,
    verdict: guarded(verdictOf(bits, model), reading),
    explain: () => explain(reading, claim, record, model),
  }
}

/** Only the score. */
export const scoreBits = (claim: PreparedSide, record: PreparedSide, context?: ScoreContext): number =>
  judgePair(claim, record, context).bits

/**
 * How likely claim and record are one achievement, and why: every line says what was compared, whether it agrees, contradicts or is missing, and what it
 * weighs. The verdict never decides: `review` asks a person.
 */
export const scoreMatch = (
  claim: MatchSide | PreparedSide,
  record: MatchSide | PreparedSide,
  context?: ScoreContext,
): MatchScore => judgePair(toPrepared(claim), toPrepared(record), context).explain()

/** The model's own sum and what it can not know. */
const weigh = (reading: PairReading, claim: PreparedSide, { additive }: MatchModel): number => {
  const { name, title } = adjustmentsOf(reading, claim)
  return roundBits(sumOfValues(additive, valuesOf(reading)) + name + title)
}

const explain = (reading: PairReading, claim: PreparedSide, record: PreparedSide, model: MatchModel): MatchScore => {
  const bits = weigh(reading, claim, model)
  const plain = verdictOf(bits, model)
  const verdict = guarded(plain, reading)
  const [title = ''] = claim.titles
  return {
    bits,
    probability: probabilityOf(model.additive, bits),
    verdict,
    lines: explainParts(
      model.additive,
      scoreValues(model.additive, valuesOf(reading)),
      reading,
      adjustmentsOf(reading, claim),
    ),
    titleDiff: diffTitles(title, nearestTitle(reading, record)),
    wouldChange: whatWouldChange(reading, verdict, (changed) =>
      guarded(verdictOf(weigh(changed, claim, model), model), changed),
    ),
    ...(verdict !== plain && { guard: guardWords(reading) }),
  }
}

const toPrepared = (side: MatchSide | PreparedSide): PreparedSide => ('prepared' in side ? side : prepareSide(side))

const verdictOf = (bits: number, { verdicts }: MatchModel): MatchVerdict =>
  bits >= verdicts.same ? 'same' : bits >= verdicts.review ? 'review' : 'different'

/** Whatever the sum says: a contradiction is for a person to settle, and so is an equal number under another name. */
const guarded = (verdict: MatchVerdict, reading: PairReading): MatchVerdict => {
  if (verdict === 'same' && (hasOtherInventors(reading) || isContradicted(reading) || isOfOthers(reading)))
    return 'review'
  return verdict === 'different' && reading.numbers.relation === 'equal' ? 'review' : verdict
}

/** Patents share titles: without one inventor in common, and without the number, they are never one. */
const hasOtherInventors = ({ isPatent, people, numbers }: PairReading): boolean =>
  isPatent && people.relation === 'different' && numbers.relation !== 'equal'

const isContradicted = ({ title, numbers }: PairReading): boolean =>
  numbers.relation !== 'equal' &&
  (title.values.swaps > 0 || title.discriminators.some(({ state }) => state === 'conflict'))

/** Years from which on a claim and a record are of two times: the mistakes of forms are a year. */
const otherTimeFrom = 2

/** Plain titles (施工管理) are many people's: of others, at another unit, in other years, an equal title is no identity. */
const isOfOthers = ({ people, units, yearGap, numbers }: PairReading): boolean =>
  (numbers.relation === 'missing' || numbers.relation === 'different') &&
  people.relation === 'different' &&
  units.relation === 'different' &&
  yearGap >= otherTimeFrom

const nearestTitle = ({ title }: PairReading, record: PreparedSide): string => record.titles[title.recordTitle] ?? ''
