import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IdentifierScheme } from '#domain/identifier'
import { creditCodeCheck } from '#identifiers/credit-code'
import { readIdentifier } from '#identifiers/find'
import { patentCheckDigit } from '#identifiers/patent-application'
import { residentIdCheckDigit } from '#identifiers/resident-id'

const scanned = (scheme: IdentifierScheme, raw: string) => readIdentifier(scheme, raw, { ocr: true })

const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((i) => String(i).padStart(n, '0'))

const patents = fc
  .tuple(fc.integer({ min: 2004, max: 2029 }), fc.constantFrom('1', '2', '3', '8', '9'), digits(7))
  .map(([year, type, serial]) => {
    const body = `${year}${type}${serial}`
    return `ZL${body}.${patentCheckDigit(body)}`
  })

const ids = fc
  .tuple(fc.constantFrom('110105', '450103', '320106'), fc.integer({ min: 1950, max: 2005 }), digits(2), digits(3))
  .map(([region, year, day, order]) => {
    const body = `${region}${year}${String((Number(day) % 12) + 1).padStart(2, '0')}${String((Number(day) % 28) + 1).padStart(2, '0')}${order}`
    return body + residentIdCheckDigit(body)
  })

const codes = fc
  .tuple(
    fc.constantFrom('91', '12', '52', '93'),
    fc.constantFrom('450100', '110108'),
    fc.array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 9, maxLength: 9 }),
  )
  .map(([head, region, organisation]) => {
    const body = head + region + organisation.join('')
    return body + creditCodeCheck(body)
  })

/** What a recogniser may print in the place of a character; more than we repair. */
const misreadings: Readonly<Record<string, string>> = {
  '0': 'ODQ869',
  '1': 'IL74',
  '2': 'Z7',
  '3': '85',
  '4': '19',
  '5': 'S63',
  '6': 'G85',
  '7': '12',
  '8': 'B36',
  '9': '04',
  B: '8',
  D: '0',
  G: '6',
  L: '1',
  Q: '0',
  X: 'K',
  K: 'X',
}

/** A number and the same with one character misread. */
const misread = (numbers: fc.Arbitrary<string>) =>
  fc.tuple(numbers, fc.nat(), fc.nat()).map(([number, at, which]) => {
    const first = number.startsWith('ZL') ? 2 : 0
    const places = [...number].flatMap((c, i) => (i >= first && misreadings[c] ? [i] : []))
    const place = places[at % places.length] ?? first
    const wrong = misreadings[number[place] ?? ''] ?? ''
    return { number, printed: number.slice(0, place) + wrong[which % wrong.length] + number.slice(place + 1) }
  })

const schemes: readonly [IdentifierScheme, fc.Arbitrary<string>][] = [
  ['patent-application', patents],
  ['resident-id', ids],
  ['credit-code', codes],
]

for (const [scheme, numbers] of schemes) {
  test(`one character of a ${scheme} read wrong never makes a valid number that nobody is told of`, () => {
    fc.assert(
      fc.property(misread(numbers), ({ printed }) => {
        const { status } = scanned(scheme, printed)
        expect(['repaired', 'invalid-checksum', 'invalid-format']).toContain(status)
      }),
      { numRuns: 500 },
    )
  })

  test(`a ${scheme} is valid as printed, and its repair keeps what was printed`, () => {
    fc.assert(
      fc.property(misread(numbers), ({ number, printed }) => {
        expect(scanned(scheme, number).status).toBe('valid-checksum')
        expect(scanned(scheme, printed).raw).toBe(printed)
      }),
    )
  })
}

test('of look-alikes, only a repair whose type, year, day or region can exist is one', () => {
  fc.assert(
    fc.property(misread(patents), ({ printed }) => {
      const { status, canonical } = scanned('patent-application', printed)
      if (status === 'repaired') expect(canonical).toMatch(/^ZL20\d\d[12389]\d{7}\.[\dX]$/)
    }),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(misread(ids), ({ printed }) => {
      const { status, canonical } = scanned('resident-id', printed)
      if (status === 'repaired') expect(canonical).toMatch(/^\d{6}(?:18|19|20)\d\d[01]\d[0-3]\d{4}[\dX]$/)
    }),
  )
})

test('the check digit of ZL202310123456.9 is wrong, and no type 7 makes it right', () => {
  expect(scanned('patent-application', 'ZL202310123456.9')).toMatchObject({
    status: 'invalid-checksum',
    says: { expectedCheck: '6', year: 2023 },
  })
})

test('a 1 that was read as 7 in the place of the type comes back', () => {
  expect(scanned('patent-application', 'ZL202370123456.6')).toMatchObject({
    status: 'repaired',
    canonical: 'ZL202310123456.6',
  })
})
