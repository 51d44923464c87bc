import type { Code, FactsByCode } from '../facts.ts'

/** What a finding of the rule says, and what the rule cannot see, in Chinese. Every word is neutral: 疑似, 待核, never a verdict. */
export interface RuleWords<C extends Code> {
  readonly statement: (facts: FactsByCode[C]) => string
  readonly blindTo: readonly string[]
}

export type WordsOf<C extends Code> = { readonly [K in C]: RuleWords<K> }
