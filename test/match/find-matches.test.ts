import { describe, expect, test } from 'vitest'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { Archive } from '#domain/ports'
import { mayBeOneAward } from '#match/award-name'
import { claimLookupKeys, recordKeys, watchedKeys } from '#match/candidate-keys'
import { createFindMatches } from '#match/find-matches'
import { candidatesAmong } from '../builders/candidates.ts'
import { aClaim, anAward, aPaper, aPatent, aProject, aSoftware } from '../builders/claim.ts'
import { aNumber, aPatentNumber } from '../builders/evidence.ts'
import { aRecord, aRecordOf } from '../builders/record.ts'

const archiveOf = (...records: readonly ArchiveRecord[]): Archive => ({
  byKeys: async (keys) => records.filter((record) => recordKeys(record).some((key) => keys.includes(key))),
  candidates: async (lookup) => candidatesAmong(records, lookup),
  snapshot: async () => ({ snapshotId: 's', datasets: [], completeness: [] }),
})
const find = (claim: Claim, ...records: readonly ArchiveRecord[]) => createFindMatches(archiveOf(...records))(claim)
const bases = async (claim: Claim, ...records: readonly ArchiveRecord[]) =>
  (await find(claim, ...records)).map(({ record, by }) => [by, record.recordId])

describe('the same number', () => {
  test('finds the record under another title', async () => {
    const patent = aPatent({ title: '甘蔗装置' })
    const record = aRecordOf(patent, { title: '一种甘蔗收获机切割装置及其控制方法' })
    expect(await bases(patent, record)).toEqual([['identifier', record.recordId]])
  })

  test('is the same with a published and with a granted number of one invention', async () => {
    const number = aNumber('patent-publication', 'CN111472379B')
    const record = aRecord('patent', { title: '甘蔗收获机', numbers: [aNumber('patent-publication', 'CN111472379A')] })
    expect(await bases(aPatent({ title: '另写的名称', number }), record)).toEqual([['identifier', record.recordId]])
  })

  test('an application number and a publication number of equal digits are not the same number', async () => {
    const record = aRecord('patent', {
      title: '甘蔗收获机',
      numbers: [{ ...aNumber('patent-publication', 'CN111472379A'), scheme: 'patent-application' }],
    })
    expect(
      await bases(aPatent({ title: '完全不同的东西', number: aNumber('patent-publication', 'CN111472379A') }), record),
    ).toEqual([])
  })

  test('comes before the same title, which comes before the same holder', async () => {
    const claim = aProject({ title: '甘蔗收获机切割器关键技术与示范', people: ['覃一'], number: '桂科AB21234567' })
    const byHolder = aRecord('project', { title: '甘蔗收获机切割器关键枝术与示范', people: ['覃一'], year: 2021 })
    const byTitle = aRecord('project', { title: '甘蔗收获机切割器关键技术与示范', people: ['韦二'] })
    const byNumber = aRecord('project', { title: '甘蔗切割器', numbers: claim.identifiers })
    expect(await bases(claim, byHolder, byTitle, byNumber)).toEqual([
      ['identifier', byNumber.recordId],
      ['title', byTitle.recordId],
      ['holder', byHolder.recordId],
    ])
  })

  test('an opaque project number needs a title or a person beside it', async () => {
    const claim = aProject({ title: '蔗糖提纯工艺', people: ['覃一'], number: aNumber('project', '2021-00157') })
    const stranger = aRecord('project', { title: '深海机器人导航', people: ['黄三'], numbers: claim.identifiers })
    const own = aRecord('project', { title: '糖厂节能改造', people: ['覃一'], numbers: claim.identifiers })
    expect(await bases(claim, stranger, own)).toEqual([['identifier', own.recordId]])
  })

  test('the ISSN of a paper finds the periodical, behind the paper itself', async () => {
    const issn = aNumber('issn', '1000-1239')
    const claim = aPaper({ journal: { issn } })
    const paper = aRecord('paper', { title: claim.title })
    const journal = aRecord('journal', { title: '农业机械', numbers: [issn] })
    expect(await bases(claim, journal, paper)).toEqual([
      ['title', paper.recordId],
      ['identifier', journal.recordId],
    ])
    expect(await bases(aPatent({ number: issn }), journal)).toEqual([])
  })

  test('the ISSN of a paper does not find other papers of the journal', async () => {
    const issn = aNumber('issn', '1000-1239')
    expect(await bases(aPaper({ number: issn }), aRecord('paper', { title: '别人的论文', numbers: [issn] }))).toEqual(
      [],
    )
  })
})

