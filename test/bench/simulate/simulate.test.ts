import { expect, test } from 'vitest'
import { measure } from '../../../bench/simulate/measure.ts'
import { simulate } from '../../../bench/simulate/simulate.ts'

test('a simulated season finds what is planted and says nothing above blue of honest people', async () => {
  const result = await simulate({ applications: 24, seed: 2 })
  expect(result.duplicates.planted).toBeGreaterThan(0)
  expect(result.missed).toEqual({})
  expect(result.honestSaid).toEqual({})
  expect(result.red.precision).toBe(1)
}, 240_000)

test('an alarm about an honest application counts against precision, and a silent planted one against recall', () => {
  const plan = { season: '2026' } as Parameters<typeof measure>[0][number]['plan']
  const result = measure([
    { story: 'honest', plan, warnings: [{ code: 'CLM-001', severity: 'red' }] },
    { story: 'planted', plan: { ...plan, planted: ['CLM-001'] }, warnings: [{ code: 'CLM-001', severity: 'blue' }] },
  ])
  expect(result).toMatchObject({
    recall: 0,
    red: { precision: 0 },
    honestAboveBlue: 1,
    honestSaid: { 'honest: CLM-001 red': 1 },
    missed: { planted: 1 },
  })
})
