import type { Certificate, DocumentPart } from '#domain/application'
import type { Claim, ClaimKind } from '#domain/claim'
import type { Evidence } from '#domain/evidence'
import type { Naming, PartKind } from '#domain/form'
import type { Identifier } from '#domain/identifier'
import { compact } from '#identifiers/fold'
import { swapOne, toDigits } from '#identifiers/look-alikes'
import { toNameKey } from '#text/names'
import { toComparable } from '#text/normalise'
import { compareTitles, toTitleKey } from '#text/title'
import { isOneAward, linkCertificates, naming, numbersOf, proves } from './link-certificates.ts'

interface Bundle {
  readonly certificates: readonly Certificate[]
  readonly parts: readonly DocumentPart[]
  readonly applicant: string
}

/**
 * Puts beside each claim the pages that support it: certificates of the same number or the very same title; then, marked with
 * `linkedBy`, what only looks like it: a number that a scan misread, a title that is nearly the same with a person or a day that
 * agrees, a page that names it. These are for the reviewer to look at; no rule reads them. Linking twice changes nothing.
 */
export const linkEvidence = (claims: readonly Claim[], bundle: Bundle): readonly Claim[] => {
  const linked = linkCertificates(claims, bundle.certificates)
  const taken = new Set(linked.flatMap((claim) => claim.evidence.filter(isProof).map(placeOf)))
  return linked.map((claim) => {
    const isProven = claim.evidence.some(isProof)
    const likely = isProven ? [] : likelyCertificates(claim, bundle, taken)
    return withEvidence(claim, [...likely, ...namedIn(claim, bundle.parts)])
  })
}

const isProof = ({ from, linkedBy }: Evidence): boolean => from === 'certificate' && linkedBy === undefined

const placeOf = ({ documentId, page }: Evidence): string => `${documentId} ${page}`

/** One page beside a claim once; the stronger reason comes first and stays. */
const withEvidence = (claim: Claim, found: readonly Evidence[]): Claim => {
  const known = new Set(claim.evidence.filter(({ from }) => from === 'certificate').map(placeOf))
  const added = found.filter((evidence) => !known.has(placeOf(evidence)) && known.add(placeOf(evidence)))
  return added.length > 0 ? { ...claim, evidence: [...claim.evidence, ...added] } : claim
}

/** At most one: where two certificates are as likely, neither is. A certificate that proves another claim is no candidate. */
const likelyCertificates = (
  claim: Claim,
  { certificates, applicant }: Bundle,
  taken: ReadonlySet<string>,
): readonly Evidence[] => {
  const free = certificates.filter(
    ({ kind, evidence }) => proves[kind]?.includes(claim.kind) && !taken.has(placeOf(evidence)),
  )
  const alike = free.filter((certificate) => sharesLookAlike(claim, certificate))
  if (alike.length > 0)
    return alike.length === 1 ? alike.map(({ evidence }) => ({ ...evidence, linkedBy: 'look-alike' })) : []
  const similar = free.filter((certificate) => isSimilar(claim, certificate, applicant))
  return similar.length === 1 ? similar.map(({ evidence }) => ({ ...evidence, linkedBy: 'similar-title' })) : []
}

const isDoubtful = ({ status }: Identifier, { textSource }: Evidence): boolean =>
  textSource === 'ocr' && status.startsWith('invalid')

/** A scan's number that fails its check and is, but for what recognisers confuse, the one that passes on the other page. */
const sharesLookAlike = (claim: Claim, { identifiers, evidence }: Certificate): boolean => {
  const row = claim.evidence.find(({ from }) => from === 'form')
  return claim.identifiers.some((mine) =>
    identifiers.some(
      (printed) =>
        mine.scheme === printed.scheme &&
        naming.includes(mine.scheme) &&
        ((isDoubtful(printed, evidence) && isSound(mine) && looksLike(printed.raw, mine.key)) ||
          (row !== undefined && isDoubtful(mine, row) && isSound(printed) && looksLike(mine.raw, printed.key))),
    ),
  )
}

const isSound = ({ status }: Identifier): boolean => status === 'valid-checksum' || status === 'repaired'

const maxUnknown = 2

