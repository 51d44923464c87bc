import { describe, expect, test } from 'vitest'
import { createImportArchive, type ImportPlan } from '#archive/import-archive'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim, ClaimKind } from '#domain/claim'
import { claimLookupKeys } from '#match/candidate-keys'
import { createFindMatches } from '#match/find-matches'
import { createMemoryArchive } from '#test/archive/memory-archive'
import { aClaim } from '../builders/claim.ts'
import { aNumber } from '../builders/evidence.ts'
import { hasRealFiles, realFile } from './files.ts'

const importAll = async (...names: readonly string[]) => {
  const archive = createMemoryArchive()
  const { plan, commit } = createImportArchive({ archiveWriter: archive, clock: { now: () => '2026-03-01T00:00:00Z' } })
  const plans: ImportPlan[] = []
  for (const name of names) {
    const planned = await plan(realFile(name), { dataset: 'real', trust: 'A' })
    if (planned.kind !== 'plan') throw new Error(`${name}: ${planned.reason}`)
    plans.push(planned)
    await commit(planned)
  }
  return { archive, plans, findMatches: createFindMatches(archive) }
}

/** What an honest applicant would claim of the record; `keep` says what of it. */
const claimOf = (record: ArchiveRecord, keep: { readonly number?: boolean; readonly title?: string }): Claim =>
  aClaim(record.kind as ClaimKind, {
    title: keep.title ?? record.title,
    people: record.people.slice(0, 1).map(({ name }) => name),
    units: record.units.slice(0, 1),
    number: keep.number ? record.identifiers.map(({ scheme, canonical }) => aNumber(scheme, canonical)) : [],
    ...(record.year && { dates: { stated: `${record.year}` } }),
  })

/** The median of a title, read wrongly by one character. */
const misread = (title: string) => {
  const characters = [...title]
  characters[Math.floor(characters.length / 2)] = '燚'
  return characters.join('')
}

// The shared data is not part of the repository: without it these are skipped.
describe.skipIf(!hasRealFiles)('the real archive files', () => {
  test.each([
    ['awards-30.tsv', 'award', { rows: 30, records: 30, rejected: 0, foldedRows: 0 }],
    ['patents-2000.tsv', 'patent', { rows: 2000, records: 2000, rejected: 0, foldedRows: 0 }],
    ['projects-nsfc-3000.csv', 'project', { rows: 3000, records: 3000, rejected: 0, foldedRows: 0 }],
    ['projects-social-guangxi.csv', 'project', { rows: 1135, records: 1072, rejected: 0, foldedRows: 63 }],
    ['nsfc-abstracts/C0501.2019.csv', 'project', { rows: 85, records: 85, rejected: 0, foldedRows: 0 }],
    ['nsfc-abstracts/C0501.2019.xlsx', 'project', { rows: 85, records: 85, rejected: 0, foldedRows: 0 }],
    ['nsfc-abstracts/demo.tsv', 'project', { rows: 46, records: 46, rejected: 0, foldedRows: 0 }],
    ['nsfc-abstracts/demo.json', 'project', { rows: 46, records: 46, rejected: 0, foldedRows: 0 }],
  ])('%s is a plan of %ss', async (name, kind, counts) => {
    const { plans } = await importAll(name)
    expect(plans[0]?.counts).toMatchObject({ ...counts, new: counts.records })
    expect(plans[0]?.sheets[0]?.kind).toBe(kind)
  })

  test('CSV and XLSX of one list, and TSV and JSON of another, give the same records', async () => {
    const { plans } = await importAll(
      'nsfc-abstracts/C0501.2019.csv',
      'nsfc-abstracts/C0501.2019.xlsx',
      'nsfc-abstracts/demo.tsv',
      'nsfc-abstracts/demo.json',
    )
    expect(plans.map(({ counts }) => [counts.new, counts.unchanged])).toEqual([
      [85, 0],
      [0, 85],
      [46, 0],
      [0, 46],
    ])
  })

  test('every patent has its inventors in order, whole, and the year of its publication', async () => {
    const { plans } = await importAll('patents-2000.tsv')
    const records = plans[0]?.writes.map(({ record }) => record) ?? []
    expect(
      records.every(
        ({ peopleComplete, people, year, identifiers }) =>
          (people.length === 0 || peopleComplete) && year && identifiers.length === 1,
      ),
    ).toBe(true)
    expect(records.filter(({ people }) => people.length === 0).length).toBeLessThanOrEqual(1)
    expect(records.every(({ people }) => people.every(({ rank }, i) => rank === i + 1))).toBe(true)
  })

  test('three projects have two outcomes each, and keep them', async () => {
    const { plans } = await importAll('projects-social-guangxi.csv')
    const records = plans[0]?.writes.map(({ record }) => record) ?? []
    expect(records.filter(({ outcomes }) => (outcomes?.length ?? 0) > 1).length).toBe(3)
    expect(records.every(({ dates }) => dates.every(({ value }) => !value.startsWith('0000')))).toBe(true)
  })

  test('each record is found by its number alone, by its title alone, and by its holder when the title is misread', async () => {
    const { plans, findMatches, archive } = await importAll(
      'patents-2000.tsv',
      'projects-nsfc-3000.csv',
      'projects-social-guangxi.csv',
    )
    const all = plans.flatMap(({ writes }) => writes.map(({ record }) => record))
    const records = all.filter((_, i) => i % 12 === 0)
    const missed = { number: 0, title: 0, holder: 0 }
    const long = (title: string) => [...title].length >= 18
    let misreadable = 0
    for (const record of records) {
      const isFound = async (claim: Claim) =>
        (await findMatches(claim)).some((match) => match.record.recordId === record.recordId)
      const numberKeys = claimLookupKeys(claimOf(record, { number: true })).filter((key) => key.startsWith('i#'))
      if (
        numberKeys.length > 0 &&
        !(await archive.byKeys(numberKeys)).some(({ recordId }) => recordId === record.recordId)
      )
        missed.number++
      if (!(await isFound(claimOf(record, {})))) missed.title++
      if (long(record.title) && record.people.length > 0) {
        misreadable++
        if (!(await isFound(claimOf(record, { title: misread(record.title) })))) missed.holder++
      }
    }
    expect(records.length).toBeGreaterThan(500)
    expect(missed.number).toBe(0)
    // A few words that others may use too (营养组合物, EphA3抗体) name nothing without a year or a person: the scorer leaves those to a reviewer.
    expect(missed.title / records.length).toBeLessThan(0.01)
    expect(missed.holder / misreadable).toBeLessThan(0.05)
  })

  test('a plan reads at least 2,000 records a second', async () => {
    const { plan } = createImportArchive({
      archiveWriter: createMemoryArchive(),
      clock: { now: () => '2026-03-01T00:00:00Z' },
    })
    const file = realFile('projects-nsfc-3000.csv')
    await plan(file, { dataset: 'warm' })
    const started = performance.now()
    await plan(file, { dataset: 'real' })
    // Half the bar: the machine that runs the tests has other work.
    expect(3000 / ((performance.now() - started) / 1000)).toBeGreaterThan(1000)
  })
})
