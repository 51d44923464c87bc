import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IdentifierScheme } from '#domain/identifier'
import { isbn10Check, isbn13Check, issnCheck } from '#identifiers/books-and-journals'
import { creditCodeCheck } from '#identifiers/credit-code'
import { findIdentifiers, readIdentifier } from '#identifiers/find'
import { patentCheckDigit } from '#identifiers/patent-application'
import { residentIdCheckDigit } from '#identifiers/resident-id'

const text = { ocr: false }
const ocr = { ocr: true }
const found = (words: string, context?: string) =>
  findIdentifiers(words, { ocr: false, ...(context && { context }) }).map(({ identifier }) => identifier)
const keysIn = (words: string, context?: string) => found(words, context).map(({ scheme, key }) => `${scheme} ${key}`)

// Every number that domain.md quotes as passing its check.
const valid: readonly [IdentifierScheme, string][] = [
  ...[
    '201710601862.3',
    '95115608.X',
    '202010948173.1',
    '202511071601.6',
    '201911044411.X',
    '202220828888.8',
    '200530138773.8',
    '201310699744.2',
    'ZL 2024 1 0680715X',
    'ZL2021233011159',
    '201911363886.5',
    'CN2021 1 1241229.0',
    'ZL 2020 1 0430096.0',
    '202310123456.6',
    '202220345678.3',
    '202330456789.1',
    '202111234567.1',
    '202380012345.6',
    '202410000001.X',
  ].map((n): [IdentifierScheme, string] => ['patent-application', n]),
  ['resident-id', '11010519491231002X'],
  ['resident-id', '440524188001010014'],
  ['credit-code', '91440101MA5CJQ4N59'],
  ['credit-code', '91350200776049653A'],
  ['credit-code', '123502001549897397'],
  ['credit-code', '91450100MA5TERT15J'],
  ['credit-code', '91450200MA5KXY12XB'],
  ['credit-code', '12450000MB0WXY344G'],
  ['isbn', '978-7-5064-2595-7'],
  ['isbn', '978-7-115-14554-3'],
  ['isbn', '7-118-01984-4'],
  ['isbn', '7-144-00316-X'],
  ['issn', '1000-1239'],
  ['issn', '1674-7445'],
  ['issn', '1672-7312'],
]

test.each(valid)('%s %s passes its check', (scheme, number) => {
  expect(readIdentifier(scheme, number, text).status).toBe('valid-checksum')
})

test.each(valid)('%s %s with any other check digit fails', (scheme, number) => {
  const last = number.at(-1)
  for (const digit of '0123456789')
    if (digit !== last)
      expect(readIdentifier(scheme, number.slice(0, -1) + digit, text).status).not.toBe('valid-checksum')
})

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''))
const patentBody = fc
  .tuple(fc.integer({ min: 2004, max: 2026 }), fc.constantFrom('1', '2', '3', '8', '9'), digits(7))
  .map(([year, type, serial]) => `${year}${type}${serial}`)
const numbers: readonly [string, IdentifierScheme, fc.Arbitrary<string>][] = [
  ['patent', 'patent-application', patentBody.map((body) => body + patentCheckDigit(body))],
  ['ISBN-13', 'isbn', digits(9).map((d) => `978${d}${isbn13Check(`978${d}`)}`)],
  ['ISBN-10', 'isbn', digits(9).map((d) => d + isbn10Check(d))],
  ['ISSN', 'issn', digits(7).map((d) => d + issnCheck(d))],
  [
    'resident id',
    'resident-id',
    fc
      .tuple(
        fc.constantFrom('450102', '110105'),
        fc.integer({ min: 1950, max: 2005 }),
        fc.integer({ min: 10, max: 12 }),
        fc.integer({ min: 10, max: 28 }),
        digits(3),
      )
      .map((p) => p.join(''))
      .map((body) => body + residentIdCheckDigit(body)),
  ],
  [
    'credit code',
    'credit-code',
    digits(6)
      .map((d) => `91${d}`)
      .chain((head) =>
        fc
          .string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), minLength: 9, maxLength: 9 })
          .map((tail) => head + tail),
      )
      .map((body) => body + creditCodeCheck(body)),
  ],
]