const looksLike = (raw: string, key: string): boolean => {
  const printed = compact(raw)
    .replace(/^(?:ZL|CN|2L)+/, '')
    .replace(/[.\-:]/g, '')
  if (printed.length !== key.length) return false
  const known = [...printed].map((c, i) => (c === '〓' ? (key[i] ?? c) : c)).join('')
  if (known !== printed && printed.split('〓').length - 1 > maxUnknown) return false
  const folded = toDigits(known.slice(0, -1)) + known.slice(-1)
  return [known, folded].some((text) => text === key || swapOne(text).includes(key))
}

const isSimilar = (claim: Claim, certificate: Certificate, applicant: string): boolean => {
  if (!certificate.title || claim.title === '') return false
  if (numbersContradict(claim, certificate)) return false
  if (certificate.awardName && claim.awardName && !isOneAward(certificate.awardName, claim.awardName)) return false
  if (certificate.grade && claim.grade && certificate.grade !== claim.grade) return false
  const { sameCore, discriminatorsDiffer } = compareTitles(claim.title, certificate.title)
  return (
    sameCore &&
    discriminatorsDiffer.length === 0 &&
    (namesPerson(certificate, applicant) || agreesInDay(claim, certificate))
  )
}

const numbersContradict = (claim: Claim, certificate: Certificate): boolean => {
  const sound = certificate.identifiers.filter((identifier) => !isDoubtful(identifier, certificate.evidence))
  const mine = numbersOf(claim)
  const schemes = new Set(mine.map((number) => number.split(' ')[0]))
  return numbersOf({ identifiers: sound }).some((number) => schemes.has(number.split(' ')[0]) && !mine.includes(number))
}

const namesPerson = ({ people, holder }: Certificate, applicant: string): boolean =>
  applicant !== '' && [...people, ...(holder ? [holder] : [])].some((name) => toNameKey(name) === toNameKey(applicant))

const agreesInDay = (claim: Claim, { dates }: Certificate): boolean =>
  claim.dates.some(({ value }) => value.length >= 7 && dates.some((date) => date.value === value))

/** Which claims a part of the bundle can speak for; a unit's proof for all of them. */
const speaksFor: Partial<Record<PartKind, readonly ClaimKind[]>> = {
  'project-contract': ['project'],
  'project-acceptance': ['project', 'report'],
  contract: ['project'],
  'index-proof': ['paper'],
  paper: ['paper'],
  'paper-acceptance': ['paper'],
  'paper-cover': ['paper'],
  'paper-contents': ['paper'],
}

const namedIn = (claim: Claim, parts: readonly DocumentPart[]): readonly Evidence[] =>
  parts.flatMap(({ kind, documentId, textSource, names = [] }) =>
    speaksFor[kind]?.includes(claim.kind) === false
      ? []
      : names
          .filter((one) => isNamed(claim, one, kind, names, textSource === 'ocr'))
          .map(({ page, bbox, text }) => ({
            documentId,
            page,
            box: bbox,
            quote: text,
            from: 'certificate' as const,
            textSource,
            linkedBy: 'named-there' as const,
          })),
  )

// Shorter titles, 优秀论文 or 技术改造, are said of many things.
const minTitle = 6

const isNamed = (
  claim: Claim,
  { text, number }: Naming,
  kind: PartKind,
  all: readonly Naming[],
  ocr: boolean,
): boolean => {
  if (number) return isNumberOf(claim, number) || (kind === 'paper-cover' && isIssueOf(claim, number, all))
  if (toComparable(text).length < minTitle || claim.title === '') return false
  const key = toTitleKey(claim.title)
  if (key !== '' && key === toTitleKey(text)) return true
  if (!ocr) return false
  const { sameCore, discriminatorsDiffer, discriminatorsMissing } = compareTitles(claim.title, text)
  return sameCore && discriminatorsDiffer.length + discriminatorsMissing.length === 0
}

const isNumberOf = ({ identifiers }: Claim, { scheme, key }: Identifier): boolean =>
  [...naming, 'doi'].includes(scheme) && identifiers.some((mine) => mine.scheme === scheme && mine.key === key)

/** The cover names the journal, not the paper: that it is the year's must be printed there, too. */
const isIssueOf = ({ journal }: Claim, { scheme, key }: Identifier, all: readonly Naming[]): boolean =>
  journal?.year !== undefined &&
  [journal.issn, journal.cn].some((mine) => mine?.scheme === scheme && mine.key === key) &&
  all.some(({ text, number }) => number === undefined && text.includes(String(journal.year)))
