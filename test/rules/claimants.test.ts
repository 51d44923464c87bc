import { expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { claimKeys } from '#duplicate/claim-key'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aBook, anAward, aPaper, aPatent, aProject } from '#test/builders/claim'
import { aClaimant } from '#test/builders/claimant'
import { aNumber } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

const people = ['覃一某', '韦二某', '黄三某']
const beside = (claim: Claim, claimants: readonly Claimant[], given: Parameters<typeof assessed>[1] = {}) =>
  assessed(anApplication().claiming(claim), { claimants, ...given })

// CLM-001

test('CLM-001 is red on both sides when two people claim the first place of one patent', () => {
  const patent = aPatent({ rank: '1/3' })
  const mine = beside(patent, [aClaimant(patent, { of: '韦二某', rank: '1/3' })])
  const theirs = assessed(anApplication({ of: '韦二某' }).claiming(patent), {
    claimants: [aClaimant(patent, { of: '覃一某', rank: '1/3' })],
  })
  expect([mine.severity('CLM-001'), theirs.severity('CLM-001')]).toEqual(['red', 'red'])
})

test('the other person stays masked, in the statement and beside it', () => {
  const patent = aPatent({ rank: 1 })
  const warning = beside(patent, [aClaimant(patent, { of: '韦二某', rank: 1 })]).warning('CLM-001')
  expect(JSON.stringify(warning)).not.toContain('韦二某')
  expect(warning?.counterpart).toMatchObject({ kind: 'claim', person: '韦*某', committee: '柳州市工程系列评委会' })
})

test.each([
  ['主持', '主持'],
  ['主持', '1/5'],
  ['独立', '1/1'],
])('a project claimed as %s and as %s has two first places', (mine, theirs) => {
  const project = aProject({ rank: mine })
  expect(beside(project, [aClaimant(project, { rank: theirs })]).severity('CLM-001')).toBe('red')
})

test('three people who claim the first place are two warnings, one for each other person', () => {
  const patent = aPatent({ rank: 1 })
  const others = ['韦二某', '黄三某'].map((of) => aClaimant(patent, { of, rank: 1 }))
  expect(beside(patent, others).all('CLM-001')).toHaveLength(2)
})

test('an archive that names the applicant first lowers their warning to orange, and says so; the other’s stays red', () => {
  const patent = aPatent({ rank: '1/3' })
  const records = [aRecordOf(patent, { people })]
  const first = beside(patent, [aClaimant(patent, { rank: '1/3' })], { records })
  expect(first.severity('CLM-001')).toBe('orange')
  expect(first.warning('CLM-001')?.loweredBy).toContain('与档案一致')
  const second = assessed(anApplication({ of: '韦二某' }).claiming(patent), {
    claimants: [aClaimant(patent, { of: '覃一某', rank: '1/3' })],
    records,
  })
  expect(second.severity('CLM-001')).toBe('red')
})

test('trap: three co-inventors whose ranks agree are a joint achievement', () => {
  const patent = aPatent({ rank: '1/3' })
  const result = beside(
    patent,
    [aClaimant(patent, { of: '韦二某', rank: '2/3' }), aClaimant(patent, { of: '黄三某', rank: '3/3' })],
    { records: [aRecordOf(patent, { people })] },
  )
  expect(result.above('blue')).toEqual([])
  expect(result.warning('CLM-002')?.statement).toContain('另有 2 人申报')
})

test.each(['共同第一作者', '1/5（并列第一）', '第一作者（同等贡献）'])('trap: %s shares the first place', (rank) => {
  const paper = aPaper({ rank: '第一作者', number: [aNumber('doi', '10.7544/issn1000-1239.202250663')] })
  expect(beside(paper, [aClaimant(paper, { rank })]).above('blue')).toEqual([])
})

test('trap: the first and the corresponding author are two roles', () => {
  const paper = aPaper({ rank: '第一作者', number: [aNumber('doi', '10.7544/issn1000-1239.202550663')] })
  expect(beside(paper, [aClaimant(paper, { rank: '通讯作者' })]).codes).not.toContain('CLM-001')
})

test('trap: a leader who was replaced is no second leader', () => {
  const project = aProject({ rank: '主持', text: '主持（2022 年项目负责人变更）' })
  expect(beside(project, [aClaimant(project, { rank: '主持' })]).severity('CLM-001')).toBe('yellow')
})

test('trap: one leads the project, one its 课题', () => {
  const project = aProject({ rank: '主持' })
  const line = aClaimant(project, { rank: '主持', quote: '子课题三负责人' })
  expect(beside(project, [line]).severity('CLM-001')).toBe('blue')
})

test('trap: another award for the same project, or the award of another year, is another achievement', () => {
  const award = anAward({ rank: '1/5' })
  for (const other of [anAward({ awardName: '中国某某学会科学技术奖' }), anAward({ dates: { awarded: '2019-12' } })]) {
    expect(claimKeys(other).some((key) => claimKeys(award).includes(key))).toBe(false)
    expect(beside(award, [aClaimant(other, { rank: '1/5' })]).codes).not.toContain('CLM-001')
  }
})

