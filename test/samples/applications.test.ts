import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { isRead, type PagesResult } from '#domain/pages'
import { findIdentifiers } from '#identifiers/find'
import { sampleCases } from '#local/samples/index'
import { people } from '#local/samples/people'
import { readPages } from '#pdf/read-pages'

type Cases = Awaited<ReturnType<typeof sampleCases>>

let cases: Cases
const read = new Map<string, PagesResult>()

beforeAll(async () => {
  cases = await sampleCases()
  for (const { files } of cases) for (const { name, build } of files) read.set(name, await readPages(await build()))
})

const caseOf = (id: string) => {
  const found = cases.find((one) => one.id === id)
  if (!found) throw new Error(`no sample case ${id}`)
  return found
}

/** All words of a case without white space, because cells and narrow columns break words over lines. */
const wordsOf = (id: string): string =>
  caseOf(id)
    .files.flatMap(({ name }) => {
      const pages = read.get(name)
      return pages?.kind === 'read' ? pages.pages.filter(isRead).map(({ text }) => text) : []
    })
    .join('\n')
    .replace(/\s/g, '')

const printed: Readonly<Record<string, readonly string[]>> = {
  'same-patent-first': [people.patentOwner.name, '任现职后主要专业技术工作业绩登记', 'ZL202010968314.6', '1/4'],
  'same-patent-third': [people.patentRival.name, '8-1业绩成果', 'ZL202010968314.6', '2022SR0612377'],
  'reused-patent-earlier': [people.bridgeBuilder.name, '2019年5月16日', 'ZL201610992507.9'],
  'reused-patent': [people.bridgeBuilder.residentId, '任现职前主要专业技术工作业绩登记', 'ZL201610992507.9'],
  'gap-patent-earlier': [people.gateDesigner.name, '低水头拦河闸除险加固设计'],
  'gap-patent': [people.gateDesigner.name, '2019年9月10日', '上一次申报时间2019年5月'],
  'invented-patent-number': [people.electrician.unit.name, '发明专利证书', '授权公告日：2023年04月18日'],
  'better-rank': [people.concreteMaker.name, '机制砂高性能混凝土制备关键技术及应用', '2/6', '获奖证书'],
  'not-granted': ['CN116241590A', '申请公布号', '发明专利申请'],
  'joint-first': [people.jointFirst.name, '一种铝板带轧制乳化液的在线净化系统', '1/5', '1/7'],
  'joint-second': [people.jointSecond.name, '一种铝板带轧制乳化液的在线净化系统', '2/5', '2/7'],
  'joint-third': [people.jointThird.name, '一种铝板带轧制乳化液的在线净化系统', '3/5', '3/7'],
  namesake: [people.jointFirst.name, people.namesake.residentId, '一种八角烘干房的余热回收装置'],
  'unreadable-page': [people.juiceMaker.name, '热带水果原浆无菌灌装关键技术与装备', '公示证明'],
  'clean-national': ['申请日时发明人', '实用新型专利证书', 'ISSN2999-1013', '专业技术资格证书', '2023年第8期'],
  'resold-text-first': [people.leveeDesigner.name, '东屏河左岸堤防除险加固设计', '施工图86张'],
  'resold-text-second': [people.bankDesigner.unit.name, '望川港区岸坡整治设计', '施工图53张'],
  'same-project-first': [people.floodModeller.name, '桂科AB22031067', '项目验收证书'],
  'same-project-second': [people.drainageEngineer.name, '桂科AB22031067'],
  'clean-portal': ['6-2个人社保缴纳记录', '软著登字第11461223号', '登记号：2023SR0874120', '10专业技术工作总结'],
}

