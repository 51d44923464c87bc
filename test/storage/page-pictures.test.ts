import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page, PagesResult } from '#domain/pages'
import { createApplicationsStore } from '#storage/applications-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createIntakeStore, type IntakeStore } from '#storage/intake-store'
import { createPagePictures } from '#storage/page-pictures'
import { createDrawAhead } from '#storage/pictures-ahead'
import { engines, openEngine } from '../contract/engines.ts'

const documentId = 'a'.repeat(64)
const original = Buffer.from('%PDF the upload')

let opened: Awaited<ReturnType<typeof openEngine>>
let intake: IntakeStore
let applicationId = ''
let worlds = 0
beforeAll(async () => {
  opened = await openEngine(engines[0] ?? expect.fail())
  intake = createIntakeStore(opened.clients.s3, 'contract')
})
afterAll(() => opened.close())
beforeEach(() => {
  applicationId = `p${++worlds}`
})

const page = (n: number, turned?: 90): Page => ({
  page: n,
  width: 595,
  height: 842,
  source: 'text',
  runs: [],
  hidden: [],
  rulings: [],
  text: '',
  ...(turned && { turned }),
})
const readAs = (...pages: Page[]): PagesResult => ({
  kind: 'read',
  parserVersion: 'p',
  outcome: 'read',
  pages,
  active: [],
})

/** A document that was uploaded and read, and pictures of it that tell how often and from what they were drawn. */
const aDocument = async (pages: PagesResult, { isUploaded = true } = {}) => {
  const applications = createApplicationsStore(opened.table, opened.objects)
  const evidences = createEvidenceStore(opened.objects)
  await applications.open({
    applicationId,
    committee: 'c',
    season: '2026',
    region: '广西',
    outcome: 'open',
    submittedAt: 't',
  })
  const key = `uploads/${applicationId}/u1`
  if (isUploaded) await intake.put(applicationId, 'u1', '申报表.pdf', original)
  await applications.putDocument(applicationId, 'uploads/gone/u0', aReport)
  await applications.putDocument(applicationId, key, aReport)
  const read = (result: PagesResult) => evidences.put(applicationId, documentId, { pages: result })
  await read(pages)
  const drawn: string[] = []
  const pictures = createPagePictures({
    objects: opened.objects,
    intake,
    applications,
    draw: async (bytes, wanted) => {
      expect(Buffer.from(bytes)).toEqual(original)
      return wanted.map(({ page: { page, source }, crop }) => {
        drawn.push(`${page}${crop ? ` ${crop.join()}` : ''}`)
        return source === 'unread'
          ? { kind: 'not-drawn', reason: 'over-budget' }
          : { kind: 'drawn', webp: Buffer.from(`picture ${page}, drawn ${drawn.length}`), width: 1240, height: 1754 }
      })
    },
  })
  return { pictures, drawn, read }
}
const aReport = { documentId, name: '申报表.pdf', bytes: 1, outcome: 'read', pages: 2, unreadPages: [] } as const

test('a page is drawn on first view from the upload, and kept under ids and a number', async () => {
  const { pictures, drawn } = await aDocument(readAs(page(1), page(2)))
  const first = await pictures.get(applicationId, documentId, 2)
  expect(first).toMatchObject({ kind: 'drawn', width: 1240, height: 1754 })
  const again = await pictures.get(applicationId, documentId, 2)
  expect(again.kind === 'drawn' && Buffer.from(again.webp).toString()).toBe('picture 2, drawn 1')
  expect(drawn).toEqual(['2'])
  expect(await opened.objects.get(`pictures/${applicationId}/${documentId}/pages/2@150.webp`)).toBeDefined()
})

test('who asks at the same time waits for the same picture', async () => {
  const { pictures, drawn } = await aDocument(readAs(page(1)))
  await Promise.all([1, 1, 1, 1].map((n) => pictures.get(applicationId, documentId, n)))
  expect(drawn).toEqual(['1'])
})

test('a document that is read otherwise is drawn anew: its old picture would be turned the old way', async () => {
  const { pictures, drawn, read } = await aDocument(readAs(page(1)))
  await pictures.get(applicationId, documentId, 1)
  expect(await pictures.outline(applicationId, documentId)).toHaveLength(1)
  await read(readAs(page(1, 90), page(2)))
  const picture = await pictures.get(applicationId, documentId, 1)
  expect(picture.kind === 'drawn' && Buffer.from(picture.webp).toString()).toBe('picture 1, drawn 2')
  expect(await pictures.outline(applicationId, documentId)).toHaveLength(2)
  expect(drawn).toEqual(['1', '1'])
})

test('a document read again to the same pages keeps its pictures', async () => {
  const { pictures, drawn, read } = await aDocument(readAs(page(1)))
  await pictures.get(applicationId, documentId, 1)
  await read({ ...readAs(page(1)), parserVersion: 'next' } as PagesResult)
  await pictures.get(applicationId, documentId, 1)
  expect(drawn).toEqual(['1'])
})

