import { expect, test } from 'vitest'
import { findHeader } from '#archive/find-header'
import { readTables } from '#archive/readers/read-tables'
import { readIdentifier } from '#identifiers/find'
import { awards, patents, projects, softwareOffsets } from '#local/samples/achievements'
import { archiveContent } from '#local/samples/archive'
import { sampleArchive } from '#local/samples/index'
import { inventionCertificateNumber } from '#local/samples/numbers'
import { otherNames, people, syntheticName, units } from '#local/samples/people'

const plain = { ocr: false } as const
const rowsOf = (file: string): readonly (readonly string[])[] => {
  const found = sampleArchive().find((one) => one.file === file)
  const result = found ? readTables(found.bytes) : undefined
  if (result?.kind !== 'tables') throw new Error(`${file} was not read`)
  return result.tables[0]?.rows.map(({ cells }) => cells) ?? []
}

test('the files are what departments send: four formats, three encodings, and a few hundred records', () => {
  const shapes = sampleArchive().map(({ file, bytes }) => {
    const result = readTables(bytes)
    if (result.kind !== 'tables') throw new Error(`${file}: ${result.reason}`)
    return [file, result.format, result.encoding, result.tables[0]?.rows.length]
  })
  expect(shapes).toEqual([
    ['awards.csv', 'csv', 'gb18030', 85],
    ['patents.tsv', 'tsv', 'utf-8', 133],
    ['projects.csv', 'csv', 'utf-8', 73],
    ['software.json', 'json', 'utf-8', 49],
    ['journals.xlsx', 'xlsx', undefined, 25],
  ])
})

test('the importer finds the header and the kind of every file', () => {
  for (const { file, bytes, kind } of sampleArchive()) {
    const result = readTables(bytes)
    const table = result.kind === 'tables' ? result.tables[0] : undefined
    expect(table && findHeader(table.rows, {})?.kind, file).toBe(kind)
  }
})

test('the same bytes come out each time', () => {
  const again = sampleArchive()
  for (const [i, { bytes }] of sampleArchive().entries()) expect(again[i]?.bytes).toEqual(bytes)
})

test('what the samples claim stands in the files, with the people in order', () => {
  const patentRow = rowsOf('patents.tsv').find((cells) => cells.includes(patents.planter.number))
  expect(patentRow?.[3]?.split(';').indexOf(people.patentOwner.name)).toBe(0)
  expect(patentRow?.[3]?.split(';').indexOf(people.patentRival.name)).toBe(2)
  const awardRow = rowsOf('awards.csv').find((cells) => cells.includes(awards.sandConcrete.project))
  expect(awardRow?.[4]?.split('、').indexOf(people.concreteMaker.name)).toBe(4)
  const numbers = new Set(rowsOf('projects.csv').map(([number]) => number))
  for (const { number } of Object.values(projects)) expect(numbers).toContain(number)
})

test('no two records of a kind have the same number or title', () => {
  for (const values of [
    archiveContent.awards.map(({ project }) => project),
    archiveContent.patents.map(({ number }) => number),
    archiveContent.patents.map(({ publication }) => publication),
    archiveContent.patents.map(({ title }) => title),
    archiveContent.projects.map(({ number }) => number),
    archiveContent.projects.map(({ title }) => title),
    archiveContent.software.map(({ registration }) => registration),
    archiveContent.journals.map(({ issn }) => issn),
    archiveContent.journals.map(({ cn }) => cn),
  ])
    expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([])
})

test('every number passes the check of its scheme', () => {
  for (const { number, publication, type } of archiveContent.patents) {
    expect(readIdentifier('patent-application', number, plain)).toMatchObject({
      status: 'valid-checksum',
      says: { patentType: type },
    })
    expect(readIdentifier('patent-publication', publication, plain)).toMatchObject({
      status: 'valid-format',
      says: { kindLetter: type === 'invention' ? 'B' : 'U' },
    })
  }
  for (const { number } of archiveContent.projects)
    expect(readIdentifier('project', number, plain).status, number).toBe('valid-format')
  for (const { registration, certificateNumber } of archiveContent.software) {
    expect(readIdentifier('software-registration', registration, plain).status, registration).toBe('valid-format')
    expect(readIdentifier('software-certificate', certificateNumber, plain).status).toBe('valid-format')
  }
  for (const { issn, cn } of archiveContent.journals) {
    expect(readIdentifier('issn', issn, plain).status, issn).toBe('valid-checksum')
    expect(readIdentifier('cn-serial', cn, plain).status, cn).toBe('valid-format')
  }
  for (const { residentId } of Object.values(people))
    expect(readIdentifier('resident-id', residentId, plain).status, residentId).toBe('valid-checksum')
  for (const { creditCode } of Object.values(units))
    expect(readIdentifier('credit-code', creditCode, plain).status, creditCode).toBe('valid-checksum')
})

test('patents are filed in the year of their number and granted later, on a Tuesday or a Friday', () => {
  for (const { number, filed, granted } of archiveContent.patents) {
    expect(number.slice(0, 4)).toBe(filed.slice(0, 4))
    expect(Date.parse(granted) - Date.parse(filed)).toBeGreaterThan(30 * 86_400_000)
    expect([2, 5], `${number} ${granted}`).toContain(new Date(granted).getUTCDay())
  }
})

test('the running number of certificates grows with the day of grant', () => {
  const days = archiveContent.patents.map(({ granted }) => granted)
  for (const [i, day] of days.entries())
    expect(inventionCertificateNumber(day)).toBeGreaterThanOrEqual(inventionCertificateNumber(days[i - 1] ?? day))
})

test('software of one year keeps one distance between its two numbers, with pairs enough to learn it', () => {
  for (const [year, offset] of Object.entries(softwareOffsets)) {
    const pairs = archiveContent.software.filter(({ registration }) => registration.startsWith(year))
    expect(pairs.length).toBeGreaterThanOrEqual(3)
    for (const { registration, certificateNumber } of pairs)
      expect(Number(certificateNumber.replace(/\D/g, '')) - Number(registration.slice(6))).toBe(offset)
  }
})

test('projects begin in the year of their number or later, and are accepted after they end', () => {
  for (const { number, start, end, accepted } of archiveContent.projects) {
    expect(Number(start.slice(2, 4))).toBeGreaterThanOrEqual(Number(number.slice(4, 6)))
    expect(start < end && end < accepted, number).toBe(true)
  }
})

test('only the namesake shares a name with somebody', () => {
  const applicants = Object.values(people).map(({ name }) => name)
  expect(new Set(applicants).size).toBe(applicants.length - 1)
  expect(people.namesake.name).toBe(people.jointFirst.name)
  const coWorkers = Array.from({ length: 60 }, (_, group) => otherNames(group, 8)).flat()
  const background = Array.from({ length: 4500 }, (_, i) => syntheticName(1200 + i))
  expect(applicants.filter((name) => coWorkers.includes(name) || background.includes(name))).toEqual([])
})
