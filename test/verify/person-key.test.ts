import { expect, test } from 'vitest'
import type { Application } from '#domain/application'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { toLines } from '#verify/claim-lines'
import { personKeyOf, unknownPersonKey } from '#verify/person-key'

const secret = 's'.repeat(32)
const number = '450102199001010011'
const evidence = { documentId: 'd', page: 2, box: [0, 0, 1, 1], quote: '', from: 'form', textSource: 'text' } as const
const application = (applicant: Partial<Application['applicant']>, unit?: string): Application => ({
  applicant: { name: '覃某某', evidence: [], ...applicant },
  ...(unit !== undefined && { unit: { value: unit, evidence } }),
  titles: [],
  target: {},
  route: 'promotion',
  claims: [],
  certificates: [],
})
const residentId = (status: 'valid-checksum' | 'invalid-checksum') =>
  ({ scheme: 'resident-id', raw: number, canonical: number, key: number, status, says: {} }) as const

test('one number is one person, whatever the name is written like', () => {
  const one = personKeyOf(application({ residentId: residentId('valid-checksum') }), secret)
  const other = personKeyOf(
    application({ name: '覃 某某', residentId: residentId('valid-checksum') }, '某单位'),
    secret,
  )
  expect(one).toEqual(other)
  expect(one?.personKnownBy).toBe('resident-id')
})

test('neither the number nor the name stands in the key, and another secret gives another key', () => {
  const person = application({ residentId: residentId('valid-checksum') })
  const key = personKeyOf(person, secret)?.personKey ?? ''
  expect(key).not.toContain(number)
  expect(key).not.toBe(personKeyOf(person, 't'.repeat(32))?.personKey)
})

test('a number that fails its check digit makes nobody: name, unit and birth do', () => {
  const misread = personKeyOf(application({ residentId: residentId('invalid-checksum') }, '广西某公司'), secret)
  expect(misread).toEqual(personKeyOf(application({}, '广西某公司'), secret))
  expect(misread?.personKnownBy).toBe('name-and-unit')
})

test('two people of one name in two units are two', () => {
  expect(personKeyOf(application({}, '甲公司'), secret)).not.toEqual(personKeyOf(application({}, '乙公司'), secret))
})

test('somebody without a name equals nobody', () => {
  expect(personKeyOf(application({ name: '' }), secret)).toBeUndefined()
  expect(unknownPersonKey('a1', secret)).not.toBe(unknownPersonKey('a2', secret))
})

test('a line shows no name and no identity number to other committees', () => {
  const claim = {
    claimId: 'c1',
    section: 'achievement',
    counted: true,
    kind: 'patent',
    title: `一种装置（${number}）`,
    identifiers: [],
    dates: [],
    people: ['覃某某', '黄四某'],
    units: [],
    text: 't',
    rank: { self: 1, total: 2, raw: '覃某某（1/2）' },
    evidence: [{ ...evidence, quote: `发明人：覃 某 某;黄四某 | 身份证 ${number} | 电话 13812345678` }],
    trust: 'self-entered',
  } as const
  const meta = {
    applicationId: 'a1',
    committee: 'e',
    season: '2026',
    region: 'gx',
    outcome: 'open',
    submittedAt: '2026-07-01',
    state: 'received',
    version: 1,
  } as const
  const whole = { ...application({ residentId: residentId('valid-checksum') }), claims: [claim] }
  const lines = toLines({
    meta,
    application: whole,
    claimKeys: new Map([['c1', ['k1']]]),
    person: personKeyOf(whole, secret),
    secret,
    policy: guangxiPolicy,
  })
  expect(lines.claims).toMatchObject([{ claimKey: 'k1', maskedPerson: '覃*某', page: 2 }])
  expect(JSON.stringify(lines)).not.toContain(number)
  for (const told of ['覃某某', '覃 某 某', '黄四某', '13812345678']) expect(JSON.stringify(lines)).not.toContain(told)
  expect(lines.claims[0]?.quote).toContain('发明人：覃*某;黄*某')
})

test('a name alone is nobody: two strangers of one name would be one person', () => {
  expect(personKeyOf(application({ name: '张伟' }), secret)).toBeUndefined()
  expect(personKeyOf(application({ name: '张伟', birth: '1985-03' }), secret)).toBeDefined()
})
