import { mayBeLeftOut } from '#text/title'
import type { UnitRelation } from '#text/units'
import type { MatchSide } from './match-side.ts'
import {
  type Compared,
  compareNumbers,
  compareOwners,
  comparePeople,
  type NumberRelation,
  type PeopleRelation,
  yearGap,
} from './party-features.ts'
import {
  type DiscriminatorReading,
  type PreparedTitle,
  prepareTitle,
  readTitles,
  type TitleReading,
} from './title-features.ts'

/** A side with its titles taken apart; a claim's is made once for all its candidates. */
export interface PreparedSide extends MatchSide {
  readonly prepared: readonly PreparedTitle[]
}

export const prepareSide = (side: MatchSide): PreparedSide => ({ ...side, prepared: side.titles.map(prepareTitle) })

/** Everything that was compared, before it is weighed. */
export interface PairReading {
  /** `recordTitle` is the index of the title that fits best. */
  readonly title: TitleReading & { readonly recordTitle: number }
  readonly numbers: Compared<NumberRelation>
  readonly people: Compared<PeopleRelation>
  readonly units: Compared<UnitRelation | 'missing'>
  readonly yearGap: number
  readonly isOneKind: boolean
  readonly isPatent: boolean
}

const better = <Reading extends TitleReading>(a: Reading, b: Reading): Reading => {
  const conflicts = ({ discriminators, values }: TitleReading) =>
    discriminators.filter(({ state }) => state === 'conflict').length + values.swaps
  const difference = conflicts(a) - conflicts(b)
  return difference < 0 || (difference === 0 && a.values.sharedBits >= b.values.sharedBits) ? a : b
}

export const readPair = (claim: PreparedSide, record: PreparedSide): PairReading => ({
  // A project that was renamed is found under both names.
  title: record.prepared
    .flatMap((title, recordTitle) => claim.prepared.map((own) => ({ ...readTitles(own, title), recordTitle })))
    .reduce(better),
  numbers: compareNumbers(claim, record),
  people: comparePeople(claim, record),
  units: compareOwners(claim, record),
  yearGap: yearGap(claim, record),
  isOneKind: claim.kind === record.kind,
  isPatent: record.kind === 'patent',
})

const count = (readings: readonly DiscriminatorReading[], test: (reading: DiscriminatorReading) => boolean) =>
  readings.filter(test).length

const numberLevels: Readonly<Record<NumberRelation, number>> = { missing: Number.NaN, different: 0, near: 1, equal: 2 }
const peopleLevels: Readonly<Record<PeopleRelation, number>> = {
  missing: Number.NaN,
  different: 0,
  'one-character': 1,
  'same-sound': 2,
  'rare-character': 3,
  same: 4,
}
const unitLevels: Readonly<Record<UnitRelation | 'missing', number>> = {
  missing: Number.NaN,
  different: 0,
  similar: 1,
  'same-body': 2,
  same: 3,
}

interface Feature {
  readonly name: string
  /** +1: more of it never lowers the score; −1 never raises it. */
  readonly direction?: 1 | -1
  readonly value: (reading: PairReading) => number
}

/** What the model weighs, in its order. */
export const pairFeatures: readonly Feature[] = [
  { name: 'sharedBits', direction: 1, value: ({ title }) => title.values.sharedBits },
  { name: 'containment', direction: 1, value: ({ title }) => title.values.containment },
  { name: 'dice', direction: 1, value: ({ title }) => title.values.dice },
  { name: 'editShare', direction: -1, value: ({ title }) => title.values.editShare },
  { name: 'longestShare', direction: 1, value: ({ title }) => title.values.longestShare },
  { name: 'unmatchedClaim', direction: -1, value: ({ title }) => title.values.unmatchedClaim },
  { name: 'unmatchedRecord', direction: -1, value: ({ title }) => title.values.unmatchedRecord },
  {
    // What tells items of a series apart, whether a parser knows it (期次) or one word stands for another: one kind learns from all.
    name: 'conflicts',
    direction: -1,
    value: ({ title }) =>
      Math.min(2, count(title.discriminators, ({ state }) => state === 'conflict') + title.values.swaps),
  },
  {
    name: 'oneHasMore',
    direction: -1,
    value: ({ title }) =>
      count(title.discriminators, ({ state, kind }) => state === 'one-absent' && !mayBeLeftOut.has(kind)),
  },
  {
    name: 'oneLeavesOut',
    direction: -1,
    value: ({ title }) =>
      count(title.discriminators, ({ state, kind }) => state === 'one-absent' && mayBeLeftOut.has(kind)),
  },
  {
    name: 'agreeing',
    direction: 1,
    value: ({ title }) =>
      Math.min(
        2,
        count(title.discriminators, ({ state }) => state === 'agree'),
      ),
  },
  { name: 'slips', direction: -1, value: ({ title }) => title.values.slips },
  { name: 'doubtful', direction: -1, value: ({ title }) => title.values.doubtful },
  { name: 'unlike', direction: -1, value: ({ title }) => title.values.unlike },
  { name: 'longestReplaced', direction: -1, value: ({ title }) => title.values.longestReplaced },
  { name: 'innerAdded', direction: -1, value: ({ title }) => title.values.innerAdded },
  { name: 'innerDropped', direction: -1, value: ({ title }) => title.values.innerDropped },
  { name: 'edges', direction: -1, value: ({ title }) => title.values.edges },
  { name: 'blocks', direction: -1, value: ({ title }) => title.values.blocks },
  { name: 'number', direction: 1, value: ({ numbers }) => numberLevels[numbers.relation] },
  // The register names every inventor; a project's list names the leader alone.
  {
    name: 'inventors',
    direction: 1,
    value: ({ people, isPatent }) => (isPatent ? peopleLevels[people.relation] : Number.NaN),
  },
  {
    name: 'people',
    direction: 1,
    value: ({ people, isPatent }) => (isPatent ? Number.NaN : peopleLevels[people.relation]),
  },
  { name: 'unit', direction: 1, value: ({ units }) => unitLevels[units.relation] },
  { name: 'yearGap', direction: -1, value: (reading) => reading.yearGap },
  { name: 'kind', direction: 1, value: ({ isOneKind }) => (isOneKind ? 1 : 0) },
]

export const featureNames: readonly string[] = pairFeatures.map(({ name }) => name)
export const monotone: Readonly<Record<string, 1 | -1>> = Object.fromEntries(
  pairFeatures.flatMap(({ name, direction }) => (direction ? [[name, direction]] : [])),
)

export const valuesOf = (reading: PairReading): Float64Array =>
  Float64Array.from(pairFeatures, ({ value }) => value(reading))