describe('the sample applications', () => {
  test('are at least thirteen of this season, each with an id, a file name and an application of its own', () => {
    expect(cases.filter(({ season }) => season === '2026').length).toBeGreaterThanOrEqual(13)
    for (const values of [
      cases.map(({ id }) => id),
      cases.map(({ applicationId }) => applicationId),
      cases.flatMap(({ files }) => files.map(({ name }) => name)),
    ])
      expect(new Set(values).size).toBe(values.length)
  })

  test('read back as the words that were printed', () => {
    const missing = Object.entries(printed).flatMap(([id, words]) =>
      words.filter((word) => !wordsOf(id).includes(word)).map((word) => `${id}: ${word}`),
    )
    expect(missing).toEqual([])
    expect([...Object.keys(printed), 'locked-file'].toSorted()).toEqual(cases.map(({ id }) => id).toSorted())
  })

  test('hold ordinary characters only: none without a meaning and none that merely looks like another', () => {
    for (const { id } of cases) expect(wordsOf(id)).not.toMatch(/[\uFFFD\uE000-\uF8FF\u2E80-\u2FDF\uF900-\uFAFF]/u)
  })

  test('print the claim of every planted fault as expected', () => {
    for (const { id, expect: expected } of cases)
      for (const { claim } of expected.warnings) expect(wordsOf(id)).toContain(claim)
  })

  test('have a ruled table on every form page', () => {
    const pages = read.get('S2026-014-1-评审表.pdf')
    if (pages?.kind !== 'read') throw new Error('the national form was not read')
    for (const page of pages.pages.slice(1).filter(isRead)) expect(page.rulings.length).toBeGreaterThanOrEqual(5)
  })

  test('say that a locked file is locked', () => {
    expect(read.get('S2026-012-评审表.pdf')).toMatchObject({ kind: 'unreadable', outcome: 'locked' })
  })

  test('leave the page that is only a picture unread, and no other page of any file', () => {
    const unread = [...read].flatMap(([name, pages]) =>
      pages.kind === 'read' ? pages.pages.filter((p) => !isRead(p)).map((p) => [name, p.source]) : [],
    )
    expect(unread).toEqual([['S2026-013-评审表及佐证.pdf', 'unread']])
  })

  test('print numbers that pass their checks, but for the one that is invented', () => {
    const failing = cases.flatMap(({ id, files }) =>
      files.flatMap(({ name }) => {
        const pages = read.get(name)
        if (pages?.kind !== 'read') return []
        return pages.pages.filter(isRead).flatMap(({ text }) =>
          findIdentifiers(text, { ocr: false })
            .filter(({ identifier }) => identifier.status.startsWith('invalid'))
            .map(({ identifier }) => `${id} ${identifier.scheme} ${identifier.raw}`),
        )
      }),
    )
    expect([...new Set(failing.map((f) => f.split(' ').slice(0, 2).join(' ')))]).toEqual([
      'invented-patent-number patent-application',
    ])
  })

  test('have the same bytes whenever they are drawn', async () => {
    vi.resetModules()
    const again = await (await import('#local/samples/index')).sampleCases()
    expect(again).not.toBe(cases)
    for (const [i, { files }] of cases.entries())
      for (const [j, { name, build }] of files.entries()) {
        const second = await again[i]?.files[j]?.build()
        expect(Buffer.compare(await build(), second ?? new Uint8Array()), name).toBe(0)
      }
  })

  test('give each reader a copy, so that one that takes the buffer away leaves the others theirs', async () => {
    const file = caseOf('clean-portal').files[0]
    const [first, second] = [await file?.build(), await file?.build()]
    structuredClone(first, { transfer: first ? [first.buffer] : [] })
    expect(first?.byteLength).toBe(0)
    expect(second?.byteLength).toBeGreaterThan(100_000)
  })
})

test('the reference lists every sample with what is expected of it', () => {
  const reference = readFileSync(join(import.meta.dirname, '../../docs/reference/samples.md'), 'utf8')
  const rows = reference.split('\n').filter((line) => /^\| S\d{4}-\d{3} /.test(line))
  expect(rows.map((row) => row.slice(2, 11))).toEqual(cases.map(({ applicationId }) => applicationId))
  for (const { applicationId, id, expect: expected } of cases) {
    const [, , named = '', , above = '', below = ''] =
      rows
        .find((row) => row.startsWith(`| ${applicationId} `))
        ?.split('|')
        .map((cell) => cell.trim()) ?? []
    expect(named, applicationId).toBe(`\`${id}\``)
    expect(above, applicationId).toBe(
      expected.warnings.map(({ code, severity }) => `${code} ${severity}`).join(', ') || '–',
    )
    expect(below, applicationId).toBe(expected.notes.join(', ') || '–')
  }
})
