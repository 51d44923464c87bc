import { expect, test } from 'vitest'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aClaim, anAward, aPatent, aProject, aSoftware } from '#test/builders/claim'
import { aNumber } from '#test/builders/evidence'
import { aRecord, aRecordOf } from '#test/builders/record'

const verdictOf = (claim: ReturnType<typeof aPatent>, given: Parameters<typeof assessed>[1] = {}) =>
  assessed(anApplication().claiming(claim), given).verdict(claim)

const whole = (kind: 'patent' | 'award' | 'project' | 'software', scope = '*', fromYear = 2015, toYear = 2026) => ({
  kind,
  scope,
  fromYear,
  toYear,
})

test('a claim whose record says the same agrees', () => {
  const claim = anAward({ rank: '1/2' })
  expect(verdictOf(claim, { records: [aRecordOf(claim, { people: ['覃一某', '韦二某'] })] })).toEqual({
    kind: 'agrees',
  })
})

test.each([
  ['等级', anAward({ grade: '一等奖' }), { grade: '三等奖' }],
  ['级别', anAward({ level: '国家级' }), { level: '省部级' }],
  ['排名', anAward({ rank: 3 }), { people: ['覃一某', '韦二某'] }],
  ['总人数', anAward({ rank: '1/7' }), { people: ['覃一某', '韦二某'] }],
  ['名称', aPatent(), { title: '一种海上风机基础' }],
  ['金额', aProject({ amountYuan: 3_000_000 }), { amountYuan: 300_000 }],
  ['专利类型', aPatent({ patentType: 'invention' }), { patentType: 'utility' as const }],
  ['日期', aPatent({ dates: { granted: '2024-03-15' } }), { dates: { granted: '2023-06-06' as const } }],
] as const)('a claim whose record says otherwise differs in %s', (field, claim, given) => {
  expect(verdictOf(claim, { records: [aRecordOf(claim, given)] })).toMatchObject({
    kind: 'differs',
    fields: expect.arrayContaining([field]),
  })
})

test('the comparison shows both sides of every field that one of them has, and says what is missing', () => {
  const claim = anAward({ rank: '1/2', level: '省部级' })
  const { claims } = assessed(anApplication().claiming(claim), {
    records: [aRecordOf(claim, { people: ['覃一某', '韦二某'] })],
  })
  expect(claims[0]?.comparison).toEqual(
    expect.arrayContaining([
      { field: '名称', claimed: claim.title, recorded: claim.title, result: 'same' },
      { field: '级别', claimed: '省部级', recorded: '', result: 'missing' },
      { field: '排名', claimed: '第 1', recorded: '第 1', result: 'same' },
    ]),
  )
})

test('a renamed unit is shown as different and decides nothing', () => {
  const claim = aPatent({ units: ['甲科工股份有限公司'] })
  const result = assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { units: ['乙重工集团'] })] })
  expect(result.claims[0]?.comparison).toContainEqual(expect.objectContaining({ field: '单位', result: 'different' }))
  expect(result.verdict(claim)).toEqual({ kind: 'agrees' })
})

test.each([
  ['a month beside its day', '2024-03', '2024-03-15'],
  ['a year beside its day', '2024', '2024-03-15'],
] as const)('%s agrees: dates compare at the coarser precision', (_what, claimed, recorded) => {
  const claim = aPatent({ dates: { granted: claimed } })
  expect(verdictOf(claim, { records: [aRecordOf(claim, { dates: { granted: recorded } })] })).toEqual({
    kind: 'agrees',
  })
})

test('an award of the year before agrees: it was announced then and handed over later', () => {
  const claim = anAward({ dates: { awarded: '2023-12' } })
  expect(verdictOf(claim, { records: [aRecordOf(claim, { year: 2022 })] })).toEqual({ kind: 'agrees' })
})

test('a fifth more or less is one amount', () => {
  const claim = aProject({ amountYuan: 1_100_000 })
  expect(verdictOf(claim, { records: [aRecordOf(claim, { amountYuan: 1_000_000 })] })).toEqual({ kind: 'agrees' })
})

