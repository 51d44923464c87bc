import { expect, test } from 'vitest'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aBook, aPaper, aSoftware } from '#test/builders/claim'
import { aNumber } from '#test/builders/evidence'
import { aRecord } from '#test/builders/record'

const ocr = { textSource: 'ocr' } as const

// SW-001

test('SW-001 is silent when number and date are of one year', () => {
  expect(assessed(anApplication().claiming(aSoftware())).codes).not.toContain('SW-001')
})

test.each([
  ['another year', aSoftware({ number: '2021SR0322683' })],
  ['a flow number', aSoftware({ number: '2020R11L2782388' })],
  ['an electronic copy of another service', aSoftware({ number: '2021SRE033930' })],
  ['seven digits in a year of six', aSoftware({ number: '2014SR0018521', dates: { registered: '2014-03-11' } })],
])('SW-001 is orange for %s', (_what, claim) => {
  expect(assessed(anApplication().claiming(claim)).severity('SW-001')).toBe('orange')
})

test('the date of the certificate speaks when the row has none', () => {
  const claim = aSoftware({ dates: {}, number: '2021SR0322683' })
  const certificate = aCertificate('software', { identifiers: claim.identifiers, dates: { registered: '2022-03-11' } })
  expect(assessed(anApplication().claiming(claim).provedBy(certificate)).severity('SW-001')).toBe('orange')
})

test('trap: 2018 has registrations of six and of seven digits', () => {
  for (const number of ['2018SR123456', '2018SR0123456']) {
    const claim = aSoftware({ number, dates: { registered: '2018-06-01' } })
    expect(assessed(anApplication().claiming(claim)).codes).not.toContain('SW-001')
  }
})

test('trap: a re-issued certificate carries a later date', () => {
  const claim = aSoftware({ number: '2021SR0322683', text: '甘蔗收获机监测系统V1.0 | 2021SR0322683 | 2022年补发' })
  expect(assessed(anApplication().claiming(claim)).severity('SW-001')).toBe('blue')
})

test('trap: the offset of the certificate number is unknown for a year without three pairs, and is not judged', () => {
  const certificate = aCertificate('software', {
    identifiers: [aNumber('software-certificate', '软著登字第9999999号')],
  })
  expect(assessed(anApplication().claiming(aSoftware()).provedBy(certificate)).codes).not.toContain('SW-001')
})

// PAP-001

const paperWith = (numbers: { issn?: string; cn?: string }, given: Parameters<typeof aPaper>[0] = {}) =>
  aPaper({
    number: [
      ...(numbers.issn ? [aNumber('issn', numbers.issn)] : []),
      ...(numbers.cn ? [aNumber('cn-serial', numbers.cn)] : []),
    ],
    ...given,
  })

const journal = (issn: string, cn: string, dates = {}) =>
  aRecord('journal', { title: '器官移植', numbers: [aNumber('issn', issn), aNumber('cn-serial', cn)], dates })

test.each([
  ['an ISSN whose check fails', paperWith({ issn: '1000-1238' })],
  ['a region that does not exist', paperWith({ cn: 'CN99-1234/TH' })],
  ['a number of CN(HK) form', paperWith({ cn: 'CN(HK)NR2345' })],
  ['the serial of a newspaper', paperWith({ cn: 'CN45-0123/TH' })],
])('PAP-001 is orange for %s', (_what, claim) => {
  expect(assessed(anApplication().claiming(claim)).severity('PAP-001')).toBe('orange')
})

test('PAP-001 is orange when the archive pairs the ISSN with another CN, and shows the record', () => {
  const record = journal('1674-7445', 'CN 44-1665/R')
  const result = assessed(anApplication().claiming(paperWith({ issn: '1674-7445', cn: 'CN45-1234/TH' })), {
    records: [record],
  })
  expect(result.warning('PAP-001')).toMatchObject({ severity: 'orange', counterpart: { recordId: record.recordId } })
})

