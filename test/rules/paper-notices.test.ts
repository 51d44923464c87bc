import { expect, test } from 'vitest'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPaper } from '#test/builders/claim'
import { aNumber } from '#test/builders/evidence'
import { aRecord, aRecordOf } from '#test/builders/record'

const title = '基于离散元的甘蔗切割过程仿真'
const doi = aNumber('doi', '10.7544/issn1000-1239.202250663')
const issn = aNumber('issn', '1000-1239')
const found = (claim: Claim, ...records: readonly ArchiveRecord[]) =>
  assessed(anApplication().claiming(claim), { records })
const severity = (code: string, claim: Claim, ...records: readonly ArchiveRecord[]) =>
  found(claim, ...records).severity(code)

// PAP-003

const withDoi = (raw: string, given: Parameters<typeof aPaper>[0] = {}) =>
  aPaper({ number: [aNumber('doi', raw), issn], ...given })

test('PAP-003 is orange where the ISSN in the DOI is another journal’s', () => {
  const warning = found(withDoi('10.7544/issn1674-7445.202250663')).warning('PAP-003')
  expect(warning?.severity).toBe('orange')
  expect(warning?.statement).toContain('其中的刊号 1674-7445 与所报 ISSN')
})

test('PAP-003 is orange where the year in the DOI lies more than one behind publication', () => {
  expect(severity('PAP-003', withDoi('10.7544/issn1000-1239.202550663'))).toBe('orange')
  expect(severity('PAP-003', withDoi('10.7544/issn1000-1239.202350663'))).toBeUndefined()
})

test('PAP-003 is orange where the archive has another title under the DOI', () => {
  const claim = aPaper({ number: doi })
  expect(severity('PAP-003', claim, aRecordOf(claim, { title: '柑橘黄龙病遥感监测' }))).toBe('orange')
  expect(severity('PAP-003', claim, aRecordOf(claim))).toBeUndefined()
})

test('trap: a translated title is information', () => {
  const claim = aPaper({ number: doi })
  const record = aRecordOf(claim, { title: 'Simulation of sugarcane cutting by discrete elements' })
  expect(severity('PAP-003', claim, record)).toBe('blue')
})

test('trap: a journal that changed its ISSN is information', () => {
  const old = aNumber('issn', '1674-7445')
  const journal = aRecord('journal', { title: '农业机械', numbers: [old, issn] })
  const claim = withDoi('10.7544/issn1674-7445.202250663', { journal: { name: '农业机械', issn } })
  expect(severity('PAP-003', claim, journal)).toBe('blue')
})

test('trap: a suffix without meaning is yellow, and without any number it is nothing', () => {
  expect(severity('PAP-003', withDoi('10.6049/kjjbydc.2025020385'))).toBe('yellow')
  expect(severity('PAP-003', withDoi('10.1016/j.compag.abc'))).toBeUndefined()
})

// PAP-004

const aNotice = (given: Parameters<typeof aRecord>[1] = {}) =>
  aRecord('retraction', { title, numbers: [doi], people: ['覃一某'], dates: { issued: '2024-05-01' }, ...given })
const claimed = aPaper({ number: doi })

test('PAP-004 is red for a retraction under the DOI, and says when', () => {
  const warning = found(claimed, aNotice({ status: '撤稿' })).warning('PAP-004')
  expect(warning).toMatchObject({ severity: 'red', counterpart: { kind: 'record' } })
  expect(warning?.statement).toContain('于 2024 年 5 月 1 日被撤稿，原因与责任待核实')
})

test('PAP-004 is orange for an expression of concern', () => {
  expect(severity('PAP-004', claimed, aNotice({ status: 'Expression of Concern' }))).toBe('orange')
})

test('PAP-004 is orange by title and author alone', () => {
  expect(severity('PAP-004', aPaper(), aNotice({ numbers: [] }))).toBe('orange')
})

test('trap: the publisher’s own error is yellow', () => {
  expect(severity('PAP-004', claimed, aNotice({ other: { 原因: '因出版社编排错误撤回' } }))).toBe('yellow')
  expect(severity('PAP-004', claimed, aNotice({ other: { 原因: '因出版者原因重复刊出' } }))).toBe('yellow')
  expect(severity('PAP-004', claimed, aNotice({ other: { 原因: '编辑部以作者原因撤稿' } }))).toBe('red')
})

test('trap: retract and replace is yellow', () => {
  expect(severity('PAP-004', claimed, aNotice({ status: 'Retract and replace' }))).toBe('yellow')
})

test('trap: it may not be the applicant’s fault, and every such warning says so', () => {
  expect(found(claimed, aNotice()).warning('PAP-004')?.innocentReasons).toContain('撤稿责任不在申报人')
})

test('a correction, a notice taken back, another DOI of one title and a namesake’s paper withdraw nothing', () => {
  expect(severity('PAP-004', claimed, aNotice({ status: '更正' }))).toBeUndefined()
  expect(severity('PAP-004', claimed, aNotice({ status: 'Reinstatement' }))).toBeUndefined()
  const other = aNumber('doi', '10.7544/issn1000-1239.202250999')
  expect(severity('PAP-004', claimed, aNotice({ numbers: [other] }))).toBeUndefined()
  expect(severity('PAP-004', aPaper(), aNotice({ numbers: [], people: ['韦二某'] }))).toBe('blue')
})