describe('the same title', () => {
  test('is found through width, punctuation, traditional characters and 关于…的研究', async () => {
    const claim = aProject({ title: '關於甘蔗收获机切割器的關鍵技術研究', number: [] })
    const record = aRecord('project', { title: '甘蔗收获机切割器关键技术研究' })
    expect(await bases(claim, record)).toEqual([['title', record.recordId]])
  })

  test('is found under a name that the project had before', async () => {
    const record = aRecord('project', { title: '蔗糖产业研究报告', otherTitles: ['甘蔗收获机切割器关键技术'] })
    expect(await bases(aProject({ title: '甘蔗收获机切割器关键技术', number: [] }), record)).toEqual([
      ['title', record.recordId],
    ])
  })

  test.each([
    ['甘蔗收获机切割器关键技术（一期）', '甘蔗收获机切割器关键技术（二期）'],
    ['甘蔗收获机监测系统V1.0', '甘蔗收获机监测系统V2.0'],
    ['2021年度糖业发展报告编制', '2022年度糖业发展报告编制'],
    ['一种甘蔗收获机切割装置', '一种甘蔗收获机切割方法'],
    ['南宁市供水管网改造工程', '柳州市供水管网改造工程'],
    ['高速公路路面施工第1标段', '高速公路路面施工第2标段'],
  ])('%s is not %s', async (claimed, recorded) => {
    const people = ['覃一']
    for (const kind of ['project', 'patent', 'software'] as const)
      expect(
        await find(
          aClaim(kind, { title: claimed, people, units: ['某大学'], dates: { stated: '2021' } }),
          aRecord(kind, { title: recorded, people, units: ['某大学'], year: 2021 }),
        ),
      ).toEqual([])
  })

  test('of another kind is another achievement: a project that won an award is not the award', async () => {
    expect(await bases(aProject({ number: [] }), aRecord('award', { title: aProject().title }))).toEqual([])
  })

  test('with another valid number is the other half of a pair filed on one day', async () => {
    const title = '一种甘蔗收获机切割装置'
    const utility = aRecord('patent', {
      title,
      people: ['覃一'],
      numbers: [aPatentNumber('ZL202220828888.8', { ocr: false })],
      patentType: 'utility',
    })
    expect(await bases(aPatent({ title, people: ['覃一'], number: 'ZL202010948173.1' }), utility)).toEqual([])
    // A number that fails its own check is a slip: the record must be seen beside it.
    expect(await bases(aPatent({ title, people: ['覃一'], number: 'ZL202010948173.2' }), utility)).toEqual([
      ['title', utility.recordId],
    ])
  })

  test('of a claimed invention without a number is not the utility model of that title', async () => {
    const title = '一种甘蔗收获机切割装置'
    const utility = aRecord('patent', { title, people: ['覃一'], patentType: 'utility' })
    const invention = aRecord('patent', { title, people: ['覃一'], patentType: 'invention' })
    expect(
      await bases(aPatent({ title, people: ['覃一'], number: [], patentType: 'invention' }), utility, invention),
    ).toEqual([['title', invention.recordId]])
  })

  test('under another funder is another project, unless a number is missing', async () => {
    const title = '甘蔗收获机切割器关键技术研究'
    const claim = aProject({ title, people: ['覃一'], number: '桂科AB21234567' })
    const other = aRecord('project', { title, people: ['覃一'], numbers: [aNumber('project', '71173013')] })
    const unnumbered = aRecord('project', { title, people: ['覃一'] })
    expect(await bases(claim, other, unnumbered)).toEqual([['title', unnumbered.recordId]])
  })

  test('with a slip in the number of one funder and one leader is found, so that the slip is seen', async () => {
    const title = '甘蔗收获机切割器关键技术研究'
    const claim = aProject({ title, people: ['覃一'], number: '桂科AB21234567' })
    const record = aRecord('project', { title, people: ['覃一'], numbers: [aNumber('project', '桂科AB21234576')] })
    expect(await bases(claim, record)).toEqual([['title', record.recordId]])
  })

  test("the province's prize is not the nation's, but any class of one prize may be meant", async () => {
    const claim = anAward({ awardName: '广西科学技术进步奖', number: [] })
    const ofProvince = aRecord('award', { title: claim.title, awardName: '广西科学技术奖' })
    const ofNation = aRecord('award', { title: claim.title, awardName: '国家科学技术进步奖' })
    expect(await bases(claim, ofNation, ofProvince)).toEqual([['title', ofProvince.recordId]])
  })

  test('of generic words is shared by strangers: only a common holder makes it the same', async () => {
    const claim = aProject({ title: '系统设计', people: ['覃一'], number: [] })
    const stranger = aRecord('project', { title: '系统设计', people: ['黄三'] })
    const own = aRecord('project', { title: '系统设计', people: ['覃一'] })
    expect(await bases(claim, stranger, own)).toEqual([['title', own.recordId]])
  })

  test('of several records the one that shares the people and the year comes first', async () => {
    const claim = aProject({ people: ['覃一'], number: [], dates: { start: '2021-03' } })
    const stranger = aRecordOf(claim, { people: ['黄三'], year: 2021 })
    const later = aRecordOf(claim, { people: ['覃一'], year: 2019 })
    const own = aRecordOf(claim, { people: ['覃一'], year: 2021 })
    expect((await bases(claim, stranger, later, own)).map(([, id]) => id)).toEqual(
      [own, later, stranger].map(({ recordId }) => recordId),
    )
  })
})