test('a pair that the archive holds is no matter', () => {
  const claim = paperWith({ issn: '1674-7445', cn: 'CN 44-1665/R' })
  expect(
    assessed(anApplication().claiming(claim), { records: [journal('1674-7445', 'CN44-1665/R')] }).codes,
  ).not.toContain('PAP-001')
})

test('trap: a foreign journal has no CN and must not be asked for one', () => {
  expect(assessed(anApplication().claiming(paperWith({ issn: '1672-7312' }))).codes).not.toContain('PAP-001')
})

test('trap: a journal that changed its CN had another pair in the year of the paper', () => {
  const claim = paperWith({ issn: '1674-7445', cn: 'CN45-1234/TH' }, { dates: { published: '2010-08' } })
  const changed = assessed(anApplication().claiming(claim), {
    records: [journal('1674-7445', 'CN44-1665/R', { start: '2015-01' })],
  })
  expect(changed.severity('PAP-001')).toBe('blue')
  const renamed = assessed(anApplication().claiming(claim), {
    records: [journal('1674-7445', 'CN44-1665/R'), journal('1674-7445', 'CN45-1234/TH')],
  })
  expect(renamed.codes).not.toContain('PAP-001')
})

test('trap: a supplement may carry another number', () => {
  const claim = paperWith({ issn: '1000-1238' }, { text: '《农业机械》2022 年增刊' })
  expect(assessed(anApplication().claiming(claim)).severity('PAP-001')).toBe('yellow')
})

test('an ISSN on an OCR page may be misread', () => {
  expect(
    assessed(anApplication().claiming(paperWith({ issn: '1000-1238' }, { evidence: ocr }))).severity('PAP-001'),
  ).toBe('yellow')
})

// PAP-007

const bookWith = (isbn: string, given: Parameters<typeof aBook>[0] = {}) =>
  aBook({ number: [aNumber('isbn', isbn)], ...given })

test.each(['978-7-5064-2595-7', '978-7-115-14554-3'])('PAP-007 has nothing against %s', (isbn) => {
  expect(assessed(anApplication().claiming(bookWith(isbn))).codes).not.toContain('PAP-007')
})

test.each([
  ['orange', 'a check digit that fails', bookWith('978-7-5064-2595-8')],
  ['orange', 'a foreign group from a Chinese publisher', bookWith('978-0-306-40615-7')],
  ['yellow', 'ten digits after 2007', bookWith('7-118-01984-4')],
] as const)('PAP-007 is %s for %s', (severity, _what, claim) => {
  expect(assessed(anApplication().claiming(claim)).severity('PAP-007')).toBe(severity)
})

test('an ISBN or a registration number on an OCR page may be misread', () => {
  expect(assessed(anApplication().claiming(bookWith('978-7-5064-2595-8', { evidence: ocr }))).severity('PAP-007')).toBe(
    'yellow',
  )
  const software = aSoftware({ number: '2021SR0322683', evidence: ocr })
  expect(assessed(anApplication().claiming(software)).severity('SW-001')).toBe('yellow')
})

test('trap: a reprint keeps its old number', () => {
  const claim = bookWith('7-118-01984-4', { text: '《甘蔗机械化收获技术》 国防工业出版社 2012 年第3次印刷' })
  expect(assessed(anApplication().claiming(claim)).severity('PAP-007')).toBe('blue')
})

test('trap: an edition from abroad has a group of its own', () => {
  const claim = bookWith('978-0-306-40615-7', { text: 'Sugarcane Harvesting | Springer Press' })
  expect(assessed(anApplication().claiming(claim)).codes).not.toContain('PAP-007')
})

test('a book of 2003 with ten digits is of its time', () => {
  expect(
    assessed(anApplication().claiming(bookWith('7-118-01984-4', { dates: { published: '2003-05' } }))).codes,
  ).not.toContain('PAP-007')
})
