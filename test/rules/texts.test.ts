import { describe, expect, test } from 'vitest'
import type { ComparedTextResult, TextComparison } from '#domain/passages'
import { assess } from '#rules/assess'
import { anApplication } from '#test/builders/application'
import { inputOf } from '#test/builders/assessed'
import { aClaim } from '#test/builders/claim'
import { aRecordOf } from '#test/builders/record'
import { aMatch, aResult, body, cells, ownTexts } from '#test/builders/texts'

const project = aClaim('project', { title: '甲水库除险加固工程设计' })
const background = aClaim('project', { title: '乙灌区改造工程设计', counted: false, section: 'before-present-title' })
const paper = aClaim('paper', { title: '面板堆石坝渗流分析', journal: { name: '广西水利' } })
const second = aClaim('paper', { title: '堆石坝渗流的有限元分析', journal: { name: '南方水电' } })

const said = (
  results: readonly ComparedTextResult[],
  {
    own = {},
    records = [],
    claims = [project, background, paper, second],
  }: {
    readonly own?: Partial<TextComparison['own']>
    readonly records?: NonNullable<NonNullable<Parameters<typeof inputOf>[1]>['records']>
    readonly claims?: readonly (typeof project)[]
  } = {},
) => {
  const input = inputOf(anApplication({ of: '覃一某' }).claiming(...claims), { records })
  const { warnings } = assess({ ...input, passages: { own: { ...ownTexts, ...own }, texts: results, notes: [] } })
  return warnings.filter(({ code }) => /^TXT|^PAP-006/.test(code))
}
const levels = (...given: Parameters<typeof said>) => said(...given).map(({ code, severity }) => `${code} ${severity}`)
const traps = (...given: Parameters<typeof said>) => said(...given).flatMap(({ loweredBy }) => loweredBy)
const row = { claimId: project.claimId }
const summary = { textId: 'summary-1', kind: 'summary', title: '专业技术工作总结' } as const
const ownPaper = {
  textId: 'paper-1',
  kind: 'paper',
  title: paper.title,
  claimId: paper.claimId,
  journal: '广西水利',
} as const
const copied = aMatch({ cells: cells(0.2, 0.95, 0.9) })

describe('TXT-001: rows of two people', () => {
  test('two of three long cells nearly the same are red, with both sides and the shares of each cell', () => {
    const [warning] = said([aResult(row, [copied])])
    expect(warning).toMatchObject({
      code: 'TXT-001',
      severity: 'red',
      claimId: project.claimId,
      counterpart: {
        kind: 'claim',
        applicationId: 'other',
        person: '韦*',
        page: 7,
        quote: '完成施工图设计与现场服务□□□',
      },
      evidence: [{ page: 4, box: [0.1, 0.2, 0.8, 0.4] }],
    })
    expect(warning?.overlap?.measures.map(({ label }) => label)).toEqual(['名称', '内容与作用', '完成情况'])
    expect(warning?.statement).toContain('95.0%')
  })
  test('two cells of 0.6 to 0.8 are orange', () => {
    expect(levels([aResult(row, [aMatch({ cells: cells(0.2, 0.7, 0.62) })])])).toEqual(['TXT-001 orange'])
  })
  test('one long cell that tells everything is orange, one beside others that differ is yellow', () => {
    const alone = { ...cells(0.9, 0.9, 0), content: { lengthOwn: 150, lengthOther: 140, containment: 0.9 } }
    const onlyCell = { ...alone, outcome: { lengthOwn: 0, lengthOther: 0, containment: 0 } }
    expect(levels([aResult(row, [aMatch({ cells: onlyCell })])])).toEqual(['TXT-001 orange'])
    expect(levels([aResult(row, [aMatch({ cells: alone })])])).toEqual(['TXT-001 yellow'])
  })
  test('short cells only support, and one clause says nothing', () => {
    expect(levels([aResult(row, [aMatch({ cells: cells(1, 1, 1, 50) })])])).toEqual([])
    const supported = { ...cells(0.2, 0.9, 0), outcome: { lengthOwn: 40, lengthOther: 45, containment: 0.9 } }
    expect(levels([aResult(row, [aMatch({ cells: supported })])])).toEqual(['TXT-001 orange'])
    const tooShort = { ...supported, outcome: { lengthOwn: 12, lengthOther: 12, containment: 1 } }
    expect(levels([aResult(row, [aMatch({ cells: tooShort })])])).toEqual([])
    expect(levels([aResult(row, [aMatch({ cells: cells(0.2, 0.5, 0.9) })])])).toEqual([])
  })
  test('trap: the same unit lowers one level', () => {
    const sameUnit = aMatch({ cells: cells(0.2, 0.95, 0.9), other: { unitKey: '甲设计院' } })
    expect(levels([aResult(row, [sameUnit])])).toEqual(['TXT-001 orange'])
    expect(traps([aResult(row, [sameUnit])])).toEqual(['双方单位相同，可能使用单位统一的文字或模板'])
  })
  test('trap: members of one project, by its number, are information', () => {
    const keys = ['project-guangxi:桂科AA22068014']
    const member = aMatch({ cells: cells(1, 0.95, 0.9), other: { claimKeys: keys } })
    expect(levels([aResult({ ...row, claimKeys: keys }, [member])])).toEqual(['TXT-001 blue'])
  })
  test('trap: the same title alone is not yet one project, in one unit it is', () => {
    const keys = ['project-title~甲水库~2022']
    const other = (unitKey: string) => aMatch({ cells: cells(1, 0.95, 0.9), other: { claimKeys: keys, unitKey } })
    expect(levels([aResult({ ...row, claimKeys: keys }, [other('乙工程局')])])).toEqual(['TXT-001 orange'])
    expect(levels([aResult({ ...row, claimKeys: keys }, [other('甲设计院')])])).toEqual(['TXT-001 blue'])
  })
  test('trap: a list of the archive that names both', () => {
    const records = [aRecordOf(project, { people: ['覃一某', '韦二'] })]
    expect(levels([aResult(row, [copied])], { records })).toEqual(['TXT-001 blue'])
    expect(levels([aResult(row, [copied])], { records: [aRecordOf(project, { people: ['覃一某', '黄三'] })] })).toEqual(
      ['TXT-001 red'],
    )
  })
  test('trap: may be the same person without an id number', () => {
    const namesake = aMatch({
      cells: cells(0.2, 0.95, 0.9),
      other: { maskedPerson: '覃*某', personKnownBy: 'name-and-unit' },
    })
    expect(levels([aResult(row, [namesake])])).toEqual(['TXT-001 blue'])
  })
  test('trap: a row of background is information, a badly read scan one level lower', () => {
    expect(levels([aResult({ claimId: background.claimId }, [copied])])).toEqual(['TXT-001 blue'])
    expect(levels([aResult({ ...row, textSource: 'ocr', confidence: 0.7 }, [copied])])).toEqual(['TXT-001 orange'])
    expect(levels([aResult({ ...row, textSource: 'ocr', confidence: 0.95 }, [copied])])).toEqual(['TXT-001 red'])
  })
  test("one's own row of another season is for the rules of reuse", () => {
    expect(levels([aResult(row, [aMatch({ cells: cells(1, 1, 1), isOwn: true })])])).toEqual([])
  })
})