test.each(numbers)('every single-digit error in a %s is caught', (_, scheme, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
      const i = at % number.length
      const digit = number[i] ?? ''
      fc.pre(/\d/.test(digit))
      const wrong = number.slice(0, i) + ((Number(digit) + shift) % 10) + number.slice(i + 1)
      expect(readIdentifier(scheme, number, text).status).toBe('valid-checksum')
      expect(readIdentifier(scheme, wrong, text).status).not.toBe('valid-checksum')
    }),
  )
})

test('every swap of neighbouring digits in a patent number is caught', () => {
  fc.assert(
    fc.property(patentBody, fc.integer({ min: 0, max: 10 }), (body, i) => {
      fc.pre(body[i] !== body[i + 1])
      const swapped = body.slice(0, i) + body[i + 1] + body[i] + body.slice(i + 2)
      expect(patentCheckDigit(swapped)).not.toBe(patentCheckDigit(body))
    }),
  )
})

const schemes: readonly IdentifierScheme[] = [
  'patent-application',
  'patent-publication',
  'patent-certificate',
  'pct',
  'resident-id',
  'credit-code',
  'isbn',
  'issn',
  'cn-serial',
  'doi',
  'software-registration',
  'software-certificate',
  'standard',
  'project',
  'award-certificate',
  'title-certificate',
  'degree-certificate',
]
const printed = fc.oneof(
  ...numbers.map(([, , arbitrary]) => arbitrary),
  fc.string({ unit: fc.constantFrom(...'ZLCN0123456789.-/X 桂科SRABGT('), maxLength: 24 }),
)

test.each(schemes)('the canonical form of a %s is canonical', (scheme) => {
  fc.assert(
    fc.property(printed, (raw) => {
      const once = readIdentifier(scheme, raw, text)
      const twice = readIdentifier(scheme, once.canonical, text)
      expect(twice.canonical).toBe(once.canonical)
      expect(twice.key).toBe(once.key)
    }),
    { numRuns: 300 },
  )
})

test('however a patent number is printed, its key is the same', () => {
  const key = 'patent-application 2023101234566'
  for (const words of [
    'ZL 2023 1 0123456.6',
    'ZL202310123456.6',
    'ＺＬ２０２３１０１２３４５６．６',
    'ZL2023101234566',
    'ZL 2023\n1 0123456.6',
    'ZL 2023 1 0 123456.6',
    'CN2023 1 0123456.6',
    '202310123456.6',
    '专利号2023101234566',
    '专 利 号：2023 1 0123456 6',
    'ZL202310123456',
    'zl202310123456。6',
  ])
    expect(keysIn(words)).toEqual([key])
})

test('a left-out check digit is computed for the key and shown as missing', () => {
  const [number] = found('发明专利（ZL202310123456）')
  expect(number).toMatchObject({
    status: 'valid-format',
    key: '2023101234566',
    says: { expectedCheck: '6', year: 2023, patentType: 'invention' },
  })
})

test('bare digits that fail the check are a wrong patent number only right behind the word, not any number of the sentence', () => {
  for (const other of [
    '专利管理系统项目，立项号2023100123457',
    '专利产品批号2021100123451',
    '专利转化课题2023100123457',
  ])
    expect(keysIn(other).filter((key) => key.startsWith('patent'))).toEqual([])
  for (const own of ['发明专利（2023101234567）', '专利号：2023101234567', '专利证书号 2023101234567'])
    expect(keysIn(own)).toEqual(['patent-application 2023101234567'])
  expect(keysIn('2023101234567', '专利号')).toEqual(['patent-application 2023101234567'])
})

test('bare digits are a patent number only near the word', () => {
  expect(keysIn('联系电话2023101234566')).toEqual([])
  expect(keysIn('发明专利，联系电话2023101234566')).toEqual([])
  expect(keysIn('合同金额91234567.8元')).toEqual([])
  expect(keysIn('手机13977112345，邮编530000')).toEqual([])
  expect(keysIn('2023101234566')).toEqual([])
  expect(keysIn('2023101234566', '专利号')).toEqual(['patent-application 2023101234566'])
})

test('a forged number keeps its digits as key and says what the check digit should be', () => {
  expect(found('ZL202310123456.7')[0]).toMatchObject({
    status: 'invalid-checksum',
    key: '2023101234567',
    says: { expectedCheck: '6' },
  })
})

