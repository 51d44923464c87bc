import { expect, test } from 'vitest'
import type { DocumentPart } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { PartKind } from '#domain/form'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aPaper, aPatent, aProject, aSoftware } from '#test/builders/claim'
import { aNumber, anEvidence, aPatentNumber } from '#test/builders/evidence'

/** The parts of one file, a page each, the form first. */
const partsOf = (...kinds: readonly PartKind[]): readonly DocumentPart[] =>
  (['form', ...kinds] as const).map((kind, i) => ({
    kind,
    pages: [i + 1],
    confidence: 0.9,
    documentId: 'form',
    textSource: 'text',
  }))
const at = (page: number) => anEvidence({ page, from: 'certificate' })

/** The claim with a page beside it that only names it. */
const namedOn = (claim: Claim, page: number): Claim => ({
  ...claim,
  evidence: [...claim.evidence, anEvidence({ page, from: 'certificate', linkedBy: 'named-there' })],
})
const patentPage = (page: number) =>
  aCertificate('invention-patent', { identifiers: [aPatentNumber('ZL202310123456.6')], evidence: at(page) })

test('DOC-001 is silent where each counted claim has its page', () => {
  const bundle = anApplication({ parts: partsOf('invention-patent') }).claiming(aPatent())
  expect(assessed(bundle.provedBy(patentPage(2))).codes).not.toContain('DOC-001')
})

test('DOC-001 is yellow for a claim without a page where other claims have theirs', () => {
  const bundle = anApplication({ parts: partsOf('invention-patent') }).claiming(aPatent(), anAward())
  const result = assessed(bundle.provedBy(patentPage(2)))
  expect(result.all('DOC-001')).toHaveLength(1)
  expect(result.warning('DOC-001')).toMatchObject({ severity: 'yellow', tag: 'T' })
  expect(result.warning('DOC-001')?.statement).toContain('未见获奖证书')
  expect(result.warning('DOC-001')?.evidence[0]?.page).toBe(3)
})

test('DOC-001 is yellow for a patent with only its notice of acceptance', () => {
  const notice = aCertificate('patent-acceptance', {
    identifiers: [aPatentNumber('ZL202310123456.6')],
    evidence: at(2),
  })
  const result = assessed(
    anApplication({ parts: partsOf('patent-acceptance') })
      .claiming(aPatent())
      .provedBy(notice),
  )
  expect(result.severity('DOC-001')).toBe('yellow')
  expect(result.warning('DOC-001')?.statement).toContain('仅见受理通知书')
})

test('DOC-001 is yellow for a project that says it was accepted and has only its contract', () => {
  const contract = aCertificate('project-contract', {
    identifiers: [aNumber('project', '桂科AB21234567')],
    evidence: at(2),
  })
  const result = assessed(
    anApplication({ parts: partsOf('project-contract') })
      .claiming(aProject())
      .provedBy(contract),
  )
  expect(result.severity('DOC-001')).toBe('yellow')
})

test('DOC-001 is yellow for a paper with only the letter of its acceptance', () => {
  const paper = namedOn(aPaper(), 2)
  expect(assessed(anApplication({ parts: partsOf('paper-acceptance') }).claiming(paper)).severity('DOC-001')).toBe(
    'yellow',
  )
  expect(assessed(anApplication({ parts: partsOf('index-proof') }).claiming(paper)).codes).not.toContain('DOC-001')
})

test('a project that does not say that it ended may go on, blue', () => {
  const contract = aCertificate('project-contract', {
    identifiers: [aNumber('project', '桂科AB21234567')],
    evidence: at(2),
  })
  const result = assessed(
    anApplication({ parts: partsOf('project-contract') })
      .claiming(aProject({ dates: { start: '2024-03', end: '2027-06' } }))
      .provedBy(contract),
  )
  expect(result.severity('DOC-001')).toBe('blue')
  expect(result.warning('DOC-001')?.loweredBy.join()).toContain('在研')
})

test('trap: a page that was not read may hold it, and DOC-003 speaks alone', () => {
  const claims = anApplication({ parts: partsOf('invention-patent') }).claiming(aPatent(), anAward())
  const unread = { unreadPages: [{ page: 4, reason: 'unreadable-scan' as const }] }
  const result = assessed(claims.provedBy(patentPage(2)), { documents: [unread] })
  expect(result.codes).toContain('DOC-003')
  expect(result.codes).not.toContain('DOC-001')
  const byPart = anApplication({ parts: partsOf('invention-patent', 'unread') }).claiming(aPatent(), anAward())
  expect(assessed(byPart.provedBy(patentPage(2))).codes).not.toContain('DOC-001')
})

test('trap: one certificate proves several claims', () => {
  const inTable = anAward()
  const amongWorks = anAward({ section: 'since-present-title', text: '获广西科学技术进步奖三等奖' })
  const certificate = aCertificate('award', { title: inTable.title, evidence: at(2) })
  const result = assessed(
    anApplication({ parts: partsOf('award') })
      .claiming(inTable, amongWorks)
      .provedBy(certificate),
  )
  expect(result.codes).not.toContain('DOC-001')
})

test('trap: what only looks like the claim’s page is a page', () => {
  const claim = aSoftware()
  const result = assessed(
    anApplication({ parts: partsOf('software') }).claiming({
      ...claim,
      evidence: [...claim.evidence, anEvidence({ page: 2, from: 'certificate', linkedBy: 'look-alike' })],
    }),
  )
  expect(result.codes).not.toContain('DOC-001')
})

test.each([
  ['a page of a kind that nobody knows', 'unknown', '未识别类别'],
  ['a certificate of the kind that no claim has', 'award', '未能与任何成果对应'],
] as const)('trap: %s may be it, blue', (_what, kind, words) => {
  const bundle = anApplication({ parts: partsOf('invention-patent', kind) }).claiming(aPatent(), anAward())
  const warning = assessed(bundle.provedBy(patentPage(2))).warning('DOC-001')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain(words)
})

test('trap: among scanned pages the link may have been missed, blue', () => {
  const parts = partsOf('invention-patent').map((part) => ({ ...part, textSource: 'ocr' as const }))
  const bundle = anApplication({ parts }).claiming(aPatent(), anAward())
  expect(assessed(bundle.provedBy(patentPage(2))).severity('DOC-001')).toBe('blue')
})

test('trap: a row that the portal fetched needs no page, blue', () => {
  const bundle = anApplication({ parts: partsOf('invention-patent') }).claiming(
    aPatent(),
    anAward({ trust: 'fetched' }),
  )
  expect(assessed(bundle.provedBy(patentPage(2))).severity('DOC-001')).toBe('blue')
})

test('trap: a file without any proof of work is one blue word for all its claims', () => {
  const result = assessed(anApplication({ parts: partsOf('identity') }).claiming(aPatent(), anAward()))
  expect(result.all('DOC-001')).toMatchObject([{ severity: 'blue' }])
  expect(result.warning('DOC-001')?.statement).toContain('2 项')
})

test('trap: rows of 任现职前 and kinds of which no page is recognised are not asked', () => {
  const bundle = anApplication({ parts: partsOf('invention-patent') })
    .claiming(aPatent())
    .showingAsBackground(anAward())
  expect(assessed(bundle.provedBy(patentPage(2))).codes).not.toContain('DOC-001')
})

test('nothing is said of files that were never split into their parts', () => {
  expect(assessed(anApplication().claiming(anAward())).codes).not.toContain('DOC-001')
})