describe('TXT-002: summaries and reports', () => {
  const match = (share: number, more: Parameters<typeof aMatch>[0] = {}) =>
    aMatch({ body: body(share), ...more, other: { kind: 'summary', textId: 'summary-2', ...more.other } })
  test('half of the shorter body is red, a third orange, less nothing', () => {
    expect(levels([aResult(summary, [match(0.5)])])).toEqual(['TXT-002 red'])
    expect(levels([aResult(summary, [match(0.31)])])).toEqual(['TXT-002 orange'])
    expect(levels([aResult(summary, [match(0.29)])])).toEqual([])
  })
  test('fewer than 300 characters are a clause, whatever share they are', () => {
    expect(levels([aResult(summary, [aMatch({ body: body(0.9, 300) })])])).toEqual([])
  })
  test('the four figures stand over one denominator', () => {
    const figure = { characters: 600, share: 0.3 }
    const ratios = {
      denominator: 2000,
      leftOut: { templates: 50, common: 10 },
      total: figure,
      withoutOwn: figure,
      withoutQuotations: figure,
      largestSingle: figure,
    }
    const [warning] = said([aResult(summary, [match(0.5)], { ratios })])
    expect(warning?.overlap?.measures.slice(1).map(({ label, of }) => `${label} ${of}`)).toEqual([
      '总文字复制比 2000',
      '去除本人文献复制比 2000',
      '去除引用文献复制比 2000',
      '单篇最大文字复制比 2000',
    ])
  })
  test('trap: own text of another application is information, of this one nothing', () => {
    expect(levels([aResult(summary, [match(0.9, { isOwn: true })])])).toEqual(['TXT-002 blue'])
    expect(levels([aResult(summary, [match(0.9, { isOwn: true, other: { applicationId: 'app' } })])])).toEqual([])
  })
  test('trap: the same unit, the same project', () => {
    expect(levels([aResult(summary, [match(0.9, { other: { unitKey: '甲设计院' } })])])).toEqual(['TXT-002 orange'])
    const allClaimKeys = ['project-guangxi:桂科AA22068014']
    expect(levels([aResult(summary, [match(0.9, { other: { allClaimKeys } })])], { own: { allClaimKeys } })).toEqual([
      'TXT-002 blue',
    ])
  })
  test('trap: a joint report', () => {
    const report = { textId: 'report-1', kind: 'report', title: '甲水库渗流监测分析报告' } as const
    const other = { kind: 'report', title: '甲水库渗流监测分析报告' } as const
    expect(levels([aResult(report, [match(1, { other })])])).toEqual(['TXT-002 orange'])
    expect(levels([aResult(report, [match(1, { other: { ...other, unitKey: '甲设计院' } })])])).toEqual([
      'TXT-002 blue',
    ])
  })
  test('a text that very many have is one group and yellow', () => {
    const group = {
      applicants: 65,
      isMore: true,
      characters: 900,
      share: 0.8,
      places: [{ page: 4, box: [0, 0, 1, 1] as const }],
    }
    const [warning] = said([aResult(summary, [], { group })])
    expect(warning).toMatchObject({ code: 'TXT-002', severity: 'yellow', evidence: [{ page: 4 }] })
    expect(warning?.statement).toContain('超过 65 名')
    expect(levels([aResult(summary, [], { group: { ...group, characters: 200, share: 0.1 } })])).toEqual([])
  })
})

