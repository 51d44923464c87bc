import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { IdentifierScheme } from '#domain/identifier'
import { foldIdentifierKey } from '#text/identifier-fold'
import { toNameKey } from '#text/names'
import { normalisationVersion, toComparable } from '#text/normalise'
import { shortHash } from '#text/short-hash'
import { readTitle } from '#text/title'
import { toUnitKey } from '#text/units'
import { claimYears, recordYears } from './years.ts'

/**
 * Look-up keys (matching.md 3.2). The archive writes one item a key, a claim reads a few of them:
 *
 *     i#<scheme>#<key>                the number itself
 *     i~#<scheme>#<folded key>        the number as OCR may misread it, where that is another one
 *     t#<kind>#<hash>                 the core of the title: finds the sibling phases too, which `find-matches` tells apart
 *     n#<kind>#<hash(name)>#<year>    a holder in a year: finds the record when the title is mangled
 *     n#<kind>#<hash(name)>#<unit>    a holder at a unit
 *     c#<ISSN or CN>#<year>#<issue>   an issue's table of contents, for the papers that say they stand in it
 *     p#<HMAC>                        a person in the integrity register
 *     e#<HMAC>  q#<HMAC>              a person's hours of study (学时), their titles
 *
 * Names stand in keys only as hashes. Beside these stand the rare-gram keys of `grams.ts`, which are for looking up only: no claim is verified
 * again because of them.
 */
type Kind = ArchiveRecord['kind']

/** Numbers that name one achievement, in every kind. A certificate number of an award names a winner's paper, not the award. */
const namingSchemes: ReadonlySet<IdentifierScheme> = new Set([
  'patent-application',
  'patent-publication',
  'pct',
  'software-registration',
  'software-certificate',
  'doi',
  'isbn',
  'standard',
  'project',
])
const journalSchemes: ReadonlySet<IdentifierScheme> = new Set(['issn', 'cn-serial'])
/** Shorter ones are running numbers of some list. */
const minKeyCharacters = 5

/** Whether the number names the achievement: an ISSN names a journal, never the paper that stands in it. */
export const namesAchievement = (
  kind: Kind,
  { scheme, key }: { readonly scheme: IdentifierScheme; readonly key: string },
): boolean => (kind === 'journal' ? journalSchemes : namingSchemes).has(scheme) && key.length >= minKeyCharacters

/** Changes with what a title's core, a place and a unit's present name are: keys of another version are not found. */
const keyVersion = `${normalisationVersion}k2`
const hash = (...parts: readonly string[]) => shortHash(16, keyVersion, ...parts)

export const identifierKey = ({ scheme, key }: { readonly scheme: IdentifierScheme; readonly key: string }): string =>
  `i#${scheme}#${key}`

const foldedKey = (scheme: IdentifierScheme, key: string): string => `i~#${scheme}#${key}`

/** A number without such letters is found folded under its own key. */
const foldedRecordKeys = ({ kind, identifiers }: ArchiveRecord): readonly string[] =>
  identifiers
    .filter((identifier) => namesAchievement(kind, identifier) && foldIdentifierKey(identifier.key) !== identifier.key)
    .map(({ scheme, key }) => foldedKey(scheme, foldIdentifierKey(key)))

/** Keys for the claim's first number as it may be meant; at most two. */
export const foldedLookupKeys = ({ kind, identifiers }: Claim): readonly string[] =>
  identifiers
    .filter((identifier) => namesAchievement(kind, identifier))
    .slice(0, 1)
    .flatMap(({ scheme, key }) => {
      const folded = foldIdentifierKey(key)
      return [foldedKey(scheme, folded), ...(folded === key ? [] : [identifierKey({ scheme, key: folded })])]
    })

const identifierKeys = (
  kind: Kind,
  identifiers: readonly { scheme: IdentifierScheme; key: string }[],
): readonly string[] => identifiers.filter((identifier) => namesAchievement(kind, identifier)).map(identifierKey)

let last = { title: '', core: '' }

/**
 * A title of generic words only (应用研究) has no core; then the whole title is it. The last one is kept: its key and its grams are asked for
 * one after the other, a million times in an import.
 */
export const titleCore = (title: string): string => {
  if (title !== last.title) last = { title, core: readTitle(title).core || toComparable(title) }
  return last.core
}

export const titleKey = (kind: Kind, title: string): string | undefined => {
  const core = titleCore(title)
  return core === '' ? undefined : `t#${kind}#${hash(core)}`
}

const titleKeys = (kind: Kind, titles: readonly string[]): readonly string[] =>
  titles.flatMap((title) => titleKey(kind, title) ?? [])

const holderKeys = (
  kind: Kind,
  names: readonly string[],
  units: readonly string[],
  years: readonly number[],
): readonly string[] =>
  names
    .map(toNameKey)
    .filter(Boolean)
    .flatMap((name) => {
      const holder = `n#${kind}#${hash(kind, name)}`
      const stems = units.map(toUnitKey).filter(Boolean)
      return [...stems.map((stem) => `${holder}#${hash(stem)}`), ...years.map((year) => `${holder}#${year}`)]
    })

/** What one record may cost: some 20 writes for a list of ten (matching.md 5, target 4). */
const perRecord = { people: 10, units: 1, years: 2 } as const
/**
 * What one claim may cost. These 13 keys are read strongly consistently, a read unit each; 2 folded numbers, 12 grams and 24 records at half a
 * unit each make 32 (docs/adr/0007).
 */
const perClaim = { identifiers: 4, contents: 2, naming: 6, people: 3, units: 2, holders: 7 } as const

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