describe('the same holder', () => {
  const claim = aProject({
    title: '甘蔗收获机切割器关键抆术与示范推广',
    people: ['覃一'],
    units: ['广西某某大学机械学院'],
    number: [],
    dates: { start: '2021-03' },
  })
  const title = '甘蔗收获机切割器关键技术与示范推广'

  test('finds the record whose title was mangled, by the year and by the unit', async () => {
    const byYear = aRecord('project', { title, people: ['覃一'], year: 2020 })
    const byUnit = aRecord('project', { title, people: ['覃一'], units: ['某某大学'], year: 2011 })
    const byNeither = aRecord('project', { title, people: ['覃一'], units: ['另一大学'], year: 2011 })
    expect(new Set((await bases(claim, byYear, byUnit, byNeither)).map(([by, id]) => `${by} ${id}`))).toEqual(
      new Set([`holder ${byYear.recordId}`, `holder ${byUnit.recordId}`]),
    )
  })

  test('finds a short title with one wrong character, but not its contrasting sibling', async () => {
    const slip = aRecord('patent', { title: '一种糖厂锅炉前轴承座', people: ['覃一'], year: 2021 })
    const find = (title: string) =>
      bases(aPatent({ title, people: ['覃一'], number: [], dates: { granted: '2021-03-01' } }), slip)
    expect(await find('一种糖厂锅炉前轴永座')).toEqual([['holder', slip.recordId]])
    expect(await find('一种糖厂锅炉后轴承座')).toEqual([])
  })

  test('with another title is nothing', async () => {
    expect(
      await bases(claim, aRecord('project', { title: '甘蔗收获机行走机构的可靠性', people: ['覃一'], year: 2021 })),
    ).toEqual([])
  })

  test('a namesake is no holder of this title', async () => {
    expect(
      await bases(claim, aRecord('project', { title, people: ['韦二'], units: ['某某大学'], year: 2021 })),
    ).toEqual([])
  })
})