test('pages drawn ahead are not drawn on view; no more of them than the limit, and no failure of one stops the next', async () => {
  const { pictures, drawn } = await aDocument(readAs(page(1), page(2), page(3), page(4)))
  const ahead: number[] = []
  const drawAhead = createDrawAhead(
    opened.objects,
    async (_bytes, wanted) =>
      wanted.map(({ page: { page } }) => {
        ahead.push(page)
        return page === 2
          ? { kind: 'not-drawn', reason: 'page-error' }
          : { kind: 'drawn', webp: Buffer.from(`ahead ${page}`), width: 1240, height: 1754 }
      }),
    { maxPages: 3, timeoutMs: 60_000 },
  )
  await drawAhead(applicationId, documentId, original, await pictures.outline(applicationId, documentId))
  expect(ahead).toEqual([1, 2, 3])
  const seen = await Promise.all([1, 2, 3, 4].map((n) => pictures.get(applicationId, documentId, n)))
  expect(seen.map((it) => it.kind === 'drawn' && Buffer.from(it.webp).toString().split(',')[0])).toEqual([
    'ahead 1',
    'picture 2',
    'ahead 3',
    'picture 4',
  ])
  expect(drawn.toSorted()).toEqual(['2', '4'])
})

test('drawing ahead ends when its time is over', async () => {
  const { pictures } = await aDocument(readAs(page(1)))
  const draw = async () => expect.fail('drawn after the time')
  const none = createDrawAhead(opened.objects, draw, { maxPages: 3, timeoutMs: 0 })
  await none(applicationId, documentId, original, await pictures.outline(applicationId, documentId))
})

test('the outline of a document that was read before outlines were written comes from its pages', async () => {
  const { pictures } = await aDocument(readAs(page(1), page(2, 90)))
  const other = 'b'.repeat(64)
  await opened.objects.put(
    `layers/${applicationId}/${other}/pages.json`,
    JSON.stringify(readAs(page(1), page(2, 90))),
    'application/json',
  )
  expect(await pictures.outline(applicationId, other)).toEqual(await pictures.outline(applicationId, documentId))
  expect(await pictures.outline(applicationId, other)).toMatchObject([{ page: 1 }, { page: 2, turned: 90 }])
})

test('the outline gives every page its size and state, and is kept apart from the words', async () => {
  const unread: Page = { page: 2, width: 842, height: 595, source: 'unread', reason: 'unreadable-scan' }
  const { pictures } = await aDocument(readAs(page(1), unread))
  for (let time = 0; time < 2; time++)
    expect(await pictures.outline(applicationId, documentId)).toEqual([
      { page: 1, width: 595, height: 842, source: 'text' },
      { page: 2, width: 842, height: 595, source: 'unread', reason: 'unreadable-scan' },
    ])
})

test('parts of pages come in the order asked for, and are not kept', async () => {
  const { pictures, drawn } = await aDocument(readAs(page(1), page(2)))
  const wanted = [2, 7, 1].map((n) => ({ page: n, crop: [0, 0, 1, 0.5] as const }))
  expect(
    (await pictures.crops(applicationId, documentId, wanted)).map((it) => (it.kind === 'drawn' ? 'drawn' : it.reason)),
  ).toEqual(['drawn', 'no-such-page', 'drawn'])
  expect(drawn).toEqual(['2 0,0,1,0.5', '1 0,0,1,0.5'])
})

test('what cannot be shown has its reason, and is tried again', async () => {
  const unread: Page = { page: 1, width: 1, height: 1, source: 'unread', reason: 'over-budget' }
  const slow = await aDocument(readAs(unread))
  for (let time = 0; time < 2; time++)
    expect(await slow.pictures.get(applicationId, documentId, 1)).toMatchObject({ reason: 'over-budget' })
  expect(slow.drawn).toHaveLength(2)

  applicationId = `p${++worlds}`
  const gone = await aDocument(readAs(page(1)), { isUploaded: false })
  expect(await gone.pictures.get(applicationId, documentId, 1)).toMatchObject({ reason: 'original-gone' })
  expect(await gone.pictures.get(applicationId, documentId, 5)).toMatchObject({ reason: 'no-such-page' })
  expect(await gone.pictures.get('nobody', documentId, 1)).toMatchObject({ reason: 'no-such-page' })
})

test('an id that could leave its key leads nowhere', async () => {
  const { pictures, drawn } = await aDocument(readAs(page(1)))
  for (const id of ['', '..', `../${applicationId}/${documentId}`, documentId.toUpperCase(), documentId.slice(1)]) {
    expect(await pictures.get(applicationId, id, 1)).toMatchObject({ reason: 'no-such-page' })
    expect(await pictures.outline(applicationId, id)).toEqual([])
    expect(await pictures.crops(applicationId, id, [{ page: 1, crop: [0, 0, 1, 1] }])).toMatchObject([
      { reason: 'no-such-page' },
    ])
  }
  expect(drawn).toEqual([])
})
