import { expect, test } from 'vitest'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPatent } from '#test/builders/claim'
import { aNumber, anEvidence, aPatentNumber } from '#test/builders/evidence'
import { aRecord, aRecordOf } from '#test/builders/record'

const number = 'ZL202310123456.6'
const granted = { granted: '2024-03-15' } as const
const publication = (raw: string) => aNumber('patent-publication', raw)
const ocr = { textSource: 'ocr' } as const

// PAT-001

test('PAT-001 is red when the check digit on a text page is not the one that the number asks for', () => {
  const warning = assessed(anApplication().claiming(aPatent({ number: 'ZL202310123456.7' }))).warning('PAT-001')
  expect(warning).toMatchObject({ severity: 'red', tag: 'T' })
  expect(warning?.statement).toContain('按号码应为 6')
})

test.each([
  ['a valid number', 'ZL202310123456.6'],
  ['a number without its check digit', 'ZL202310123456'],
  ['an old number', 'ZL95115608.X'],
])('PAT-001 has nothing against %s', (_what, raw) => {
  expect(assessed(anApplication().claiming(aPatent({ number: raw }))).codes).not.toContain('PAT-001')
})

test('on an OCR page a number that one look-alike repairs is yellow, and both forms are shown', () => {
  const claim = aPatent({
    number: aPatentNumber('ZL2O2310123456.6', { ocr: true }),
    evidence: { ...ocr, quote: 'ZL2O2310123456.6' },
  })
  const warning = assessed(anApplication().claiming(claim)).warning('PAT-001')
  expect(warning?.severity).toBe('yellow')
  expect(warning?.statement).toContain('ZL202310123456.6')
})

test('on an OCR page a number that nothing repairs is orange, not red', () => {
  const claim = aPatent({ number: 'ZL202310123456.3', evidence: { ...ocr, quote: 'ZL202310123456.3' } })
  expect(assessed(anApplication().claiming(claim)).severity('PAT-001')).toBe('orange')
})

test('trap: a certificate whose valid number differs by two characters at most makes it a slip of typing, yellow', () => {
  const certificate = aCertificate('invention-patent', { identifiers: [aPatentNumber(number)], title: '另一标题' })
  const slip = assessed(
    anApplication()
      .claiming(aPatent({ number: 'ZL202310123465.6' }))
      .provedBy(certificate),
  )
  expect(slip.severity('PAT-001')).toBe('yellow')
  expect(slip.warning('PAT-001')?.loweredBy.join()).toContain('笔误')
  const far = assessed(
    anApplication()
      .claiming(aPatent({ number: 'ZL202319993456.2' }))
      .provedBy(certificate),
  )
  expect(far.severity('PAT-001')).toBe('red')
})

test('trap: a row of 任现职前 never goes above blue, and says why', () => {
  const result = assessed(anApplication().showingAsBackground(aPatent({ number: 'ZL202310123456.7' })))
  expect(result.severity('PAT-001')).toBe('blue')
  expect(result.warning('PAT-001')?.loweredBy.join()).toContain('任现职前')
})

// PAT-002

test.each([
  ['the claimed type and the type digit', aPatent({ patentType: 'utility' })],
  ['the kind letter and the type digit', aPatent({ number: [aPatentNumber(number), publication('CN219453754U')] })],
  ['the first digit and the kind letter of a publication', aPatent({ number: [publication('CN216733536B')] })],
])('PAT-002 is orange when %s disagree', (_what, claim) => {
  expect(assessed(anApplication().claiming(claim)).severity('PAT-002')).toBe('orange')
})

test('trap: the certificate of a twin utility model under one title is not this patent’s certificate', () => {
  const twin = aCertificate('utility-patent', {
    identifiers: [aPatentNumber('ZL202320345678.1')],
    title: '一种甘蔗收获机切割装置',
    people: ['韦二某'],
  })
  const result = assessed(
    anApplication()
      .claiming(aPatent({ patentType: 'invention', rank: 1 }))
      .provedBy(twin),
  )
  expect(result.codes).toEqual([])
})

test('PAT-002 is orange when the certificate is of another type', () => {
  const certificate = aCertificate('utility-patent', { identifiers: [aPatentNumber(number)] })
  expect(assessed(anApplication().claiming(aPatent()).provedBy(certificate)).severity('PAT-002')).toBe('orange')
})

test('trap: PCT digits 8 and 9 mean invention and utility model', () => {
  const claim = aPatent({ number: 'ZL202380012345.6', patentType: 'invention' })
  expect(assessed(anApplication().claiming(claim)).codes).not.toContain('PAT-002')
})

