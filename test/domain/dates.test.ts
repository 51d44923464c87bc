import { expect, test } from 'vitest'
import { dayInBeijing } from '#domain/dates'

test('the day is the one in China, whatever the offset that the instant is written with', () => {
  expect(dayInBeijing('2026-03-31T15:59:59Z')).toBe('2026-03-31')
  expect(dayInBeijing('2026-03-31T17:00:00Z')).toBe('2026-04-01')
  expect(dayInBeijing('2026-04-01T01:00:00+08:00')).toBe('2026-04-01')
  expect(dayInBeijing('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
})

test('a day alone is that day; what is no date is left as it is', () => {
  expect(dayInBeijing('2026-03-31')).toBe('2026-03-31')
  expect(dayInBeijing('')).toBe('')
})
