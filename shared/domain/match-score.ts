/** What the trained scorer says of a claim beside a record: pure data that a report renders. */
export interface MatchScore {
  /** log2 of the odds that both mean one achievement: the sum of the lines, within 1e-9. */
  readonly bits: number
  /** Calibrated, never exactly 0 or 1. */
  readonly probability: number
  readonly verdict: MatchVerdict
  /** The base line first, then what weighs most. Their bits add up to `bits`. */
  readonly lines: readonly ScoreLine[]
  /** Both titles side by side, in reading order. */
  readonly titleDiff: readonly TitleSegment[]
  /** Sentences in Chinese: what else would have to be so for another verdict. */
  readonly wouldChange: readonly string[]
  /** Why the verdict is milder than the bits alone, where it is. */
  readonly guard?: string
}

export type MatchVerdict = 'same' | 'review' | 'different'

/** Agreement, contradiction and silence are three things: what nobody states speaks neither for nor against. */
export type ScoreState = 'agree' | 'contradict' | 'missing'

export interface ScoreLine {
  readonly feature: string
  readonly state: ScoreState
  /** Whole hundredths. */
  readonly bits: number
  /** What was compared and how it came out: `期次冲突：1期 / 2期`. */
  readonly label: string
  /** The label with its weight: `期次冲突：1期 / 2期 −6.30`. */
  readonly words: string
  readonly claim?: string
  readonly record?: string
}

/**
 * `slip` confusable characters · `swap` another word · `unlike` other characters, of which neither can be said · `generic` words that say
 * nothing of the thing · `moved` the same words elsewhere.
 */
export type TitleSegmentKind = 'same' | 'slip' | 'swap' | 'unlike' | 'generic' | 'moved' | 'claim-only' | 'record-only'

export interface TitleSegment {
  readonly kind: TitleSegmentKind
  readonly claim: string
  readonly record: string
}