test.each([
  ['invention', 'CN1234567C'],
  ['utility', 'CN2345678Y'],
  ['invention', 'CN3558385D'],
] as const)('trap: the kind letters of before 2010 are not held against a claimed %s (%s)', (patentType, raw) => {
  const claim = aPatent({ patentType, number: [publication(raw)] })
  expect(assessed(anApplication().claiming(claim)).codes).not.toContain('PAT-002')
})

test('trap: an A publication and a B grant of one invention are one type', () => {
  const claim = aPatent({
    patentType: 'invention',
    number: [aPatentNumber(number), publication('CN116455754A'), publication('CN116455754B')],
  })
  expect(assessed(anApplication().claiming(claim)).codes).not.toContain('PAT-002')
})

test('trap: on an OCR page a type or a year that disagrees may be misread', () => {
  const type = aPatent({ patentType: 'utility', evidence: ocr })
  const year = aPatent({ dates: { filed: '2024-01-10', ...granted }, evidence: ocr })
  expect(assessed(anApplication().claiming(type)).severity('PAT-002')).toBe('yellow')
  expect(assessed(anApplication().claiming(year)).severity('PAT-003')).toBe('yellow')
})

test('a number whose check digit fails says nothing of the type: its type digit may be the wrong one', () => {
  const claim = aPatent({ patentType: 'utility', number: 'ZL202310123456.7' })
  expect(assessed(anApplication().claiming(claim)).codes).not.toContain('PAT-002')
})

// PAT-003

test('PAT-003 is orange when the number is older than the filing date', () => {
  const claim = aPatent({ dates: { filed: '2024-01-10', ...granted } })
  expect(assessed(anApplication().claiming(claim)).severity('PAT-003')).toBe('orange')
})

test('trap: a divisional keeps the filing date of its parent, so a later number is information only', () => {
  const warning = assessed(anApplication().claiming(aPatent({ dates: { filed: '2021-05-20', ...granted } }))).warning(
    'PAT-003',
  )
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('分案')
})

test('PAT-003 is silent when the years agree or no filing date is known', () => {
  for (const dates of [{ filed: '2023-02-01', ...granted }, granted] as const)
    expect(assessed(anApplication().claiming(aPatent({ dates }))).codes).not.toContain('PAT-003')
})

// PAT-004

const claimedAsGranted = (given: Parameters<typeof aPatent>[0] = {}) => aPatent({ saysGranted: true, ...given })
const grantCertificate = aCertificate('invention-patent', { identifiers: [aPatentNumber(number)] })

test('PAT-004 is red when the number offered as a grant is an A publication', () => {
  const claim = claimedAsGranted({ number: [aPatentNumber(number), publication('CN 119420487A')] })
  const warning = assessed(anApplication().claiming(claim)).warning('PAT-004')
  expect(warning?.severity).toBe('red')
  expect(warning?.statement).toContain('申请公布号')
})

test.each([
  ['a notice of acceptance', 'patent-acceptance'],
  ['a publication of the application', 'patent-publication'],
] as const)('PAT-004 is red when the bundle only holds %s', (_what, kind) => {
  const certificate = aCertificate(kind, { identifiers: [aPatentNumber(number)] })
  expect(assessed(anApplication().claiming(claimedAsGranted()).provedBy(certificate)).severity('PAT-004')).toBe('red')
})

test('PAT-004 is red for an international application offered as a grant', () => {
  const claim = claimedAsGranted({ number: [aNumber('pct', 'PCT/CN2021/075891')] })
  expect(assessed(anApplication().claiming(claim)).severity('PAT-004')).toBe('red')
})

test.each([
  ['a certificate', anApplication().claiming(claimedAsGranted()).provedBy(grantCertificate), []],
  ['a B number', anApplication().claiming(claimedAsGranted({ number: [publication('CN116455754B')] })), []],
  ['a U number', anApplication().claiming(claimedAsGranted({ number: [publication('CN219453754U')] })), []],
  [
    'a grant date in the archive',
    anApplication().claiming(claimedAsGranted({ number: [aPatentNumber(number), publication('CN119420487A')] })),
    [aRecord('patent', { title: '一种甘蔗收获机切割装置', numbers: [aPatentNumber(number)], dates: granted })],
  ],
] as const)('PAT-004 is silent beside %s', (_what, application, records) => {
  expect(assessed(application, { records: [...records] }).codes).not.toContain('PAT-004')
})

