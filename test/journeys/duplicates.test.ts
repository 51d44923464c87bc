import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStack, type Stack } from '#local/stack'
import { aSeason, type LightFile, lightKnowledge, readLight, toBytes } from './light-knowledge.ts'

let dataDir: string
let stack: Stack

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhiyan-'))
  stack = await openStack({ dataDir, read: readLight, knowledge: lightKnowledge })
})
afterEach(async () => {
  await stack.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const people = { qin: '450102199001010011', wei: '450102199001010038', huang: '450102199001010054' }
const aFile = (residentId: string, ...claims: string[]): LightFile => ({
  person: `甲${residentId.slice(-2)}`,
  residentId,
  claims,
})
const upload = (applicationId: string, file: LightFile) =>
  stack.upload(applicationId, '申报表.pdf', toBytes(file), aSeason)
const counterparts = async (applicationId: string) => {
  const run = await stack.applications.currentRun(applicationId)
  return run?.warnings.map(({ counterpart }) => counterpart?.kind === 'claim' && counterpart.applicationId).toSorted()
}

test('an uploaded file becomes a published run that names the file', async () => {
  await upload('a1', aFile(people.qin, '桥梁监测系统'))
  await stack.idle()
  const run = await stack.applications.currentRun('a1')
  expect(run?.documents).toMatchObject([{ name: '申报表.pdf', outcome: 'read', pages: 1 }])
  expect(run?.application?.claims.map(({ title }) => title)).toEqual(['桥梁监测系统'])
  expect(await stack.applications.meta('a1')).toMatchObject({ state: 'to-review', currentRunId: run?.runId })
})

test('both reports end with the warning, whoever came first', async () => {
  await upload('a1', aFile(people.qin, '桥梁监测系统'))
  await stack.idle()
  expect(await counterparts('a1')).toEqual([])
  await upload('a2', aFile(people.wei, '桥梁监测系统', '边坡支护'))
  await stack.idle()
  expect(await counterparts('a1')).toEqual(['a2'])
  expect(await counterparts('a2')).toEqual(['a1'])
})

test('three that arrive at once all name the two others', async () => {
  await Promise.all([
    upload('a1', aFile(people.qin, '桥梁监测系统')),
    upload('a2', aFile(people.wei, '桥梁监测系统')),
    upload('a3', aFile(people.huang, '桥梁监测系统')),
  ])
  await stack.idle()
  expect(await counterparts('a1')).toEqual(['a2', 'a3'])
  expect(await counterparts('a2')).toEqual(['a1', 'a3'])
  expect(await counterparts('a3')).toEqual(['a1', 'a2'])
})

test('a second file of the same application brings its claims into one run, and its duplicates to the other side', async () => {
  await upload('a1', aFile(people.qin, '桥梁监测系统'))
  await upload('a2', aFile(people.wei, '边坡支护'))
  await stack.idle()
  await upload('a1', aFile(people.qin, '边坡支护'))
  await stack.idle()
  expect((await stack.applications.currentRun('a1'))?.documents).toHaveLength(2)
  expect(await counterparts('a1')).toEqual(['a2'])
  expect(await counterparts('a2')).toEqual(['a1'])
})

test('an earlier application of the same person is known as theirs, and warns nobody', async () => {
  const file = aFile(people.qin, '桥梁监测系统')
  await stack.upload('old', '旧.pdf', toBytes(file), { ...aSeason, season: '2024', outcome: 'granted' })
  await upload('new', file)
  await stack.idle()
  expect(await counterparts('new')).toEqual([])
})

test('the same file again, or an asking without news, publishes nothing and asks nobody', async () => {
  const file = aFile(people.qin, '桥梁监测系统')
  await upload('a1', file)
  await upload('a2', aFile(people.wei, '桥梁监测系统'))
  await stack.idle()
  const before = await Promise.all(['a1', 'a2'].map((id) => stack.applications.meta(id)))
  await upload('a1', file)
  await stack.verifyAgain(['a1', 'a2', 'a1'])
  await stack.idle()
  expect(await Promise.all(['a1', 'a2'].map((id) => stack.applications.meta(id)))).toEqual(before)
})

test('a file that is no PDF is a result that the reviewer sees', async () => {
  await stack.upload('a1', '照片.pdf', new TextEncoder().encode('not json'), aSeason)
  await stack.idle()
  const run = await stack.applications.currentRun('a1')
  expect(run?.documents).toMatchObject([{ outcome: 'not-a-pdf', name: '照片.pdf' }])
  expect(run?.application).toBeUndefined()
})
