import { claimKeys } from '#duplicate/claim-key'
import { mergeApplications } from '#form/read-application'
import { watchedKeys } from '#match/candidate-keys'
import { createFindMatches } from '#match/find-matches'
import { matchModelVersion } from '#match/model-file'
import { assess } from '#rules/assess'
import { ruleSetVersion } from '#rules/catalogue'
import { guangxiPolicy } from '#rules/policy/guangxi'
import type { Knowledge } from '#verify/verify-application'

/** What the product knows of the field: how files become one application, how achievements are named, and the rules with their policy. */
export const knowledge: Knowledge = {
  mergeApplications,
  claimKeys,
  lookupKeys: watchedKeys,
  createFindMatches,
  assess,
  ruleSetVersion,
  matchModelVersion: matchModelVersion(),
  policy: guangxiPolicy,
}