test.each([
  ['授权', false],
  ['有效', false],
  ['未授权', true],
  ['授权前撤回', true],
  ['实质审查', true],
])('beside an A publication the archive’s status %s leaves the question open: %s', (status, isOpen) => {
  const claim = claimedAsGranted({ number: [aPatentNumber(number), publication('CN119420487A')] })
  const record = aRecord('patent', { title: claim.title, numbers: [aPatentNumber(number)], status })
  expect(assessed(anApplication().claiming(claim), { records: [record] }).codes.includes('PAT-004')).toBe(isOpen)
})

test('PAT-004 is silent when the row says 受理 or only 申请', () => {
  const claim = aPatent({ saysGranted: false, number: [publication('CN119420487A')] })
  expect(assessed(anApplication().claiming(claim)).codes).not.toContain('PAT-004')
})

test('trap: with an unread page the certificate may stand there', () => {
  const claim = claimedAsGranted({ number: [publication('CN119420487A')] })
  const documents = [{ outcome: 'partly-read', unreadPages: [{ page: 9, reason: 'no-text-layer' }] }] as const
  const result = assessed(anApplication().claiming(claim), { documents })
  expect(result.severity('PAT-004')).toBe('yellow')
  expect(result.codes).toContain('DOC-003')
})

test('trap: a form without any certificate page says nothing of a grant: absence is no evidence', () => {
  const warning = assessed(anApplication().claiming(claimedAsGranted())).warning('PAT-004')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('缺少佐证不等于未授权')
})

test('trap: with an unread page not even a missing certificate among others is missing', () => {
  const other = aPatent({ title: '一种甘蔗输送装置', number: 'ZL202220345678.3' })
  const certificate = aCertificate('utility-patent', { identifiers: other.identifiers })
  const documents = [{ outcome: 'partly-read', unreadPages: [{ page: 9, reason: 'no-text-layer' }] }] as const
  const result = assessed(anApplication().claiming(claimedAsGranted()).provedBy(certificate), { documents })
  expect(result.severity('PAT-004')).toBe('blue')
})

test('one missing certificate among others asks for a look, in yellow', () => {
  const other = aPatent({ title: '一种甘蔗输送装置', number: 'ZL202220345678.3' })
  const certificate = aCertificate('utility-patent', { identifiers: other.identifiers })
  const result = assessed(
    anApplication()
      .claiming(claimedAsGranted(), { ...other, saysGranted: true })
      .provedBy(certificate),
  )
  expect(result.all('PAT-004').map(({ severity }) => severity)).toEqual(['yellow'])
})

test('trap: a claim in the table 任现职前 stays blue', () => {
  const claim = claimedAsGranted({ number: [publication('CN119420487A')] })
  expect(assessed(anApplication().showingAsBackground(claim)).severity('PAT-004')).toBe('blue')
})

// PAT-005

test.each([
  ['red', 'the grant before the filing', { filed: '2024-06-04', granted: '2023-06-06' }],
  ['red', 'the grant on the day of filing', { filed: '2023-06-06', granted: '2023-06-06' }],
  ['red', 'the publication after the grant', { filed: '2023-01-04', published: '2024-06-04', granted: '2023-06-06' }],
  ['orange', 'less than thirty days between them', { filed: '2023-05-16', granted: '2023-06-06' }],
  ['yellow', 'a Sunday', { filed: '2022-01-04', granted: '2023-06-04' }],
] as const)('PAT-005 is %s for %s', (severity, _what, dates) => {
  const claim = aPatent({ dates })
  expect(assessed(anApplication().claiming(claim)).severity('PAT-005')).toBe(severity)
})

test.each([
  ['a Tuesday', { granted: '2021-05-18' }],
  ['a Friday', { granted: '2025-10-31' }],
  ['a Wednesday of 2006', { granted: '2006-08-09' }],
  ['a month without its day', { granted: '2023-06' }],
  ['the fastest real case', { filed: '2025-08-01', published: '2025-08-29', granted: '2025-10-31' }],
  ['a publication on the day of the grant', { filed: '2023-01-04', published: '2023-06-06', granted: '2023-06-06' }],
  ['filing and grant in one month of which no day is known', { filed: '2023-06', granted: '2023-06' }],
] as const)('PAT-005 has nothing against %s', (_what, dates) => {
  const claim = aPatent({ dates, number: [] })
  expect(assessed(anApplication().claiming(claim)).codes).not.toContain('PAT-005')
})

