import { describe, expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import type { Criterion, Policy } from '#domain/policy'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { readPolicy } from '#rules/policy/read-policy'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aPatent, aProject } from '#test/builders/claim'
import { aNumber } from '#test/builders/evidence'
import file from '../../../shared/rules/policy/guangxi-2026.json' with { type: 'json' }

const withTables = (tables: Policy['tables']): Policy => ({ ...guangxiPolicy, ...(tables && { tables }) })

describe('issuers', () => {
  const issuer = '岭南示范科技促进中心'
  const judge = (claim: ReturnType<typeof anAward>, level?: string) =>
    assessed(anApplication().claiming(claim), {
      policy: withTables(level ? { issuers: [{ name: issuer, level, source: '公开文件' }] } : {}),
    }).severity('AWD-001')
  const claimed = anAward({ level: '省部级', issuer })

  test('AWD-001 the level of an issuer in the table bounds the claimed one', () => {
    expect(judge(claimed, '市厅级')).toBe('orange')
    expect(judge(claimed, '省部级')).toBeUndefined()
  })

  test('trap: of an issuer that is in no table nothing is said', () => {
    expect(judge(claimed)).toBeUndefined()
  })

  test("the steward's row goes before what the name seems to say", () => {
    const society = anAward({ level: '省部级', issuer: '岭南示范学会' })
    const policy = withTables({ issuers: [{ name: '岭南示范学会', level: '省部级', source: '公开文件' }] })
    expect(assessed(anApplication().claiming(society)).severity('AWD-001')).toBe('orange')
    expect(assessed(anApplication().claiming(society), { policy }).severity('AWD-001')).toBeUndefined()
  })
})

describe('funders', () => {
  const policy = withTables({
    funders: [{ name: '岭南示范科技局', numberPattern: 'LN-\\d{4}-\\d{3}', source: '公开文件' }],
  })
  const judge = (number: string, issuer = '岭南示范科技局重点研发计划') =>
    assessed(anApplication().claiming(aProject({ number: aNumber('project', number), issuer })), { policy })

  test("PRJ-002 a number that is not as the funder's are is yellow, for that alone", () => {
    const warning = judge('LN2023-12').warning('PRJ-002')
    expect(warning?.severity).toBe('yellow')
    expect(warning?.statement).toContain('岭南示范科技局')
    expect(judge('LN-2023-012').codes).not.toContain('PRJ-002')
  })

  test('trap: the number is of another funder that is known, or the funder is in no table', () => {
    expect(judge('桂科AB21234567').codes).not.toContain('PRJ-002')
    expect(judge('LN2023-12', '另一单位').codes).not.toContain('PRJ-002')
  })
})

describe('评审条件', () => {
  const line: Criterion = {
    series: '工程技术',
    level: 'associate',
    kinds: ['invention'],
    maxRank: 3,
    minCount: 1,
    confirmed: true,
    clause: '示范条件第一条',
  }
  const notes = (criteria: readonly Criterion[], ...claims: readonly Claim[]) => {
    const result = assessed(anApplication().claiming(...claims), { policy: { ...guangxiPolicy, criteria } })
    expect(result.warnings.filter(({ statement }) => statement.includes('评审条件'))).toEqual([])
    return result.policyNotes.join('\n')
  }

  test('a confirmed line is counted by: kind, rank and level, and says what was not read', () => {
    const patents = [
      aPatent({ patentType: 'invention', rank: 2 }),
      aPatent({ patentType: 'invention', rank: 5 }),
      aPatent({ patentType: 'utility', rank: 1 }),
    ]
    expect(notes([line], ...patents)).toContain('评审条件 发明专利（前 3）不少于 1 项：所填符合 1 项，未扣除')
    const { rank: _, ...unread } = aPatent({ patentType: 'invention' })
    expect(notes([line], unread)).toContain('所填符合 0 项，另有 1 项的排名或级别未读出')
    const award = { ...line, kinds: ['award'], minLevel: '省部级' } as const
    expect(notes([award], anAward({ level: '国家级', rank: 1 }), anAward({ level: '市厅级', rank: 1 }))).toContain(
      '所填符合 1 项',
    )
  })

  test('rows of before the present title are not counted', () => {
    const { policyNotes } = assessed(
      anApplication().showingAsBackground(aPatent({ patentType: 'invention', rank: 1 })),
      {
        policy: { ...guangxiPolicy, criteria: [line] },
      },
    )
    expect(policyNotes.join()).toContain('所填符合 0 项')
  })

  test('what is not confirmed counts nothing and is said; of another level or series nothing is said', () => {
    expect(notes([{ ...line, confirmed: false }], aPatent())).toContain('评审条件未经确认')
    expect(notes([{ ...line, level: 'full' }], aPatent())).not.toMatch(/评审条件 |评审条件未经/)
    expect(notes([{ ...line, series: '经济' }], aPatent())).not.toMatch(/评审条件 |评审条件未经/)
  })

  test("Guangxi's lines are samples and not confirmed", () => {
    expect(assessed(anApplication()).policyNotes.join()).toContain('评审条件未经确认')
  })
})

test.each([
  ['journals', 'journal'],
  ['journalIssues', 'issue'],
  ['retractions', 'retraction'],
  ['standards', 'standard'],
])('%s are the archive’s: a policy file that holds them is told the way', (table, kind) => {
  const read = readPolicy({ ...file, tables: { ...file.tables, [table]: [] } })
  expect(read).toMatchObject({
    kind: 'problems',
    problems: [{ path: `tables.${table}`, words: expect.stringContaining(`--kind ${kind}`) }],
  })
})