test('a number that cannot be a patent number says why', () => {
  expect(found('ZL20231012345')[0]).toMatchObject({ status: 'invalid-format', says: { problem: 'bad-length' } })
  expect(found('ZL202360123456.6')[0]).toMatchObject({ status: 'invalid-format', says: { problem: 'bad-type' } })
})

test('look-alikes are repaired only on OCR pages, and only when one reading passes', () => {
  expect(findIdentifiers('ZL 2O23 1 O123456.6', ocr)[0]?.identifier).toMatchObject({
    status: 'repaired',
    key: '2023101234566',
    raw: 'ZL 2O23 1 O123456.6',
  })
  expect(readIdentifier('patent-application', 'ZL2O2310123456.6', text).status).toBe('invalid-format')
  expect(readIdentifier('patent-application', 'ZL202310123456.7', text).status).toBe('invalid-checksum')
  // Two ways to swap one 1 and 7 that both pass cannot be told apart.
  fc.assert(
    fc.property(patentBody, digits(1), (body, check) => {
      const read = readIdentifier('patent-application', body + check, ocr)
      if (read.status === 'repaired') expect(patentCheckDigit(read.key.slice(0, -1))).toBe(read.key.at(-1))
    }),
  )
})

test('publication numbers of one invention share their key whatever the kind', () => {
  expect(keysIn('CN 116455754 A 与 CN116455754B')).toEqual([
    'patent-publication 116455754',
    'patent-publication 116455754',
  ])
  expect(found('授权公告号：CN 119420487A')[0]?.says).toMatchObject({ kindLetter: 'A', patentType: 'invention' })
  expect(found('CN 216733536 B')[0]?.says.problem).toBe('kind-contradicts-number')
  expect(keysIn('CN3558385')).toEqual(['patent-publication 3558385'])
  expect(keysIn('PCT/CN2021/075891')).toEqual(['pct CN2021075891'])
  expect(keysIn('证书号 第 4427145 号')).toEqual(['patent-certificate 4427145'])
})

test('resident ids say birth and sex, and other papers are told apart', () => {
  expect(readIdentifier('resident-id', '11010519491231002X', text).says).toMatchObject({
    birth: '1949-12-31',
    sex: 'female',
    documentType: 'mainland',
  })
  expect(readIdentifier('resident-id', '110105491231002', text)).toMatchObject({
    key: '11010519491231002X',
    status: 'valid-format',
  })
  expect(readIdentifier('resident-id', '110105199902301234', text).says.problem).toBe('bad-date')
  expect(readIdentifier('resident-id', 'H12345678', text).says.documentType).toBe('hk-mo-tw')
  expect(readIdentifier('resident-id', '810000199408230021', text).says.documentType).toBe('hk-mo-tw')
  expect(readIdentifier('resident-id', '911124198108030024', text).says.documentType).toBe('foreigner')
  expect(keysIn('学历证书编号127531201205520264')).toEqual([])
  expect(keysIn('证件号码：110105 19491231 002X')).toEqual(['resident-id 11010519491231002X'])
})

test('genuine pilot credit codes fail the outer check and pass the inner one', () => {
  for (const code of ['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P'])
    expect(found(`统一社会信用代码：${code}`)[0]).toMatchObject({
      status: 'invalid-checksum',
      says: { innerCheckPasses: true },
    })
  expect(readIdentifier('credit-code', '91450100MA5TERT1SJ', text).says.problem).toBe('bad-character')
  expect(readIdentifier('credit-code', '91450100MA5TERTI5J', ocr)).toMatchObject({
    status: 'repaired',
    key: '91450100MA5TERT15J',
  })
})

test('a ten-digit ISBN has the key of its thirteen-digit form', () => {
  expect(readIdentifier('isbn', 'ISBN 7-118-01984-4', text).key).toBe('9787118019841')
  expect(keysIn('ISBN978-7-5064-2595-7')).toEqual(['isbn 9787506425957'])
})

test('journal numbers are read with and without their letters, pairs of years are not', () => {
  expect(keysIn('ISSN 1000-1239 CN45-1234/TH 2022(8):33-38')).toEqual(['issn 10001239', 'cn-serial 451234'])
  expect(keysIn('ISSN 1066-4923CN 99-5873/T2019年第7期')).toEqual(['issn 10664923', 'cn-serial 995873'])
  expect(keysIn('1000—1239', '刊号')).toEqual(['issn 10001239'])
  expect(keysIn('2019-2023', '刊号')).toEqual([])
  expect(found('CN 99-6674/T')[0]).toMatchObject({
    status: 'invalid-format',
    says: { problem: 'region-unknown', classCode: 'T' },
  })
  expect(found('CN(HK)NR2007/GH')[0]?.says.problem).toBe('not-domestic')
})

