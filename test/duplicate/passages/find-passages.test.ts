import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frequencyCap, type KeyPostings, mostPostings } from '#duplicate/passages/candidates'
import { documentFingerprints, type PassageDocument, prepareDocument } from '#duplicate/passages/document'
import { findPassages, type PassagesPort } from '#duplicate/passages/find-passages'
import { fingerprintKey } from '#duplicate/passages/fingerprints'
import { textOf } from './texts.ts'

interface Paper {
  readonly id: string
  readonly applicant: string
  readonly text: string
}

const tableOf = (papers: readonly Paper[], missing: readonly string[] = []) => {
  const documents = new Map(papers.map(({ id, text }) => [id, prepareDocument(text)]))
  const table = new Map<string, KeyPostings>()
  for (const { id, applicant } of papers)
    for (const { hash } of documentFingerprints(documentOf(documents, id))) {
      const key = fingerprintKey(hash)
      table.set(key, { postings: [...(table.get(key)?.postings ?? []), { document: id, applicant }] })
    }
  const asked: string[][] = []
  const port: PassagesPort = {
    postings: async (keys) => {
      asked.push([...keys])
      return new Map([...table].filter(([key]) => keys.includes(key)))
    },
    applicants: async () => new Set(papers.map(({ applicant }) => applicant)).size,
    document: async (id) => (missing.includes(id) ? undefined : documents.get(id)),
  }
  const search = (id: string) => {
    const paper = papers.find((one) => one.id === id)
    return findPassages({ document: id, applicant: paper?.applicant ?? '' }, documentOf(documents, id), port)
  }
  return { search, asked }
}

const documentOf = (documents: ReadonlyMap<string, PassageDocument>, id: string) => {
  const document = documents.get(id)
  if (!document) throw new Error(`no ${id}`)
  return document
}

const passage = textOf(9, 200)
const paper = (id: string, n: number, shared = '', applicant = id): Paper => ({
  id,
  applicant,
  text: `${textOf(n, 500)}。${shared}。${textOf(n + 300, 500)}`,
})

test('two papers with a passage in common find each other, whichever is asked', async () => {
  const { search } = tableOf([paper('a', 20, passage), paper('b', 21, passage), paper('c', 22)])
  const [fromA, fromB] = [await search('a'), await search('b')]
  expect(fromA.matches.map(({ document }) => document)).toEqual(['b'])
  expect(fromB.matches.map(({ document }) => document)).toEqual(['a'])
  const places = (passages: readonly { a: object; b: object }[]) => passages.map(({ a, b }) => [a, b])
  expect(places(fromB.matches[0]?.passages ?? [])).toEqual(
    places(fromA.matches[0]?.passages ?? []).map(([a, b]) => [b, a]),
  )
  expect((await search('c')).matches).toEqual([])
})

test('one look-up asks for all keys, and for no more than the budget', async () => {
  const { search, asked } = tableOf([paper('a', 20, passage), paper('b', 21, passage)])
  await search('a')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.length).toBeLessThanOrEqual((paper('a', 20, passage).text.length * 170) / 2600)
})

test('a form that everybody fills in accuses nobody, even before its text is learnt', async () => {
  const everybody = Array.from({ length: 12 }, (_, n) => paper(`p${n}`, 20 + n, passage))
  const { search } = tableOf(everybody)
  const found = await search('p3')
  expect(found.matches).toEqual([])
  expect(found.common.reduce((sum, { from, to }) => sum + to - from, 0)).toBeGreaterThan(120)
})

test('a copy between two papers is found although both hold the form', async () => {
  const form = textOf(8, 200)
  const everybody = Array.from({ length: 12 }, (_, n) => paper(`p${n}`, 20 + n, form))
  const [a, b] = [paper('a', 50, `${passage}。${form}`), paper('b', 51, `${form}。${passage}`)]
  const { matches } = await tableOf([...everybody, a, b]).search('a')
  expect(matches.map(({ document }) => document)).toEqual(['b'])
  const shared = matches[0]?.passages.map((one) => a.text.slice(one.a.from, one.a.to)) ?? []
  expect(shared).toHaveLength(1)
  expect(passage).toContain(shared[0]?.slice(0, 150))
})

test('ten papers of one person do not make a passage common: a stranger who copies it is found', async () => {
  const own = Array.from({ length: 10 }, (_, n) => paper(`own${n}`, 20 + n, passage, 'one person'))
  const { matches } = await tableOf([...own, paper('copy', 60, passage)]).search('copy')
  expect(matches.length).toBe(10)
})

test("a person's earlier papers are told apart and push no stranger out", async () => {
  const own = Array.from({ length: 10 }, (_, n) => paper(`own${n}`, 20 + n, passage + textOf(99, 300), 'me'))
  const { matches } = await tableOf([
    ...own,
    paper('mine', 60, passage + textOf(99, 300), 'me'),
    paper('other', 61, passage),
  ]).search('mine')
  expect(matches.filter(({ isOwn }) => isOwn)).toHaveLength(3)
  expect(matches.filter(({ isOwn }) => !isOwn).map(({ document }) => document)).toEqual(['other'])
})

test('a candidate that cannot be read is named, not passed over', async () => {
  const { unread, matches } = await tableOf([paper('a', 20, passage), paper('b', 21, passage)], ['b']).search('a')
  expect(matches).toEqual([])
  expect(unread).toEqual(['b'])
})

test('the cap is six applicants at first, grows with the archive and never beyond what a key stores', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (applicants) => {
      const cap = frequencyCap(applicants)
      expect(cap).toBeGreaterThanOrEqual(6)
      expect(cap).toBeLessThanOrEqual(mostPostings)
    }),
  )
  expect(frequencyCap(20_000)).toBe(20)
})