describe('keys', () => {
  test('hold hashes of names, at most 32 for a claim and none without what they are made of', () => {
    const people = Array.from({ length: 12 }, (_, i) => `覃${'一二三四五六七八九甲乙丙'[i]}`)
    const claim = aPatent({
      people,
      units: ['某某大学', '某某公司', '某某研究院'],
      dates: { filed: '2019-01', granted: '2021-05', stated: '2024' },
    })
    const keys = claimLookupKeys(claim)
    expect(keys.length).toBeLessThanOrEqual(32)
    expect(keys.slice(0, 2).map((key) => key.slice(0, 2))).toEqual(['i#', 't#'])
    expect(keys.join()).not.toMatch(/覃|某某|甘蔗/)
    expect(claimLookupKeys(aClaim('other', { title: '—' }))).toEqual([])
  })

  test('of a record are some twenty for a list of ten, and no more for a list of thirty', () => {
    const people = Array.from({ length: 30 }, (_, i) => `覃${String.fromCharCode(0x4e00 + i)}`)
    expect(
      recordKeys(aRecord('patent', { people, year: 2021, units: ['某某大学', '某某公司'] })).length,
    ).toBeLessThanOrEqual(21)
  })

  test('of the software of two versions meet, so that they can be told apart', () => {
    const [one, two] = [
      aSoftware({ title: '监测系统软件V1.0', number: [] }),
      aSoftware({ title: '监测系统软件V2.0', number: [] }),
    ]
    expect(claimLookupKeys(one)).toEqual(claimLookupKeys(two))
  })
})

describe('award names', () => {
  test.each([
    ['广西科学技术进步奖', '广西科学技术奖', true],
    ['广西壮族自治区技术发明奖', '广西科技奖', true],
    ['科技进步奖', '广西科学技术进步奖', true],
    ['广西科学技术进步奖二等奖', '广西科学技术进步奖', true],
    ['国家科学技术进步奖', '广西科学技术进步奖', false],
    ['广东省科学技术奖', '广西科学技术奖', false],
    ['广西社会科学优秀成果奖', '广西科学技术奖', false],
  ])('%s and %s may be one: %s', (a, b, one) => {
    expect(mayBeOneAward(a, b)).toBe(one)
    expect(mayBeOneAward(b, a)).toBe(one)
  })
})

describe('the applicant, whom the row does not name', () => {
  const claim = anAward({ title: '甘蔗收获机关键技术的创新与应用' })
  const record = aRecord('award', {
    title: '甘蔗收获机关键技术及应用',
    awardName: '广西科学技术奖',
    year: 2023,
    people: ['韦二某', '覃一某'],
  })
  const found = (recorded: ArchiveRecord, applicant = '覃一某') =>
    createFindMatches(archiveOf(recorded))(claim, applicant)

  test('leads to the prize that they won, whatever the list calls the project', async () => {
    expect(await found(record)).toMatchObject([{ by: 'holder', record: { recordId: record.recordId } }])
  })

  test('leads neither to another prize nor to one of somebody else', async () => {
    expect(await found({ ...record, awardName: '国家科学技术进步奖' })).toEqual([])
    expect(await found(record, '黄三某')).toEqual([])
  })

  test('is watched for awards: who is brought into the list later is heard of', () => {
    expect(recordKeys(record).some((key) => watchedKeys(claim, '覃一某').includes(key))).toBe(true)
    expect(watchedKeys(aPatent({ people: ['覃一某'] }), '覃一某').some((key) => key.startsWith('n#'))).toBe(false)
  })
})