describe('TXT-003: papers', () => {
  const match = (share: number, more: Parameters<typeof aMatch>[0] = {}) =>
    aMatch({ body: body(share), ...more, other: { kind: 'paper', title: '另一篇论文的题目', ...more.other } })
  test('half is red, 30 % orange, less nothing', () => {
    expect(levels([aResult(ownPaper, [match(0.5)])])).toEqual(['TXT-003 red'])
    expect(levels([aResult(ownPaper, [match(0.3)])])).toEqual(['TXT-003 orange'])
    expect(levels([aResult(ownPaper, [match(0.28)])])).toEqual([])
  })
  test('who is earlier is said', () => {
    const [warning] = said([aResult({ ...ownPaper, date: '2024-05' }, [match(0.5, { other: { date: '2021-03' } })])])
    expect(warning?.comparison).toEqual([
      { field: '发表时间', claimed: '2024-05', recorded: '2021-03', result: 'different' },
    ])
  })
  test('trap: co-authors hand in the same paper', () => {
    expect(levels([aResult(ownPaper, [match(1, { other: { title: paper.title } })])])).toEqual(['TXT-003 blue'])
  })
  test("trap: one's own work is no resemblance to others", () => {
    expect(levels([aResult(ownPaper, [match(0.5, { isOwn: true })])])).toEqual([])
  })
})

describe('PAP-006: one work published twice', () => {
  const match = (share: number, other: NonNullable<Parameters<typeof aMatch>[0]>['other'] = {}) =>
    aMatch({
      isOwn: true,
      body: body(share),
      other: {
        applicationId: 'app',
        textId: 'paper-2',
        kind: 'paper',
        title: second.title,
        journal: '南方水电',
        claimId: second.claimId,
        ...other,
      },
    })
  test('in two journals it is red, named once of a pair in one application', () => {
    const other = { ...ownPaper, textId: 'paper-2', title: second.title, claimId: second.claimId, journal: '南方水电' }
    const back = match(0.8, { textId: 'paper-1', title: paper.title, journal: '广西水利', claimId: paper.claimId })
    expect(levels([aResult(ownPaper, [match(0.8)]), aResult(other, [back])])).toEqual(['PAP-006 red'])
  })
  test('also when the other one stands in an application of another season', () => {
    expect(levels([aResult(ownPaper, [match(0.75, { applicationId: 'earlier', season: '2023' })])])).toEqual([
      'PAP-006 red',
    ])
  })
  test('less than 0.7, or the same paper handed in again, is nothing', () => {
    expect(levels([aResult(ownPaper, [match(0.69)])])).toEqual([])
    expect(levels([aResult(ownPaper, [match(1, { title: paper.title, journal: '广西水利' })])])).toEqual([])
    const { journal: _, ...unread } = ownPaper
    expect(levels([aResult(unread, [match(1, { title: paper.title })])])).toEqual([])
  })
  test('trap: a conference paper that a journal extends', () => {
    expect(levels([aResult(ownPaper, [match(0.8, { journal: '全国水利学术年会论文集' })])])).toEqual(['PAP-006 orange'])
  })
  test('trap: a journal that was not read cannot be told from the other', () => {
    const { journal: _, ...unread } = ownPaper
    expect(levels([aResult(unread, [match(0.8)])])).toEqual(['PAP-006 orange'])
  })
  test('trap: an accepted version', () => {
    const accepted = { ...paper, text: `${paper.title} | 录用` }
    expect(levels([aResult(ownPaper, [match(0.8)])], { claims: [accepted, second] })).toEqual(['PAP-006 blue'])
  })
})