test('a DOI says the ISSN and the year that are written inside it', () => {
  expect(found('DOI：10.7544/issn1000-1239.202550663。')[0]).toMatchObject({
    key: '10.7544/issn1000-1239.202550663',
    says: { embeddedIssn: '1000-1239', embeddedYear: 2025 },
  })
  expect(found('10.6049/kjjbydc.2019020385，')[0]?.says).toEqual({ embeddedYear: 2019 })
})

test('software registrations are told from flow numbers and electronic copies', () => {
  for (const number of ['2014SR001852', '2016SR041877', '2017SR676720', '2019SR0322683', '2021SR0817675'])
    expect(found(number)[0]).toMatchObject({ scheme: 'software-registration', key: number, status: 'valid-format' })
  expect(found('2020R11L2782388')[0]).toMatchObject({ status: 'invalid-format', says: { problem: 'flow-number' } })
  expect(found('2019R11L885247')[0]?.says.problem).toBe('flow-number')
  expect(found('2021SRE033930')[0]?.says.problem).toBe('electronic-copy')
  expect(found('2021SR081767')[0]?.says.problem).toBe('bad-length')
  expect(keysIn('证书号：软著登字第3743440号')).toEqual(['software-certificate 3743440'])
})

test('standards of every level, other pairs of letters not', () => {
  expect(keysIn('DB45/T 1257—2015、T/GXAS 001-2020、Q/GDW 1168-2013、GB 50300—2013、JGJ79-2012')).toEqual([
    'standard DB45T1257:2015',
    'standard TGXAS001:2020',
    'standard QGDW1168:2013',
    'standard GB50300:2013',
    'standard JGJ79:2012',
  ])
  expect(keysIn('型号AB 12-2020')).toEqual([])
})

test('project numbers name their funder, also broken over lines', () => {
  expect(keysIn('广西科技计划项目（桂科\nAD18126011）')).toEqual(['project 广西科技计划:桂科AD18126011'])
  expect(keysIn('桂科ZL21140016')).toEqual(['project 广西科技计划:桂科ZL21140016'])
  expect(keysIn('2018GXNSFDA138009')).toEqual(['project 广西自然科学基金:2018GXNSFDA138009'])
  expect(keysIn('国家自然科学基金（61170131、62362006）')).toEqual([
    'project 国家自然科学基金:61170131',
    'project 国家自然科学基金:62362006',
  ])
  expect(keysIn('累计61170131次')).toEqual([])
  expect(found('桂科AB24010343')[0]?.says).toMatchObject({ funder: '广西科技计划', year: 2024 })
  expect(found('国家重点研发计划(2016YFB100905)')[0]).toMatchObject({
    status: 'invalid-format',
    says: { problem: 'bad-length' },
  })
  const [first, second, other] = ['2018YFB1003401', '2018YFB1003402', '2018YFB1003501'].map(
    (n) => readIdentifier('project', n, text).says.parentKey,
  )
  expect(first).toBe(second)
  expect(first).not.toBe(other)
})

test('certificate numbers are read when a label and the words around say of what', () => {
  expect(keysIn('获奖证书 证书编号：2019-J-3-288-R03')).toEqual(['award-certificate 2019J3288R03'])
  expect(keysIn('评审委员会 管理号：2015992Z7230265')).toEqual(['title-certificate 2015992Z7230265'])
  expect(keysIn('毕业证书 证书编号:127531201205520264')).toEqual(['degree-certificate 127531201205520264'])
})

test('offsets point into the text as it was given', () => {
  const words = '发明专利（ＺＬ 2023\n1 0123456.6），登记号2019SR0322683。'
  for (const { identifier, start, end } of findIdentifiers(words, text))
    expect(words.slice(start, end)).toBe(identifier.raw)
  expect(findIdentifiers(words, text)).toHaveLength(2)
})

test('brackets around a project number are no part of it, however many', () => {
  expect(readIdentifier('project', '((桂科AB21196027))', text).canonical).toBe('桂科AB21196027')
})
