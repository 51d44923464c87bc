import { expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { claimKeys } from '#duplicate/claim-key'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aPatent, aProject } from '#test/builders/claim'
import { aClaimant } from '#test/builders/claimant'
import { anEvidence } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

const [mine, theirs] = ['91450100MA5TERT15J', '91450200MA5KXY12XB']
const people = ['韦二某', '黄三某', '蒙四某']

interface Given {
  readonly own?: Partial<Claimant>
  readonly other?: Parameters<typeof aClaimant>[1]
  readonly record?: Parameters<typeof aRecordOf>[1]
  readonly also?: readonly Claim[]
  readonly more?: Parameters<typeof assessed>[1]
  readonly unit?: string
}

/** 覃一某 of one unit claims what 韦二某 of another claims too; the archive knows the people. */
const met = (claim: Claim, { own, other, record, also = [], more, unit }: Given = {}) =>
  assessed(
    anApplication({
      ...(unit && { unit: { value: unit, evidence: anEvidence() } }),
    }).claiming(claim, ...also),
    {
      own: [claim, ...also].map((one) =>
        aClaimant(one, { of: '覃一某', applicationId: 'app', claimId: one.claimId, unitKey: mine, ...own }),
      ),
      claimants: [aClaimant(claim, { unitKey: theirs, rank: '1/3', season: '2023', ...other })],
      records: [aRecordOf(claim, { people, ...record })],
      ...more,
    },
  )

test('CLM-005 is red where the whole list has not the applicant and the two have no unit in common', () => {
  const result = met(aPatent({ rank: '2/3' }))
  const warning = result.warning('CLM-005')
  expect(warning).toMatchObject({ severity: 'red', counterpart: { kind: 'claim', person: '韦*某', season: '2023' } })
  expect(warning?.statement).toMatch(/未见共同单位.*档案所列完成人（3 人）中未见本件申报人，待核实/)
})

test('CLM-005 is red for a project and a prize of another committee too', () => {
  expect(met(aProject({ rank: '3/5' })).severity('CLM-005')).toBe('red')
  expect(met(anAward({ rank: '2/3' })).severity('CLM-005')).not.toBeUndefined()
})

test('the other person is named nowhere in it', () => {
  expect(JSON.stringify(met(aPatent()).warning('CLM-005'))).not.toContain('韦二某')
})

test('two unrelated people who met are two warnings', () => {
  const patent = aPatent()
  const others = ['黄三某', '蒙四某'].map((of) => aClaimant(patent, { of, unitKey: theirs }))
  const result = assessed(anApplication().claiming(patent), {
    own: [aClaimant(patent, { of: '覃一某', applicationId: 'app', unitKey: mine })],
    claimants: others,
    records: [aRecordOf(patent, { people })],
  })
  expect(result.all('CLM-005')).toHaveLength(2)
})

test('trap: an incomplete archive list is orange, and only where somebody else stands in the claimed place', () => {
  const record = { peopleComplete: false }
  const warning = met(aProject({ rank: '2/5' }), { record }).warning('CLM-005')
  expect(warning?.severity).toBe('orange')
  expect(warning?.loweredBy.join()).toContain('名单未声明完整')
  expect(met(aProject({ rank: '5/5' }), { record }).codes).not.toContain('CLM-005')
  expect(met(aProject(), { record }).codes).not.toContain('CLM-005')
})

test('trap: colleagues of one unit, by code or by a name that was changed, are not unrelated', () => {
  expect(met(aPatent(), { other: { unitKey: mine } }).codes).not.toContain('CLM-005')
  const [own, other] = [{ unitKey: '广西某设计院' }, { unitKey: '广西某设计院有限公司' }]
  expect(met(aPatent(), { own, other }).codes).not.toContain('CLM-005')
})

test('trap: who shares another project, on whose list they stand, is not unrelated', () => {
  const [patent, common] = [aPatent(), aProject({ rank: '2/3' })]
  const claimants = [patent, common].map((claim) => aClaimant(claim, { unitKey: theirs, rank: '1/3' }))
  const records = [aRecordOf(patent, { people }), aRecordOf(common, { people: ['韦二某', '覃一某', '黄三某'] })]
  expect(met(patent, { also: [common], more: { claimants, records } }).codes).not.toContain('CLM-005')
  const resoldTwice = [aRecordOf(patent, { people }), aRecordOf(common, { people })]
  expect(met(patent, { also: [common], more: { claimants, records: resoldTwice } }).all('CLM-005')).toHaveLength(2)
})

test('trap: a unit that took part, or that cannot be compared, leaves orange', () => {
  const unit = '广西某农业机械研究院'
  expect(met(aPatent(), { unit, record: { units: [unit] } }).severity('CLM-005')).toBe('orange')
  expect(met(aPatent(), { own: { unitKey: '广西某设计院' } }).severity('CLM-005')).toBe('orange')
})

test('trap: an approved change of members is information', () => {
  const record = { other: { 备注: '2022年项目组成员变更，已批复' } }
  expect(met(aProject({ rank: '2/3' }), { record }).severity('CLM-005')).toBe('blue')
})

test('trap: a shared title without a number is orange, a scan yellow', () => {
  const project = aProject({ number: [], rank: '2/3' })
  const claimKey = claimKeys(project).find((key) => key.includes('~')) ?? ''
  expect(met(project, { other: { claimKey } }).severity('CLM-005')).not.toBe('red')
  expect(met(aPatent({ evidence: { textSource: 'ocr' } })).severity('CLM-005')).toBe('yellow')
})

test('trap: one person who gave no id number in the other season may be the same', () => {
  const other = { of: '覃二某', personKnownBy: 'name-and-unit' as const }
  expect(met(aPatent(), { other }).severity('CLM-005')).toBe('blue')
})

test('who stands on the list, under a look-alike name too, is told nothing; nor is anybody without a record', () => {
  expect(met(aPatent({ rank: 2 }), { record: { people: ['韦二某', '覃一某'] } }).codes).not.toContain('CLM-005')
  expect(met(aPatent({ rank: 2 }), { record: { people: ['韦二某', '覃□某'] } }).codes).not.toContain('CLM-005')
  expect(met(aPatent(), { more: { records: [] } }).codes).not.toContain('CLM-005')
})
