import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Claimant } from '#domain/claimant'
import { canonicalJson, type RunInputs, runIdOf } from '#verify/run-id'

const line = (claimKey: string, applicationId: string): Claimant => ({
  claimKey,
  applicationId,
  claimId: 'c',
  personKey: 'p',
  personKnownBy: 'resident-id',
  maskedPerson: '覃*',
  committee: 'e',
  season: '2026',
  counted: true,
  kind: 'patent',
  title: 't',
  dates: [],
  route: 'promotion',
  outcome: 'open',
  page: 1,
  quote: 'q',
})
const document = (documentId: string, name = 'a.pdf') =>
  ({ documentId, name, bytes: 1, outcome: 'read', pages: 1, unreadPages: [], parserVersion: 'p1' }) as const
const inputs: RunInputs = {
  meta: {
    applicationId: 'a1',
    committee: 'e',
    season: '2026',
    region: 'gx',
    outcome: 'open',
    submittedAt: '2026-07-01',
    state: 'received',
    version: 1,
  },
  documents: [document('d1'), document('d2')],
  versions: { parser: 'p1', ruleSet: 'r1', policy: 'y1', archiveSnapshot: 's1', matchModel: 'm1' },
  claimants: [line('k1', 'a1'), line('k1', 'a2'), line('k2', 'a3')],
  earlier: [],
}

test('the order in which things were read does not matter', () => {
  const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })
  fc.assert(
    fc.property(shuffled(inputs.documents), shuffled(inputs.claimants), (documents, claimants) => {
      expect(runIdOf({ ...inputs, documents, claimants })).toBe(runIdOf(inputs))
    }),
  )
})

test('neither does the name of a file, nor what the review does', () => {
  const renamed = [document('d1', '新名.pdf'), document('d2')]
  const meta = { ...inputs.meta, state: 'in-review', version: 9, currentRunId: 'r', failure: '…' } as const
  expect(runIdOf({ ...inputs, documents: renamed, meta })).toBe(runIdOf(inputs))
})

test.for<[string, Partial<RunInputs>]>([
  ['a document', { documents: [document('d1')] }],
  ['the parser', { documents: [{ ...document('d1'), parserVersion: 'p2' }, document('d2')] }],
  ['the rule set', { versions: { ...inputs.versions, ruleSet: 'r2' } }],
  ['the policy', { versions: { ...inputs.versions, policy: 'y2' } }],
  ['the archive', { versions: { ...inputs.versions, archiveSnapshot: 's2' } }],
  ['the scorer of matches', { versions: { ...inputs.versions, matchModel: 'm2' } }],
  ['a counterpart', { claimants: inputs.claimants.slice(1) }],
  [
    'what became of a counterpart',
    { claimants: [{ ...line('k1', 'a1'), outcome: 'granted' }, ...inputs.claimants.slice(1)] },
  ],
  [
    'an earlier application',
    { earlier: [{ applicationId: 'a0', season: '2024', outcome: 'granted', route: 'promotion' }] },
  ],
  ['the outcome of the season', { meta: { ...inputs.meta, outcome: 'granted' } }],
])('%s makes another run', ([, change]) => {
  expect(runIdOf({ ...inputs, ...change })).not.toBe(runIdOf(inputs))
})

test('equal values have equal text, in whatever order their members were written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
    }),
  )
})
