import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Severity, severities } from '#domain/warning'
import { duplicationRisk } from '#rules/duplication-risk'

type Sign = Parameters<typeof duplicationRisk>[0][number]

const sign = (code: string, severity: Severity, given: Partial<Sign> = {}): Sign => ({
  code,
  severity,
  claimId: 'claim',
  name: '名称',
  fingerprint: `${code}-${severity}-${given.claimId ?? 'claim'}`,
  loweredBy: [],
  ...given,
})

const passage = (length: number) => ({ passages: [{ segments: [{ isSame: true, own: '文'.repeat(length) }] }] })

test('nothing found is no risk; neither is a joint achievement, nor what speaks of other things', () => {
  const none = { total: 0, outputs: { record: 0, elsewhere: 0, text: 0 }, hasHardFact: false, parts: [], claims: [] }
  expect(duplicationRisk([])).toEqual(none)
  expect(duplicationRisk([sign('CLM-002', 'blue'), sign('PAT-001', 'red'), sign('CLM-001', 'blue')])).toEqual(none)
})

test('one number that two claim the first place of is near certain, and its part says so', () => {
  const { total, hasHardFact, parts } = duplicationRisk([sign('CLM-001', 'red')])
  expect([total, hasHardFact]).toEqual([95, true])
  expect(parts).toEqual([
    { label: 'CLM-001 名称', points: 95, output: 'elsewhere', isHard: true, fingerprint: 'CLM-001-red-claim' },
  ])
})

test('the three outputs are kept apart', () => {
  const { outputs, total } = duplicationRisk([
    sign('CLM-001', 'orange'),
    sign('TXT-001', 'orange'),
    sign('PRJ-003', 'red'),
  ])
  expect(outputs).toEqual({ record: 70, elsewhere: 60, text: 55 })
  expect(total).toBe(95) // 1 − 0.3 × 0.4 × 0.45
})

test('without a hard fact many signs end at 60, and the cap is shown as what it takes away', () => {
  const texts = ['a', 'b', 'c'].map((claimId) => sign('TXT-001', 'red', { claimId }))
  const { total, parts, hasHardFact } = duplicationRisk(texts)
  expect([total, hasHardFact]).toEqual([60, false])
  expect(parts.at(-1)).toEqual({ label: expect.stringContaining('封顶'), points: -40 })
  expect(duplicationRisk([...texts, sign('CLM-005', 'red')]).total).toBe(100)
})

test('one passage of two hundred letters is a hard fact, many short ones are none', () => {
  expect(duplicationRisk([sign('TXT-002', 'red', { overlap: passage(199) })]).total).toBe(60)
  expect(duplicationRisk([sign('TXT-002', 'red', { overlap: passage(200) })]).total).toBe(90)
})

test('what a trap lowered is no hard fact', () => {
  const lowered = { loweredBy: ['仅名称相同'] }
  const signs = ['a', 'b'].map((claimId) => sign('CLM-001', 'orange', { ...lowered, claimId }))
  expect(duplicationRisk(signs)).toMatchObject({ total: 60, hasHardFact: false })
})

test('each claim has its own risk, the highest first', () => {
  const { claimId: _, ...ofApplication } = sign('TXT-002', 'red')
  const { claims } = duplicationRisk([
    sign('DUP-002', 'orange', { claimId: 'b' }),
    sign('REU-001', 'red', { claimId: 'a' }),
    ofApplication,
  ])
  expect(claims.map(({ claimId, total }) => [claimId, total])).toEqual([
    ['a', 80],
    ['b', 40],
  ])
})

const anySign: fc.Arbitrary<Sign> = fc
  .record({
    code: fc.constantFrom(
      ...'CLM-001 CLM-002 CLM-003 CLM-005 REU-001 DUP-001 DUP-002 TXT-001 PRJ-003 AWD-001 PAT-001'.split(' '),
    ),
    severity: fc.constantFrom(...severities),
    claimId: fc.constantFrom('a', 'b', 'c'),
    lowered: fc.boolean(),
    length: fc.integer({ min: 0, max: 400 }),
    n: fc.nat(1_000_000),
  })
  .map(({ code, severity, claimId, lowered, length, n }) =>
    sign(code, severity, {
      claimId,
      loweredBy: lowered ? ['原因'] : [],
      fingerprint: `${code}-${n}`,
      overlap: passage(length),
    }),
  )
const anySigns = fc.array(anySign, { maxLength: 20 })
const risksIn = (signs: readonly Sign[]) => {
  const risk = duplicationRisk(signs)
  return [risk, ...risk.claims]
}

test('whatever the signs, the parts are integers that sum exactly to a total between 0 and 100', () => {
  fc.assert(
    fc.property(anySigns, (signs) => {
      for (const { total, parts } of risksIn(signs)) {
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(total)
        expect(parts.every(({ points }) => Number.isInteger(points))).toBe(true)
        expect(total).toBeGreaterThanOrEqual(0)
        expect(total).toBeLessThanOrEqual(100)
      }
    }),
  )
})

test('no risk, and none of its outputs, is above 60 without a hard fact', () => {
  fc.assert(
    fc.property(anySigns, (signs) => {
      for (const { total, hasHardFact, outputs } of risksIn(signs))
        if (!hasHardFact) expect(Math.max(total, ...Object.values(outputs))).toBeLessThanOrEqual(60)
    }),
  )
})

test('one more sign never lowers the risk, and the risk is at least that of any output and of any claim', () => {
  fc.assert(
    fc.property(anySigns, anySign, (signs, more) => {
      const [before, after] = [duplicationRisk(signs), duplicationRisk([...signs, more])]
      expect(after.total).toBeGreaterThanOrEqual(before.total)
      for (const total of [...Object.values(after.outputs), ...after.claims.map((claim) => claim.total)])
        expect(after.total).toBeGreaterThanOrEqual(total)
    }),
  )
})

test('the order in which warnings come changes nothing', () => {
  fc.assert(
    fc.property(anySigns, (signs) => {
      const distinct = [...new Map(signs.map((one) => [one.fingerprint, one])).values()]
      expect(duplicationRisk(distinct.toReversed())).toEqual(duplicationRisk(distinct))
    }),
  )
})
