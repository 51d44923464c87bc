import { expect, test } from 'vitest'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPaper } from '#test/builders/claim'
import { aNumber } from '#test/builders/evidence'
import { aRecord } from '#test/builders/record'

const cn = aNumber('cn-serial', 'CN45-1234/TH')
const paper = (given: Parameters<typeof aPaper>[0] = {}): Claim =>
  aPaper({ journal: { name: '农业机械', cn, year: 2022, issue: '8', pages: '33-38' }, ...given })

const contents = [
  { title: '木薯收获机振动分析', people: ['韦二某'], pages: '1-8' },
  { title: '蔗地土壤压实研究', people: ['黄三某'], pages: '30-40' },
  { title: '柑橘分选装置设计', people: ['蒙四某'], pages: '41-46' },
]
const anIssue = (label: string, entries: readonly (typeof contents)[number][] = contents, given = {}): ArchiveRecord =>
  aRecord('issue', { title: '农业机械', numbers: [cn], year: 2022, issue: { label, contents: entries }, ...given })

const whole = { kind: 'issue', scope: '农业机械', fromYear: 2022, toYear: 2022 } as const
const read = (claim: Claim, records: readonly ArchiveRecord[], complete: readonly (typeof whole)[] = [whole]) =>
  assessed(anApplication().claiming(claim), { records, complete })
const pap = (...given: Parameters<typeof read>) => read(...given).warning('PAP-002')

test('PAP-002 is red where the whole contents of the issue do not list the paper, and names what stands at its pages', () => {
  const warning = pap(paper(), [anIssue('8')])
  expect(warning).toMatchObject({ severity: 'red', counterpart: { kind: 'record', title: '农业机械' } })
  expect(warning?.statement).toBe(
    '档案所存《农业机械》2022 年第 8 期目录；所列 3 篇中未见该题名；所报页码处为“蔗地土壤压实研究”；是否刊于该期待核实。',
  )
})

test('PAP-002 is red where the page lies behind the last of the issue', () => {
  const journal = { name: '农业机械', cn, year: 2022, issue: '8', pages: '233-238' }
  expect(pap(paper({ journal }), [anIssue('8')])?.statement).toContain('所报起始页码大于该期末页（46）')
})

test('PAP-002 is red with all parts of the issue too, where the row says which part it is', () => {
  const journal = { name: '农业机械', cn, year: 2022, issue: '8', pages: '33' }
  const claim = paper({ journal, text: '2022年第8期（中旬刊）' })
  expect(pap(claim, [anIssue('8上'), anIssue('8中')])?.severity).toBe('red')
})

test('a paper that is listed, under a title that was changed a little, is told nothing', () => {
  const own = { title: '基于离散元法的甘蔗切割过程仿真', people: ['覃一某'], pages: '33-38' }
  expect(pap(paper(), [anIssue('8', [...contents, own])])).toBeUndefined()
})

test('trap: contents that are not declared whole accuse nobody', () => {
  expect(pap(paper(), [anIssue('8')], [])).toBeUndefined()
  expect(pap(paper(), [anIssue('8', contents, { trust: 'C' })])).toBeUndefined()
  const other = [{ ...whole, fromYear: 2021, toYear: 2021 }] as unknown as readonly (typeof whole)[]
  expect(pap(paper(), [anIssue('8')], other)).toBeUndefined()
})

test('trap: online first is yellow', () => {
  const warning = pap(paper({ text: '2022-08 | 农业机械 | 网络首发' }), [anIssue('8')])
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('网络首发')
})

test('trap: 增刊 is yellow', () => {
  expect(pap(paper({ text: '2022年第8期增刊' }), [anIssue('8')])?.severity).toBe('yellow')
})

test('trap: 上/中/下旬刊 of one CN: the part may be one that the archive has not', () => {
  expect(pap(paper({ text: '2022年8月下旬刊' }), [anIssue('8')])?.severity).toBe('blue')
  expect(pap(paper(), [anIssue('8上'), anIssue('8中')])?.severity).toBe('orange')
})

test('another issue, and a scan, and no table at all', () => {
  expect(pap(paper(), [anIssue('9')])).toBeUndefined()
  expect(pap(paper({ evidence: { textSource: 'ocr' } }), [anIssue('8')])?.severity).toBe('yellow')
  expect(read(paper(), []).policyNotes.join()).toContain('未存期刊各期目录')
})
