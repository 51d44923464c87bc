import type { Evidence } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { TextOverlap } from '#domain/passages'
import type { Comparison, Counterpart, ReviewTag, Severity } from '#domain/warning'
import type { RuleContext } from './context.ts'
import type { Code, FactsByCode, Lowering } from './facts.ts'
import type { InnocentReason } from './words/innocent.ts'
import type { Need } from './words/needs.ts'
import type { Step } from './words/steps.ts'

/** What a rule found: facts, never words. */
export interface Finding<C extends Code> {
  readonly facts: FactsByCode[C]
  /** What the trigger says, at most the rule's own severity, which it is when absent. */
  readonly severity?: Severity
  readonly claim?: Claim
  /** What stands for the claim's key in the fingerprint of a finding about the application itself. */
  readonly subject?: string
  /** The other side, as the fingerprint names it: stable over pages, scores and versions. */
  readonly counterpartKey: string
  readonly counterpart?: Counterpart
  /** The claim's own evidence when absent. */
  readonly evidence?: readonly Evidence[]
  readonly comparison?: readonly Comparison[]
  readonly overlap?: TextOverlap
  readonly lowered?: readonly Lowering[]
}

/** One question to an application. It knows no storage and no words of the screen. */
export interface Rule<C extends Code = Code> {
  readonly code: C
  /** Goes up when the trigger changes; the code never changes and is never used again. */
  readonly version: number
  readonly name: { readonly zh: string; readonly en: string }
  /** The highest level that it can give. */
  readonly severity: Severity
  readonly tag?: ReviewTag
  readonly basis: string
  readonly needs: readonly Need[]
  readonly innocent: readonly InnocentReason[]
  readonly steps: readonly Step[]
  readonly check: (context: RuleContext) => Iterable<Finding<C>>
}

/** Any rule of the catalogue. */
export type AnyRule = { [C in Code]: Rule<C> }[Code]

/** Fixes a rule's code, so that its findings can only carry that code's facts. */
export const rule = <C extends Code>(definition: Rule<C>): Rule<C> => definition

/** A clause of the Guangxi notice of 2025-11-04. */
export const notice = (clause: string): string => `《关于进一步做好我区职称工作的通知》第${clause}条`