test('trap: a date read by OCR may have its 年 and 月 misread', () => {
  const claim = aPatent({ dates: { filed: '2024-06-04', granted: '2023-06-06' }, evidence: ocr })
  expect(assessed(anApplication().claiming(claim)).severity('PAT-005')).toBe('yellow')
})

test('trap: days that only the row has out of order, beside a certificate that prints them in order, are a slip', () => {
  const claim = aPatent({ dates: { granted: '2021-05-20' } })
  const page = (granted: `${number}-${number}-${number}`) =>
    aCertificate('invention-patent', {
      title: claim.title,
      identifiers: claim.identifiers,
      dates: { filed: '2021-05-20', granted },
    })
  const severity = (granted: `${number}-${number}-${number}`) =>
    assessed(anApplication().claiming(claim).provedBy(page(granted))).severity('PAT-005')
  expect(severity('2023-03-14')).toBe('yellow')
  expect(severity('2021-05-20')).toBe('red')
})

test('trap: a corrected publication (B8, B9) is dated by its correction', () => {
  const claim = aPatent({ dates: { granted: '2023-06-04' }, number: [publication('CN116455754B8')] })
  expect(assessed(anApplication().claiming(claim)).severity('PAT-005')).toBe('blue')
})

test('trap: near the public holidays the weekly rhythm shifts', () => {
  const warning = assessed(anApplication().claiming(aPatent({ dates: { granted: '2023-10-08' } }))).warning('PAT-005')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('节假日')
})

// PAT-008

const inventors = (people: readonly string[], given: Partial<Parameters<typeof aCertificate>[1]> = {}) =>
  aCertificate('invention-patent', { identifiers: [aPatentNumber(number)], people, ...given })

test.each([
  ['red', 'is not among the inventors', '1/2', ['韦二某', '黄三某']],
  ['orange', 'stands at another rank', '1/2', ['韦二某', '覃一某']],
  ['yellow', 'counts another number of inventors', '1/3', ['覃一某', '韦二某', '黄三某', '陆四某']],
] as const)('PAT-008 is %s when the applicant %s', (severity, _what, rank, people) => {
  const claim = aPatent({ rank })
  const record = aRecordOf(claim, { people })
  expect(assessed(anApplication().claiming(claim), { records: [record] }).severity('PAT-008')).toBe(severity)
  expect(assessed(anApplication().claiming(claim).provedBy(inventors(people))).severity('PAT-008')).toBe(severity)
})

test('three co-inventors whose ranks agree with the archive raise no warning', () => {
  const people = ['覃一某', '韦二某', '黄三某']
  people.forEach((of, index) => {
    const claim = aPatent({ rank: `${index + 1}/3` })
    expect(
      assessed(anApplication({ of }).claiming(claim), { records: [aRecordOf(claim, { people })] }).codes,
    ).not.toContain('PAT-008')
  })
})

test.each([
  ['another surname is another person', '韦一某', 'red'],
  ['a dropped rare character', '覃□某', 'blue'],
  ['a character of the same sound', '覃一木', 'blue'],
] as const)('trap: rare and look-alike characters at the claimed rank: %s', (_what, name, severity) => {
  const claim = aPatent({ rank: '1/2' })
  const record = aRecordOf(claim, { people: [name, '韦二某'] })
  const result = assessed(anApplication().claiming(claim), { records: [record] })
  expect(result.severity('PAT-008')).toBe(severity)
})

test('trap: names on an OCR page are never a mismatch above yellow', () => {
  const claim = aPatent({ rank: '1/2' })
  const certificate = inventors(['韦二某', '黄三某'], {
    evidence: anEvidence({ from: 'certificate', textSource: 'ocr' }),
  })
  const warning = assessed(anApplication().claiming(claim).provedBy(certificate)).warning('PAT-008')
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('扫描页')
})

test.each([
  ['the surname', '堇一某'],
  ['a character of two', '韦昍'],
])(
  'trap: %s was read wrong on a scanned certificate: nothing is said of who stands at the claimed rank',
  (_what, name) => {
    const own = name.length === 2 ? '韦明' : '覃一某'
    const claim = aPatent({ rank: '1/2' })
    const on = (textSource: 'ocr' | 'text') =>
      assessed(
        anApplication({ of: own })
          .claiming(claim)
          .provedBy(
            inventors([name, '黄三某'], { evidence: anEvidence({ page: 20, from: 'certificate', textSource }) }),
          ),
      ).severity('PAT-008')
    expect(on('text')).toBe('red')
    expect(on('ocr')).toBe('blue')
  },
)

