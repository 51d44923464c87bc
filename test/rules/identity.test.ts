import { expect, test } from 'vitest'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aNumber, anEvidence } from '#test/builders/evidence'

const withId = (
  raw: string,
  given: { sex?: 'male' | 'female'; birth?: '1949-12' | '1949' | '1950-12'; ocr?: boolean } = {},
) =>
  assessed(
    anApplication({
      applicant: {
        residentId: aNumber('resident-id', raw, { ocr: given.ocr ?? false }),
        sex: given.sex ?? 'female',
        birth: given.birth ?? '1949-12',
        evidence: [anEvidence({ page: 1, quote: `身份证号 ${raw}`, textSource: given.ocr ? 'ocr' : 'text' })],
      },
    }),
  )

test('an id number that passes and agrees with the form is no matter', () => {
  expect(withId('11010519491231002X').codes).not.toContain('IDN-001')
})

test.each([
  ['a wrong check digit', '110105194912310021', {}],
  ['a day that no calendar has', '110105194913310027', {}],
  ['another sex', '11010519491231002X', { sex: 'male' }],
  ['another month of birth', '11010519491231002X', { birth: '1950-12' }],
] as const)('IDN-001 is yellow for %s', (_what, raw, given) => {
  expect(withId(raw, given).severity('IDN-001')).toBe('yellow')
})

test('IDN-001 never shows the number: neither in its statement nor in its evidence', () => {
  const warning = withId('110105194912310021').warning('IDN-001')
  expect(JSON.stringify(warning)).not.toContain('19491231')
  expect(warning?.statement).toContain('1101**********0021')
  expect(warning?.evidence[0]?.quote).toBe('身份证号 1101**********0021')
})

test('trap: a year of birth without a month agrees with any month of that year', () => {
  expect(withId('11010519491231002X', { birth: '1949' }).codes).not.toContain('IDN-001')
})

test.each([
  ['a residence permit of 港澳台', '810000199408230021'],
  ['a permanent resident from abroad', '911124198108030024'],
  ['a pass of 港澳', 'H12345678'],
])('trap: %s is skipped', (_what, raw) => {
  expect(withId(raw, { sex: 'male', birth: '1950-12' }).codes).not.toContain('IDN-001')
})

test('trap: on an OCR page a number that fails is information only', () => {
  const result = withId('110105194912310021', { ocr: true })
  expect(result.severity('IDN-001') ?? 'blue').toBe('blue')
  expect(result.above('blue')).not.toContain('IDN-001')
})

test('trap: an old number of 15 digits has no check digit, and is compared by birth and sex only', () => {
  expect(withId('110105491231002').codes).not.toContain('IDN-001')
  expect(withId('110105491231002', { birth: '1950-12' }).severity('IDN-001')).toBe('yellow')
})

test('a number that the form itself masks is not judged', () => {
  expect(withId('1101**********0021').codes).not.toContain('IDN-001')
})

const withCode = (raw: string, textSource: 'text' | 'ocr' = 'text') =>
  assessed(
    anApplication({
      unit: { value: '南宁某某工程有限公司', evidence: anEvidence({ textSource }) },
      unitCreditCode: aNumber('credit-code', raw),
    }),
  )

test('IDN-002 is yellow when both checks of a credit code fail', () => {
  expect(withCode('91450100MA5TERT15J').codes).not.toContain('IDN-002')
  expect(withCode('91450100MA5TERT16J').severity('IDN-002')).toBe('yellow')
})

test.each(['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P'])(
  'trap: the early pilot code %s fails only the outer check, and says so in blue',
  (code) => {
    const warning = withCode(code).warning('IDN-002')
    expect(warning?.severity).toBe('blue')
    expect(warning?.loweredBy.join()).toContain('早期试点')
  },
)

test('trap: I, O, S or Z in a credit code of an OCR page is information only', () => {
  expect(withCode('914501O0MA5TERT15J', 'ocr').severity('IDN-002')).toBe('blue')
  expect(withCode('914501O0MA5TERT15J').severity('IDN-002')).toBe('yellow')
})
