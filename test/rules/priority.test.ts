import fc from 'fast-check'
import { expect, test } from 'vitest'
import { severities } from '#domain/warning'
import { reviewPriority } from '#rules/priority'

const warning = (code: string, severity: 'red' | 'orange' | 'yellow' | 'blue', claimId = 'claim') => ({
  code,
  severity,
  claimId,
  name: '名称',
  fingerprint: `${code}-${claimId}`,
})

test('each colour has its points and blue has none', () => {
  expect(reviewPriority([warning('PAT-001', 'red')]).total).toBe(30)
  expect(reviewPriority([warning('PAT-002', 'orange')]).total).toBe(14)
  expect(reviewPriority([warning('PAT-002', 'yellow')]).total).toBe(5)
  expect(reviewPriority([warning('CLM-002', 'blue')])).toEqual({ total: 0, parts: [] })
})

test('a part names its rule and its warning', () => {
  expect(reviewPriority([warning('REU-001', 'red')]).parts).toEqual([
    { label: 'REU-001 名称', points: 35, fingerprint: 'REU-001-claim' },
  ])
})

test('one reuse seen by two rules is capped, by a part of its own', () => {
  const { total, parts } = reviewPriority([warning('REU-001', 'red'), warning('REU-002', 'orange')])
  expect(total).toBe(45)
  expect(parts.at(-1)).toEqual({ label: expect.stringContaining('封顶'), points: -8 })
  expect(reviewPriority([warning('REU-001', 'red', 'a'), warning('REU-002', 'orange', 'b')]).total).toBe(53)
})

test('the total never passes one hundred, and the cap is shown as what it takes away', () => {
  const { total, parts } = reviewPriority(['a', 'b', 'c', 'd'].map((claim) => warning('PAT-008', 'red', claim)))
  expect(total).toBe(100)
  expect(parts.at(-1)).toEqual({ label: '总分封顶', points: -20 })
})

test('whatever the warnings, the parts are integers that sum exactly to a total between 0 and 100', () => {
  const any = fc.record({
    code: fc.constantFrom('REU-001', 'REU-002', 'CLM-001', 'CLM-003', 'DUP-001', 'PAT-001', 'QUA-001'),
    severity: fc.constantFrom(...severities),
    claimId: fc.constantFrom('a', 'b', 'c'),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (list) => {
      const { total, parts } = reviewPriority(
        list.map(({ code, severity, claimId }) => warning(code, severity, claimId)),
      )
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(total)
      expect(parts.every(({ points }) => Number.isInteger(points) && points !== 0)).toBe(true)
      expect(total).toBeGreaterThanOrEqual(0)
      expect(total).toBeLessThanOrEqual(100)
    }),
  )
})