test('trap: a list that ends in 等, or that is shorter than the claimed number, may be cut', () => {
  const claim = aPatent({ rank: '5/6' })
  expect(
    assessed(
      anApplication()
        .claiming(claim)
        .provedBy(inventors(['韦二某', '黄三某'])),
    ).severity('PAT-008'),
  ).toBe('yellow')
})

test('trap: a list that is not whole never says that somebody is absent', () => {
  const claim = aPatent({ rank: '5/6' })
  const record = aRecordOf(claim, { people: ['韦二某'], peopleComplete: false })
  expect(assessed(anApplication().claiming(claim), { records: [record] }).codes).not.toContain('PAT-008')
})

test('trap: a record found by a name alone is at most blue', () => {
  const claim = aPatent({ rank: '1/2', number: [] })
  const record = aRecord('patent', { title: claim.title, people: ['韦二某', '覃一某'], dates: granted })
  const warning = assessed(anApplication().claiming(claim), { records: [record], foundBy: 'holder' }).warning('PAT-008')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('同名')
})

test('trap: a patent of the same title and another number is another patent', () => {
  const claim = aPatent({ rank: '1/2' })
  const record = aRecord('patent', {
    title: claim.title,
    numbers: [aPatentNumber('ZL202220345678.3')],
    people: ['韦二某'],
  })
  const result = assessed(anApplication().claiming(claim), { records: [record] })
  expect(result.codes).not.toContain('PAT-008')
  expect(result.verdict(claim)).toEqual({ kind: 'not-covered' })
})

test('trap: a record read from an earlier application never says that somebody is absent', () => {
  const claim = aPatent({ rank: '1/2' })
  const record = aRecordOf(claim, { people: ['韦二某', '黄三某'], trust: 'C' })
  expect(assessed(anApplication().claiming(claim), { records: [record] }).codes).not.toContain('PAT-008')
})

test('trap: a rank in a record read from an earlier application is somebody’s word, yellow', () => {
  const claim = aPatent({ rank: '1/2' })
  const record = aRecordOf(claim, { people: ['韦二某', '覃一某'], trust: 'C' })
  expect(assessed(anApplication().claiming(claim), { records: [record] }).severity('PAT-008')).toBe('yellow')
})

test('a certificate that was read short is outweighed by the department’s list', () => {
  const claim = aPatent({ rank: '3/3' })
  const result = assessed(
    anApplication()
      .claiming(claim)
      .provedBy(inventors(['韦二某', '黄三某'])),
    {
      records: [aRecordOf(claim, { people: ['韦二某', '黄三某', '覃一某'] })],
    },
  )
  expect(result.severity('PAT-008')).toBe('blue')
})

test('a certificate that agrees does not outweigh the department’s list: red, with the record as the other side', () => {
  const claim = aPatent({ rank: '1/2' })
  const record = aRecordOf(claim, { people: ['韦二某', '黄三某'] })
  const result = assessed(
    anApplication()
      .claiming(claim)
      .provedBy(inventors(['覃一某', '韦二某'])),
    { records: [record] },
  )
  expect(result.warning('PAT-008')).toMatchObject({
    severity: 'red',
    counterpart: { kind: 'record', recordId: record.recordId },
  })
})

test('trap: on scanned pages a B may be read as an A, and a certificate not be known for one', () => {
  const numbers = [aPatentNumber(number), publication('CN116455754A')]
  const scanned = aPatent({ number: numbers, saysGranted: true, evidence: ocr })
  expect(assessed(anApplication().claiming(scanned)).severity('PAT-004')).toBe('yellow')
  const beside = anApplication()
    .claiming(aPatent({ number: numbers, saysGranted: true }))
    .provedBy(aCertificate('patent-acceptance', { title: '另一件', evidence: anEvidence(ocr) }))
  expect(assessed(beside).severity('PAT-004')).toBe('yellow')
})

test('trap: the claim quotes the publication A, and the archive holds the grant B of the same patent', () => {
  const claim = aPatent({ number: [aPatentNumber(number), publication('CN116455754A')], saysGranted: true })
  const recordOf = (raw: string) =>
    aRecordOf(claim, { numbers: [aPatentNumber(number), publication(raw)], people: ['覃一某'] })
  const codes = (raw: string) => assessed(anApplication().claiming(claim), { records: [recordOf(raw)] }).codes
  expect(codes('CN116455754B')).not.toContain('PAT-004')
  expect(codes('CN116455754A')).toContain('PAT-004')
})