test('not found is said only where the archive is whole for kind, scope and year', () => {
  expect(verdictOf(aPatent(), { complete: [whole('patent')] })).toEqual({ kind: 'not-found' })
  expect(verdictOf(aPatent())).toEqual({ kind: 'not-covered' })
  expect(verdictOf(aPatent(), { complete: [whole('patent', '*', 2015, 2020)] })).toEqual({ kind: 'not-covered' })
  expect(verdictOf(aPatent(), { complete: [whole('award')] })).toEqual({ kind: 'not-covered' })
  expect(verdictOf(anAward(), { complete: [whole('award', '广西优秀工程勘察设计奖')] })).toEqual({
    kind: 'not-covered',
  })
  expect(verdictOf(aProject(), { complete: [whole('project', '广西科技计划')] })).toEqual({ kind: 'not-found' })
  expect(verdictOf(aProject(), { complete: [whole('project', '国家自然科学基金')] })).toEqual({ kind: 'not-covered' })
})

test('an award is not found only when its year and the one before are whole', () => {
  expect(verdictOf(anAward(), { complete: [whole('award', '广西科学技术奖', 2022, 2023)] })).toEqual({
    kind: 'not-found',
  })
  expect(verdictOf(anAward(), { complete: [whole('award', '广西科学技术奖', 2023, 2023)] })).toEqual({
    kind: 'not-covered',
  })
})

test.each([
  ['its number fails', aPatent({ number: 'ZL202310123456.7' })],
  ['it has no number', aPatent({ number: [] })],
  [
    'its row was not taken apart',
    aClaim('software', { title: '软件 | 2022', text: '软件 | 2022', dates: { registered: '2022-01' } }),
  ],
  ['it was read by OCR', aSoftware({ evidence: { textSource: 'ocr' } })],
  ['its year was not read', aPatent({ dates: {} })],
])('a claim cannot be checked when %s, and the reason is said', (_why, claim) => {
  expect(verdictOf(claim, { complete: [whole('patent'), whole('software')] })).toMatchObject({
    kind: 'cannot-check',
    reason: expect.stringMatching(/.{5,}/),
  })
})

test('a near record that is another achievement makes it unclear, not missing', () => {
  const claim = aPatent()
  const record = aRecord('patent', { title: claim.title, numbers: [aNumber('patent-application', 'ZL202220345678.3')] })
  expect(verdictOf(claim, { complete: [whole('patent')], records: [record] })).toMatchObject({ kind: 'cannot-check' })
})

test('two records of one title and no number: whose difference counts is a guess that is not made', () => {
  const claim = aProject({ number: [], rank: 1 })
  const records = [1, 2].map(() => aRecord('project', { title: claim.title, year: 2021, people: ['韦二某'] }))
  expect(verdictOf(claim, { records })).toMatchObject({ kind: 'cannot-check' })
})

test('the record that contradicts least is the best', () => {
  const claim = aProject({ number: [], rank: 1 })
  const other = aRecord('project', { title: claim.title, year: 2021, people: ['韦二某'] })
  const own = aRecord('project', { title: claim.title, year: 2021, people: ['覃一某'] })
  const result = assessed(anApplication().claiming(claim), { records: [other, own] })
  expect(result.claims[0]?.best?.record.recordId).toBe(own.recordId)
  expect(result.verdict(claim)).toEqual({ kind: 'agrees' })
})

test('every claim has a verdict, background rows too', () => {
  const application = anApplication().claiming(aPatent(), anAward()).showingAsBackground(aProject())
  expect(assessed(application).claims).toHaveLength(3)
})

test('a prize that the applicant won under another title is not called missing from the list', () => {
  const claim = anAward({ title: '甘蔗收获机关键技术的创新与应用' })
  const record = aRecordOf(claim, { title: '蔗田机收成套装备', people: ['韦二某', '覃一某'] })
  const result = assessed(anApplication().claiming(claim), {
    records: [record],
    foundBy: 'holder',
    complete: [{ kind: 'award', scope: '*', fromYear: 2022, toYear: 2024 }],
  })
  expect(result.codes).not.toContain('AWD-001')
  expect(result.verdict(claim)?.kind).toBe('cannot-check')
})
