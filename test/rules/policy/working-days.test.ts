import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { countWorkingDays } from '#rules/policy/working-days'

const calendar = guangxiPolicy.calendar ?? expect.fail()
const count = (from: `${number}-${number}-${number}`, to: `${number}-${number}-${number}`, region = '广西') =>
  countWorkingDays(from, to, calendar, region)

test('domain 1.7 (h): 2026-03-02 to 2026-03-06 is Monday to Friday, five working days', () => {
  expect(count('2026-03-02', '2026-03-06')).toMatchObject({ least: 5, most: 5, unknownYears: [], unsureOf: [] })
})

// The State Council's notices of 2024, 2025 and 2026.
test.each([
  ['2024-02-05', '2024-02-09', 5, 'the week before 春节 of 2024'],
  ['2024-02-03', '2024-02-04', 1, 'a Sunday that is worked (调休)'],
  ['2024-02-10', '2024-02-18', 1, '春节 of 2024 and the Sunday after it, which is worked'],
  ['2024-10-01', '2024-10-12', 5, '国庆 of 2024: Tuesday to Friday after it, and Saturday'],
  ['2025-01-27', '2025-02-08', 5, '春节 of 2025'],
  ['2025-10-01', '2025-10-11', 3, '国庆 and 中秋 of 2025, with the Saturday that is worked'],
  ['2026-02-14', '2026-02-28', 6, '春节 of 2026 between two Saturdays that are worked'],
  ['2026-05-01', '2026-05-09', 4, '劳动节 of 2026'],
  ['2026-06-15', '2026-06-21', 4, '端午 of 2026 takes the Friday'],
  ['2026-09-21', '2026-09-25', 4, '中秋 of 2026 takes the Friday'],
  ['2026-09-20', '2026-09-24', 5, '国庆 of 2026 gives its Sunday'],
] as const)('%s to %s has %i working days: %s', (from, to, days, _why) => {
  expect(count(from, to)).toMatchObject({ least: days, most: days })
})

test('around 壮族三月三 a weekday of Guangxi may be off, elsewhere it is worked', () => {
  expect(count('2026-04-20', '2026-04-24')).toMatchObject({ least: 2, most: 5 })
  expect(count('2026-04-20', '2026-04-24', '广东')).toMatchObject({ least: 5, most: 5 })
})

test('of a year that is not published only days apart from every holiday are sure', () => {
  expect(count('2027-03-08', '2027-03-12')).toMatchObject({ least: 5, most: 5, unknownYears: [2027] })
  expect(count('2027-02-08', '2027-02-14')).toMatchObject({ least: 0, most: 7, unknownYears: [2027] })
})

test('a date without its day cannot be counted', () => {
  expect(countWorkingDays('2026-03', '2026-03-06', calendar, '广西')).toBeUndefined()
})

test('one more day never takes a working day away, and the fewest are never more than the most', () => {
  const day = fc
    .integer({ min: 0, max: 1500 })
    .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40 }), (from, length) => {
      const at = (n: number) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10)
      const [short, long] = [at(length), at(length + 1)].map((to) =>
        countWorkingDays(from as `${number}`, to as `${number}`, calendar, '广西'),
      )
      if (!short || !long) return expect.fail()
      expect(short.least).toBeLessThanOrEqual(short.most)
      expect(long.least).toBeGreaterThanOrEqual(short.least)
      expect(long.most).toBeGreaterThanOrEqual(short.most)
    }),
  )
})
