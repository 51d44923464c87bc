import type { Claim } from '#domain/claim'
import type { IdentifierScheme } from '#domain/identifier'
import { toNameKey } from '#text/names'
import { toComparable } from '#text/normalise'
import { leadingPlace } from '#text/regions'
import { sha256 } from '#text/short-hash'
import { readTitle, toTitleKey } from '#text/title'

/**
 * The keys under which a claim is registered and looked for (domain 6.7), strongest first: the achievement's own number, then
 * fall-backs, hashed so that no key holds a name. Two claims that share a key are claims to one achievement as far as the words
 * go. A number that fails its check keeps its digits: two people who use the same forged number must meet. Empty when the claim
 * is too vague: a wrong meeting of two people is worse than none.
 */
export const claimKeys = (claim: Claim): readonly string[] => [...new Set(keysByKind[claim.kind](claim))]

type KeysOf = (claim: Claim) => readonly string[]

const numbersOf = ({ identifiers }: Claim, ...schemes: readonly IdentifierScheme[]): readonly string[] =>
  schemes.flatMap((scheme) =>
    identifiers.filter((identifier) => identifier.scheme === scheme).map(({ key }) => `${scheme}:${key}`),
  )

/** One of the parts missing, no key: half of one names too many things. */
const hashed = (label: string, ...parts: readonly (string | number | undefined)[]): readonly string[] =>
  parts.some((part) => part === undefined || part === '') ? [] : [`${label}~${sha256(...parts.map(String))}`]

/** A title is telling when its core has this many characters; 优秀共产党员 and 技术改造 are of everybody. */
const tellingCharacters = 5
const titleOf = ({ title, text }: Claim, characters = tellingCharacters): string | undefined => {
  // A row without a title has its whole text as title: that is prose, not a name.
  const key = title === text && title.length > 60 ? '' : toTitleKey(title)
  return [...readTitle(title).core].length >= characters && key !== '' ? key : undefined
}

const yearOf = (
  { dates, identifiers, journal }: Claim,
  ...roles: readonly Claim['dates'][number]['role'][]
): string | undefined => {
  const date =
    roles.map((role) => dates.find((one) => one.role === role)).find((one) => one !== undefined) ??
    (roles.length === 0 ? dates[0] : undefined)
  return (
    date?.value.slice(0, 4) ??
    (journal?.year === undefined ? undefined : String(journal.year)) ??
    identifiers.find(({ says }) => says.year)?.says.year?.toString()
  )
}

const firstPerson = ({ people }: Claim): string | undefined =>
  people[0] === undefined ? undefined : toNameKey(people[0])
const unitOf = ({ units }: Claim): string | undefined => (units[0] === undefined ? undefined : toComparable(units[0]))

const patentKeys: KeysOf = (claim) => [
  ...numbersOf(claim, 'patent-application', 'patent-publication', 'pct'),
  // With the first inventor and the year beside it a short title says enough: 甘蔗收获 of 一种甘蔗收获装置.
  ...hashed('patent-title', titleOf(claim, 4), firstPerson(claim), yearOf(claim, 'filed')),
]

const softwareKeys: KeysOf = (claim) => [
  ...numbersOf(claim, 'software-registration', 'software-certificate'),
  ...hashed('software-title', titleOf(claim), unitOf(claim)),
]

const paperKeys: KeysOf = (claim) => {
  const { journal } = claim
  const periodical = journal?.cn ?? journal?.issn
  const firstPage = journal?.pages?.split('-')[0]
  return [
    ...numbersOf(claim, 'doi'),
    ...(periodical && journal?.year && journal.issue && firstPage
      ? [`paper:${periodical.key}:${journal.year}:${journal.issue}:${firstPage}`]
      : []),
    ...hashed('paper-title', titleOf(claim), firstPerson(claim), yearOf(claim, 'published', 'stated')),
    // Rows rarely name all authors; one title in one periodical and year is one paper.
    ...hashed(
      'paper-in',
      titleOf(claim),
      periodical?.key ?? toComparable(journal?.name ?? ''),
      yearOf(claim, 'published', 'stated'),
    ),
  ]
}

