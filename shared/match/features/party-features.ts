import { foldIdentifierKey } from '#text/identifier-fold'
import { compareNames, type NameRelation, toNameKey } from '#text/names'
import { compareUnits, type UnitRelation } from '#text/units'
import type { MatchSide } from './match-side.ts'

export type NumberRelation = 'equal' | 'near' | 'different' | 'missing'
export type PeopleRelation = NameRelation | 'missing'

export interface Compared<Relation> {
  readonly relation: Relation
  /** What was compared, as it is printed. */
  readonly claim?: string
  readonly record?: string
}

/** Best pair of numbers of one scheme: a number of another scheme says nothing. */
export const compareNumbers = (claim: MatchSide, record: MatchSide): Compared<NumberRelation> => {
  let best: Compared<NumberRelation> = { relation: 'missing' }
  for (const own of claim.identifiers)
    for (const other of record.identifiers) {
      if (own.scheme !== other.scheme) continue
      const both = { claim: own.key, record: other.key }
      if (own.key === other.key) return { relation: 'equal', ...both }
      if (foldIdentifierKey(own.key) === foldIdentifierKey(other.key)) best = { relation: 'near', ...both }
      else if (best.relation === 'missing' && !own.isUnsure) best = { relation: 'different', ...both }
    }
  return best
}

const nameOrder: readonly NameRelation[] = ['same', 'rare-character', 'same-sound', 'one-character', 'different']

/** The nearest two names. Lists of a patent are long: equal names are looked up before any are compared by sound. */
export const comparePeople = (claim: MatchSide, record: MatchSide): Compared<PeopleRelation> => {
  const [first] = claim.people
  const [leader] = record.people
  if (first === undefined || leader === undefined) return { relation: 'missing' }
  const recorded = new Map(record.people.map((name) => [toNameKey(name), name]))
  for (const name of claim.people) {
    const other = recorded.get(toNameKey(name))
    if (other !== undefined) return { relation: 'same', claim: name, record: other }
  }
  let best: Compared<NameRelation> = { relation: 'different', claim: first, record: leader }
  for (const name of claim.people.slice(0, 10))
    for (const other of record.people.slice(0, 20)) {
      const relation = compareNames(name, other)
      if (nameOrder.indexOf(relation) < nameOrder.indexOf(best.relation))
        best = { relation, claim: name, record: other }
    }
  return best
}

const unitOrder: readonly UnitRelation[] = ['same', 'same-body', 'similar', 'different']

export const compareOwners = (claim: MatchSide, record: MatchSide): Compared<UnitRelation | 'missing'> => {
  let best: Compared<UnitRelation | 'missing'> = { relation: 'missing' }
  // The later one: a register that writes in 2010 knows what was merged in 1997.
  const years = [...record.years, ...claim.years]
  const year = years.length > 0 ? Math.max(...years) : undefined
  for (const unit of claim.units.slice(0, 5))
    for (const other of record.units.slice(0, 5)) {
      const relation = compareUnits(unit, other, year)
      if (best.relation === 'missing' || unitOrder.indexOf(relation) < unitOrder.indexOf(best.relation))
        best = { relation, claim: unit, record: other }
    }
  return best
}

/** Years between the nearest two; a project's years are a period, inside which nothing lies apart. NaN where one side names none. */
export const yearGap = (claim: MatchSide, record: MatchSide): number => {
  if (claim.years.length === 0 || record.years.length === 0) return Number.NaN
  const [from, to] = [Math.min(...record.years), Math.max(...record.years)]
  return Math.min(...claim.years.map((year) => (year < from ? from - year : year > to ? year - to : 0)))
}