/** One number may have several parts (8上, 8中): all of them are looked at. */
const contentsKey = (number: string, year: number, label: string): string =>
  `c#${number}#${year}#${/\d+/.exec(label)?.[0] ?? label}`

const contentsKeys = ({ identifiers, year, issue }: ArchiveRecord): readonly string[] =>
  year === undefined || !issue
    ? []
    : identifiers
        .filter(({ scheme }) => journalSchemes.has(scheme))
        .map(({ key }) => contentsKey(key, year, issue.label))

const claimContentsKeys = (claim: Claim): readonly string[] => {
  const { year = claimYears(claim)[0], issue } = claim.journal ?? {}
  return year === undefined || issue === undefined
    ? []
    : distinct(journalNumbers(claim).map(({ key }) => contentsKey(key, year, issue)))
}

/** A person or a unit in the integrity register. */
export const integrityKeys = (personKey: string | undefined, creditCode: string | undefined): readonly string[] => [
  ...(personKey === undefined ? [] : [`p#${personKey}`]),
  ...(creditCode === undefined ? [] : [identifierKey({ scheme: 'credit-code', key: creditCode })]),
]

/** What departments record of a person: hours of study and titles. */
export const personalKeys = (personKey: string): readonly string[] => [
  educationKey(personKey),
  titleHolderKey(personKey),
]
const educationKey = (personKey: string) => `e#${personKey}`
const titleHolderKey = (personKey: string) => `q#${personKey}`

const registerKeys = ({ identifiers, personKeys = [] }: ArchiveRecord): readonly string[] => [
  ...personKeys.map((key) => `p#${key}`),
  ...identifiers.filter(({ scheme }) => scheme === 'credit-code').map(identifierKey),
]

/** Every key under which the archive keeps the record, each once. */
export const recordKeys = (record: ArchiveRecord): readonly string[] => {
  // What stands in these is looked for by other keys than achievements are, and never by a name.
  if (record.kind === 'issue') return distinct(contentsKeys(record))
  if (record.kind === 'integrity') return distinct(registerKeys(record))
  if (record.kind === 'education') return distinct((record.personKeys ?? []).map(educationKey))
  if (record.kind === 'title-certificate') return distinct((record.personKeys ?? []).map(titleHolderKey))
  if (record.kind === 'retraction')
    return distinct([...identifierKeys('paper', record.identifiers), ...titleKeys('paper', [record.title])])
  return distinct([
    ...identifierKeys(record.kind, record.identifiers),
    ...foldedRecordKeys(record),
    // An award to a person or a company has no project: its title is the prize, which everybody shares.
    ...(record.title === record.awardName ? [] : titleKeys(record.kind, [record.title, ...(record.otherTitles ?? [])])),
    ...holderKeys(
      record.kind,
      record.people.slice(0, perRecord.people).map(({ name }) => name),
      record.units.slice(0, perRecord.units),
      recordYears(record).slice(0, perRecord.years),
    ),
  ])
}

/** Numbers of the periodical that a paper stands in: they find the periodical's record, never the paper's. */
export const journalNumbers = ({
  kind,
  identifiers,
  journal,
}: Claim): readonly { scheme: IdentifierScheme; key: string }[] =>
  kind === 'paper'
    ? [...identifiers, ...[journal?.issn, journal?.cn].flatMap((one) => one ?? [])].filter(({ scheme }) =>
        journalSchemes.has(scheme),
      )
    : []

/**
 * The keys to look a claim up by, the strongest first, at most 13. Years are tried one to either side. The applicant is a holder whom the row
 * itself rarely names: without them a title written otherwise finds nothing.
 */
export const claimLookupKeys = (claim: Claim, applicant = ''): readonly string[] => {
  const naming = distinct([
    ...identifierKeys(claim.kind, claim.identifiers).slice(0, perClaim.identifiers),
    ...titleKeys(claim.kind, [claim.title]),
    ...claimContentsKeys(claim).slice(0, perClaim.contents),
    ...identifierKeys('journal', journalNumbers(claim)),
  ])
  return [...naming.slice(0, perClaim.naming), ...claimHolderKeys(claim, applicant)]
}

/** The likeliest of every person in turns, the first person's two ahead: a year as stated, the unit, the years beside. */
const claimHolderKeys = (claim: Claim, applicant: string): readonly string[] => {
  const people = distinct([...(applicant ? [applicant] : []), ...claim.people]).slice(0, perClaim.people)
  const stated = claimYears(claim)
  const beside = distinct(stated.flatMap((year) => [year - 1, year + 1]))
  const years = distinct([...stated, ...beside])
  const [unit, ...otherUnits] = claim.units.slice(0, perClaim.units)
  const keysOf = (name: string) => [
    ...holderKeys(claim.kind, [name], [], years.slice(0, 1)),
    ...holderKeys(claim.kind, [name], unit === undefined ? [] : [unit], []),
    ...holderKeys(claim.kind, [name], [], years.slice(1)),
    ...holderKeys(claim.kind, [name], otherUnits, []),
  ]
  const inTurns = people
    .flatMap((name, person) => keysOf(name).map((key, turn) => ({ key, turn: turn + 2 * person })))
    .toSorted((a, b) => a.turn - b.turn)
  return distinct(inTurns.map(({ key }) => key)).slice(0, perClaim.holders)
}

/**
 * The keys whose records, when they change, may change what is said of the claim. Holder keys name people, not achievements, and count only
 * where not being found accuses: a winner who was missing in the list and is brought in later must be heard of (AWD-001).
 */
export const watchedKeys = (claim: Claim, applicant = ''): readonly string[] =>
  claimLookupKeys(claim, applicant).filter((key) => !key.startsWith('n#') || claim.kind === 'award')
