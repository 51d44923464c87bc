import { roundBits } from '../model/additive.ts'
import { nameAdjustment } from './name-frequency.ts'
import type { PairReading, PreparedSide } from './pair-features.ts'

/** Bits that the model can not know: how many others are called so. */
export interface Adjustments {
  readonly name: number
  readonly title: number
}

/** Characters of a title depend on each other: half of their information is what a title carries. */
const informationShare = 0.5
/** A title that carries less than this many bits is shared by strangers (系统设计): about one in a million titles. */
const tellingBits = 20

export const adjustmentsOf = ({ people, title }: PairReading, claim: PreparedSide): Adjustments => {
  const isEqual = title.values.sharedBits >= 0.95
  const bits = Math.min(...claim.prepared.map((one) => one.bits)) * informationShare
  return {
    name: people.relation === 'same' ? roundBits(nameAdjustment(people.claim ?? '')) : 0,
    title: isEqual ? roundBits(Math.min(0, bits - tellingBits)) : 0,
  }
}