const bookKeys: KeysOf = (claim) => [
  ...numbersOf(claim, 'isbn'),
  ...hashed(
    'book-title',
    titleOf(claim),
    toComparable(claim.issuer ?? claim.journal?.name ?? ''),
    yearOf(claim, 'published', 'stated'),
  ),
]

const standardKeys: KeysOf = (claim) => [
  ...numbersOf(claim, 'standard'),
  ...hashed('standard-title', titleOf(claim), yearOf(claim, 'published', 'stated')),
]

/** Numbers whose funder is known name the project. Others (2023-01) are of every unit: only together with the title. */
const projectKeys: KeysOf = (claim) => {
  const projects = claim.identifiers.filter(({ scheme }) => scheme === 'project')
  const known = projects.filter(({ says }) => says.funder !== undefined)
  return [
    ...known.map(({ key }) => `project:${key}`),
    ...projects
      .filter(({ says }) => says.funder === undefined)
      .flatMap(({ key }) => hashed('project-number', key, titleOf(claim))),
    ...hashed(
      'project-title',
      titleOf(claim),
      claim.issuer === undefined ? known[0]?.says.funder : toComparable(claim.issuer),
      yearOf(claim, 'start', 'end', 'stated'),
    ),
    ...hashed('project-period', isOwnName(claim) ? titleOf(claim) : undefined, periodOf(claim)),
  ]
}

/** Without funder and number only a title that hardly two projects share: one with its place, or a long one. */
const isOwnName = ({ title }: Claim): boolean => {
  const { core, discriminators } = readTitle(title)
  return discriminators.地名 !== undefined || [...core].length >= 10
}

/** National form rows name neither funder nor number: one title over one period is one project. */
const periodOf = ({ dates }: Claim): string | undefined => {
  const [start, end] = [dates.find(({ role }) => role === 'start'), dates.find(({ role }) => role === 'end')]
  return start && end ? `${start.value.slice(0, 4)}-${end.value.slice(0, 4)}` : undefined
}

/** (award, year, project); each co-winner has another certificate, so its number is no key. */
const awardKeys: KeysOf = (claim) => {
  const award = toComparable(claim.awardName ?? '')
  // The title is the award again: which project won it is not said.
  if (award !== '' && toComparable(claim.title).startsWith(award)) return []
  // An honour of a person (先进工作者) has neither award nor grade, and many hold it in one year.
  if (award === '' && claim.grade === undefined) return []
  return [yearOf(claim, 'awarded', 'stated', 'issued'), statedAwardYear(claim)].flatMap((year) =>
    hashed('award', awardScope(claim, award), year, titleOf(claim)),
  )
}

/** 2022年度…奖 is handed over in 2023: one winner dates it by the prize, another by the certificate (domain 6.3). */
const statedAwardYear = ({ text }: Claim): string | undefined =>
  /((?:19|20)\d{2})\s*年度[^|，。；]{0,20}奖/.exec(text)?.[1]

/** 广西科学技术进步奖, or 科学技术进步奖 of 广西壮族自治区人民政府: one award, named with its place or by who gives it. */
const awardScope = ({ issuer = '' }: Claim, award: string): string => {
  const place = leadingPlace(award)
  const region = place || leadingPlace(toComparable(issuer))
  return award === ''
    ? toComparable(issuer)
    : region.replace(/(?:壮族|回族|维吾尔)?自治区|省|市/g, '') + award.slice(place.length)
}

const titleAndYearKeys: KeysOf = (claim) => hashed(claim.kind, titleOf(claim), yearOf(claim), unitOf(claim))

const keysByKind: Readonly<Record<Claim['kind'], KeysOf>> = {
  patent: patentKeys,
  software: softwareKeys,
  paper: paperKeys,
  book: bookKeys,
  standard: standardKeys,
  project: projectKeys,
  award: awardKeys,
  report: titleAndYearKeys,
  other: titleAndYearKeys,
}