test('trap: an identical title under another funder’s number is another project', () => {
  const mine = aProject({ rank: '主持' })
  const theirs = aProject({ rank: '主持', number: '2018GXNSFDA138009' })
  const shared = claimKeys(mine).find((key) => claimKeys(theirs).includes(key))
  expect(shared).toBeDefined()
  expect(beside(mine, [aClaimant(theirs, { claimKey: shared ?? '', rank: '主持' })]).codes).not.toContain('CLM-001')
})

test('trap: one title and one period without a number is orange, and red only inside one unit', () => {
  const mine = aProject({ rank: '主持', number: [] })
  expect(beside(mine, [aClaimant(mine, { rank: '主持' })]).severity('CLM-001')).toBe('orange')
  const own = aClaimant(mine, { of: '覃一某', applicationId: 'app', claimId: mine.claimId, unitKey: 'unit-1' })
  const input = { claimants: [aClaimant(mine, { rank: '主持', unitKey: 'unit-1' })] }
  expect(assessed(anApplication().claiming(mine), { ...input, own: [own] }).severity('CLM-001')).toBe('red')
})

test('trap: a site has a leader of design and one of construction, of two units', () => {
  const mine = aProject({ rank: '主持', text: '设计负责人 | 主持沿江公路设计' })
  const line = aClaimant(mine, {
    rank: { raw: '项目经理', role: 'lead' },
    quote: '项目经理 | 沿江公路',
    unitKey: 'unit-2',
  })
  expect(beside(mine, [line]).severity('CLM-001')).toBe('yellow')
})

test('trap: the same person in two seasons contradicts nobody', () => {
  const patent = aPatent({ rank: 1 })
  const line = aClaimant(patent, {
    of: '覃一某',
    applicationId: 'app-2024',
    season: '2024',
    rank: 1,
    outcome: 'failed',
  })
  expect(beside(patent, [line]).codes).toEqual([])
})

test('trap: without an id number the same masked name may be the same person', () => {
  const patent = aPatent({ rank: 1 })
  const line = aClaimant(patent, { of: '覃一某', personKey: 'name-and-unit', personKnownBy: 'name-and-unit', rank: 1 })
  const warning = beside(patent, [line]).warning('CLM-001')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('可能为同一人')
})

test('trap: a background row on either side weakens the conflict', () => {
  const patent = aPatent({ rank: 1 })
  expect(beside(patent, [aClaimant(patent, { rank: 1, counted: false })]).severity('CLM-001')).toBe('orange')
  const background = assessed(anApplication().showingAsBackground(patent), {
    claimants: [aClaimant(patent, { rank: 1 })],
  })
  expect(background.severity('CLM-001')).toBe('blue')
})

// CLM-003

test('CLM-003 is orange when two people claim one rank below the first', () => {
  const patent = aPatent({ rank: '2/5' })
  expect(beside(patent, [aClaimant(patent, { rank: '2/5' })]).severity('CLM-003')).toBe('orange')
})

test('CLM-003 is orange when a claimed rank is beyond its own total', () => {
  expect(beside(aPatent({ rank: '6/5' }), []).severity('CLM-003')).toBe('orange')
})

test('trap: a rank beyond its total may be misread by OCR, or its total end in 等', () => {
  expect(beside(aPatent({ rank: '6/5', evidence: { textSource: 'ocr' } }), []).severity('CLM-003')).toBe('yellow')
  expect(beside(aPatent({ rank: '6/5等' }), []).severity('CLM-003')).toBe('blue')
})

test('trap: a total that ends in 等 is none that too many people could pass', () => {
  const patent = aPatent({ rank: '1/2等' })
  const others = [aClaimant(patent, { of: '韦二某', rank: '2/2' }), aClaimant(patent, { of: '黄三某', rank: '3/3' })]
  expect(beside(patent, others).severity('CLM-003')).toBe('blue')
})

test('CLM-003 is orange when more people claim than there are', () => {
  const patent = aPatent({ rank: '1/2' })
  const others = [aClaimant(patent, { of: '韦二某', rank: '2/2' }), aClaimant(patent, { of: '黄三某', rank: '3/3' })]
  expect(beside(patent, others).warning('CLM-003')?.statement).toContain('多于所报总人数')
})

test('trap: among too many people, the one whom the archive names at this rank is not the one too many', () => {
  const patent = aPatent({ rank: '2/3' })
  const others = ['1/3', '1/3', '3/3'].map((rank, i) => aClaimant(patent, { of: `韦${'甲乙丙'.charAt(i)}某`, rank }))
  const records = [aRecordOf(patent, { people: ['韦二某', '覃一某', '黄三某'] })]
  expect(beside(patent, others).severity('CLM-003')).toBe('orange')
  expect(beside(patent, others, { records }).severity('CLM-003')).toBe('yellow')
})

