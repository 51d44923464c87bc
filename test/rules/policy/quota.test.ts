import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Nominee } from '#domain/nominee'
import { quotaKey } from '#rules/nomination'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { type Nominations, quotaVerdict, restsOnSilence } from '#rules/quota'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aNumber, anEvidence } from '#test/builders/evidence'

const places = guangxiPolicy.nominations?.[0] ?? expect.fail()
const of = (n: number, a: number, zn: number, za: number): Nominations => ({
  ordinary: n,
  special: a,
  ordinaryFull: zn,
  specialFull: za,
})

// domain 3.1, R-GIANT: the table.
test.each([
  [2, 2, 1, 0, 'feasible', false],
  [2, 3, 0, 0, 'over-places', false],
  [0, 4, 0, 2, 'feasible', false],
  [2, 0, 2, 0, 'over-full', false],
  [2, 2, 1, 2, 'feasible', true],
] as const)('n=%i a=%i zn=%i za=%i is %s', (n, a, zn, za, verdict, open) => {
  expect(quotaVerdict(of(n, a, zn, za), places)).toBe(verdict)
  expect(restsOnSilence(of(n, a, zn, za), places)).toBe(open)
})

interface One {
  readonly special: boolean
  readonly full: boolean
}

/** Every way of giving each nominee an ordinary or, to a special one, an extra place. */
const someWayFits = (nominees: readonly One[], base = 0, full = 0, extra = 0): boolean => {
  if (base > 2 || full > 1 || extra > 2) return false
  const [first, ...rest] = nominees
  if (!first) return true
  return (
    someWayFits(rest, base + 1, full + (first.full ? 1 : 0), extra) ||
    (first.special && someWayFits(rest, base, full, extra + 1))
  )
}

test('500 random sets of nominees agree with a search through every way of placing them', () => {
  const verdicts = new Set<boolean>()
  fc.assert(
    fc.property(fc.array(fc.record({ special: fc.boolean(), full: fc.boolean() }), { maxLength: 6 }), (nominees) => {
      const count = (keep: (one: One) => boolean) => nominees.filter(keep).length
      const fits = someWayFits(nominees)
      verdicts.add(fits)
      const counts = of(
        count(({ special }) => !special),
        count(({ special }) => special),
        count(({ special, full }) => !special && full),
        count(({ special, full }) => special && full),
      )
      expect(quotaVerdict(counts, places) === 'feasible').toBe(fits)
    }),
    { numRuns: 500 },
  )
  expect(verdicts.size).toBe(2)
})

let made = 0
const aNominee = (given: Partial<Nominee> = {}): Nominee => {
  const id = `n${++made}`
  return {
    applicationId: id,
    personKey: id,
    personKnownBy: 'resident-id',
    maskedPerson: '韦*某',
    committee: '柳州市工程系列评委会',
    season: '2026',
    level: 'associate',
    specialty: '机械工程',
    outcome: 'open',
    ...given,
  }
}
const ai = (given: Partial<Nominee> = {}) => aNominee({ specialty: '人工智能', ...given })

const giant = anApplication({
  route: 'direct',
  directBasis: { value: '国家级专精特新“小巨人”企业研发团队带头人', evidence: anEvidence() },
  unitCreditCode: aNumber('credit-code', '91450100MA5TERT15J'),
})
const judge = (...nominees: readonly Nominee[]) => assessed(giant, { nominees })

test('QUA-006 a third ordinary nominee is one too many; the list is masked', () => {
  const warning = judge(aNominee(), aNominee(), aNominee()).warning('QUA-006')
  expect(warning?.severity).toBe('orange')
  expect(warning?.tag).toBe('P')
  expect(warning?.statement).toContain('推荐人数疑超过名额')
  expect(warning?.statement).toContain('韦*某')
})

test('QUA-006 two 正高 in the ordinary places', () => {
  expect(judge(aNominee({ level: 'full' }), aNominee({ level: 'full' })).severity('QUA-006')).toBe('orange')
})

test('QUA-006 five of AI are one too many', () => {
  expect(judge(ai(), ai(), ai(), ai(), ai()).severity('QUA-006')).toBe('orange')
})

test('four places, two of them AI, raise nothing', () => {
  expect(judge(aNominee({ level: 'full' }), aNominee(), ai(), ai()).codes).not.toContain('QUA-006')
})

test('where the text sets no limit of 正高 for the extra places it is said that policy is open, in blue', () => {
  const full = { level: 'full' as const }
  const warning = judge(aNominee(full), aNominee(), ai(full), ai(full)).warning('QUA-006')
  expect(warning?.severity).toBe('blue')
  expect(warning?.statement).toContain('政策待明确')
})

test('trap: withdrawn nominations take no place', () => {
  expect(judge(aNominee(), aNominee(), aNominee({ outcome: 'withdrawn' })).codes).not.toContain('QUA-006')
})

test('trap: one person with two applications is one nominee', () => {
  expect(judge(aNominee({ personKey: 'p' }), aNominee({ personKey: 'p' }), aNominee()).codes).not.toContain('QUA-006')
})

test('trap: AI specialty coding, a near or unread specialty may be AI', () => {
  expect(judge(aNominee(), aNominee(), aNominee({ specialty: '计算机应用' })).severity('QUA-006')).toBe('blue')
  const { specialty: _, ...unread } = aNominee()
  expect(judge(aNominee(), aNominee(), unread).severity('QUA-006')).toBe('blue')
})

test('trap: 更名, enterprises are told apart by their credit code alone', () => {
  const key = (unit: string) =>
    quotaKey({ ...giant.application, unit: { value: unit, evidence: anEvidence() } } as never, '2026', guangxiPolicy)
  expect(key('甲公司')).toBe(key('乙公司'))
  expect(key('甲公司')).toContain('91450100MA5TERT15J')
})

test('an application that rests on something else is no nomination', () => {
  const other = anApplication({ route: 'direct', directBasis: { value: '首席技师', evidence: anEvidence() } })
  expect(assessed(other, { nominees: [aNominee(), aNominee(), aNominee()] }).codes).not.toContain('QUA-006')
  expect(quotaKey(other.application, '2026', guangxiPolicy)).toBeUndefined()
})

test('a code that fails its check names no enterprise', () => {
  const unitCreditCode = aNumber('credit-code', '91450100MA5TERT15K')
  expect(quotaKey({ ...giant.application, unitCreditCode }, '2026', guangxiPolicy)).toBeUndefined()
})