test('CLM-003 is orange when the totals are more than one apart, and silent when one apart', () => {
  const patent = aPatent({ rank: '1/5' })
  expect(beside(patent, [aClaimant(patent, { rank: '2/8' })]).severity('CLM-003')).toBe('orange')
  expect(beside(patent, [aClaimant(patent, { rank: '2/6' })]).codes).toEqual(['CLM-002'])
})

test.each([
  ['等 leaves the total open', '1/5', '2/8等'],
  ['并列 shares a rank', '2/5', '2/5（并列）'],
] as const)('trap: %s', (_why, mine, theirs) => {
  const patent = aPatent({ rank: mine })
  expect(beside(patent, [aClaimant(patent, { rank: theirs })]).above('blue')).toEqual([])
})

test('trap: a late change of members explains two of one rank', () => {
  const patent = aPatent({ rank: '2/5', text: '第2（项目组成员变更后）' })
  expect(beside(patent, [aClaimant(patent, { rank: '2/5' })]).severity('CLM-003')).toBe('yellow')
})

test('the one who agrees with the archive is only asked to confirm', () => {
  const patent = aPatent({ rank: '2/3' })
  const records = [aRecordOf(patent, { people: ['韦二某', '覃一某', '黄三某'] })]
  expect(beside(patent, [aClaimant(patent, { rank: '2/3' })], { records }).severity('CLM-003')).toBe('yellow')
})

// CLM-002

test('CLM-002 is blue, says that no contradiction was seen, and whether the archive agrees', () => {
  const patent = aPatent({ rank: '1/3' })
  const line = aClaimant(patent, { rank: '2/3' })
  expect(beside(patent, [line]).warning('CLM-002')).toMatchObject({ severity: 'blue' })
  const confirmed = beside(patent, [line], { records: [aRecordOf(patent, { people })] })
  expect(confirmed.warning('CLM-002')?.statement).toContain('与档案一致')
})

test('CLM-002 speaks of this application: two others who both say that they were first do contradict each other', () => {
  const patent = aPatent({ rank: '2/3' })
  const others = [aClaimant(patent, { of: '韦二某', rank: '1/3' }), aClaimant(patent, { of: '黄三某', rank: '1/3' })]
  expect(beside(patent, others).warning('CLM-002')?.statement).toContain('与本件位次未见矛盾')
})

test('an applicant alone with an achievement has no co-workers to be told of', () => {
  expect(beside(aPatent({ rank: 1 }), []).codes).toEqual([])
})

test('a second season of the other person keeps the fingerprint, so that a decision stands', () => {
  const patent = aPatent({ rank: 1 })
  const season = (year: string) => aClaimant(patent, { rank: 1, season: year, applicationId: `app-${year}` })
  const once = beside(patent, [season('2026')]).warning('CLM-001')?.fingerprint
  const twice = beside(patent, [season('2025'), season('2026')]).all('CLM-001')
  expect(twice.map(({ fingerprint }) => fingerprint)).toEqual([once])
})

test('trap: a rank that was read from a scan, on either side, is never above yellow', () => {
  const scanned = aPatent({ rank: '1/3', evidence: { textSource: 'ocr' } })
  expect(beside(scanned, [aClaimant(scanned, { rank: '1/3' })]).severity('CLM-001')).toBe('yellow')
  const patent = aPatent({ rank: '1/3' })
  expect(beside(patent, [aClaimant(patent, { rank: '1/3', isFromOcr: true })]).severity('CLM-001')).toBe('yellow')
})

test('trap: two editors of one book who state no place are no contradiction of ranks; two first places are', () => {
  const editor = { role: 'lead', raw: '主编' } as const
  const of = (mine: Claim['rank'], theirs: Claim['rank']) => {
    const book = aBook({ rank: mine, number: aNumber('isbn', '978-7-115-14554-3') })
    return beside(book, [aClaimant(book, { rank: theirs })]).severity('CLM-001')
  }
  expect(of(editor, editor)).toBe('yellow')
  expect(of({ ...editor, self: 1 }, { ...editor, self: 1 })).toBe('red')
})

test('trap: one funder pays for the same work in every county: without numbers and a common unit it is orange', () => {
  const project = aProject({ title: '基层农技推广体系改革与建设', issuer: '农业农村部', rank: '主持', number: [] })
  const own = (unitKey: string) => [aClaimant(project, { of: '覃一某', applicationId: 'app', unitKey })]
  const line = aClaimant(project, { rank: '主持', unitKey: '甲县农技站' })
  expect(beside(project, [line], { own: own('乙县农技站') }).severity('CLM-001')).toBe('orange')
  expect(beside(project, [line], { own: own('甲县农技站') }).severity('CLM-001')).toBe('red')
})
