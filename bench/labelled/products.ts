import { alignTokens } from './align-tokens.ts'
import { once, prefixed } from './named-values.ts'
import type { Row, Tables } from './read-tables.ts'
import { compareTexts, extraWords, gramContainment, latinTokens, type NamedValues } from './record-features.ts'
import { createRivals } from './rivals.ts'
import { createTokenWeight, sumWeights } from './token-weights.ts'

/** Words of the trade under one spelling. */
const synonyms: Readonly<Record<string, string>> = {
  macintosh: 'mac',
  osx: 'mac',
  windows: 'win',
  win32: 'win',
  pro: 'professional',
  prof: 'professional',
  std: 'standard',
  stnd: 'standard',
  upg: 'upgrade',
  upgrd: 'upgrade',
  upsell: 'upgrade',
  edu: 'academic',
  education: 'academic',
  educational: 'academic',
  student: 'academic',
  students: 'academic',
  teacher: 'academic',
  teachers: 'academic',
  dlx: 'deluxe',
  prem: 'premium',
  premier: 'premium',
  ent: 'enterprise',
  lic: 'license',
  licenses: 'license',
  licence: 'license',
  licensing: 'license',
  olp: 'license',
  svr: 'server',
  srv: 'server',
  ed: 'edition',
  pk: 'pack',
  sb: 'small',
  adv: 'advanced',
  essentials: 'essential',
  internat: 'international',
  dictionaries: 'dictionary',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  xi: '11',
}

/** Words that any seller puts beside any title. */
const fillers = new Set(
  'the a an of for and to with in on by your inc corp corporation co ltd llc software softwares systems system edition version full product retail box small jc cd cdr dvd rom disc cds pc windows win xp vista me nt 95 98 2000 98se minibox case jewel mini complete english us new utility'.split(
    ' ',
  ),
)

/** What sets two products of one name apart. Each is told by its own words, and compared as such. */
const editions: Readonly<Record<string, readonly string[]>> = {
  upgrade: ['upgrade'],
  academic: ['academic'],
  license: ['license', 'sa', 'mlp', 'cal'],
  oem: ['oem'],
  professional: ['professional'],
  standard: ['standard'],
  deluxe: ['deluxe'],
  premium: ['premium', 'ultimate', 'gold', 'platinum'],
  home: ['home'],
  enterprise: ['enterprise', 'corporate', 'business', 'office'],
  server: ['server'],
  suite: ['suite', 'bundle', 'collection', 'trilogy'],
  mac: ['mac'],
}

/** `v10 .4`, `5.0`, `12.0.0` → 10.4, 5, 12: a version is what is left without its zeros. */
const tidyNumbers = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(\d)\s+\.\s*(\d)/g, '$1.$2')
    .replace(/\b(?:v|ver|version|vol)\.?\s?(\d)/g, '$1')
    .replace(/(\d),(\d{3})\b/g, '$1$2')
    .replace(/\b(\d+)(?:\.0+)+\b/g, '$1')
    .replace(/\b(\d+)\.x\b/g, '$1')
    .replace(/(\d)\.(\d)/g, '$1point$2')
    .replace(/\bmac\s+os(?:\s+x)?\b/g, 'mac')
    .replace(/(\d)-?(user|pack|pk|disc|pc)s?\b/g, '$1 $2')
    .replace(/(?<=^|[^a-z\d])([a-z]{1,3}\d{1,3})-(\d{4,6})(?![a-z\d])/g, '$1$2')

const wordsOf = (text: string): readonly string[] =>
  latinTokens(tidyNumbers(text)).map((token) => synonyms[token] ?? token)

const isYear = (token: string) => /^(?:19|20)\d{2}$/.test(token)
const isVersion = (token: string) => /^\d{1,3}(?:point\d+)*$/.test(token)
const isPartNumber = (token: string) => token.length >= 5 && /\d{3}/.test(token) && !token.includes('point')

const toRecord = (row: Row | undefined) => {
  const title = wordsOf(row?.title ?? '')
  const maker = wordsOf(row?.manufacturer ?? '').filter((token) => !fillers.has(token))
  const named = title.filter((token) => !isPartNumber(token))
  return {
    title,
    maker,
    all: new Set([...title, ...maker]),
    core: named.filter((token) => !fillers.has(token) && !maker.includes(token)),
    versions: title.filter((token) => isVersion(token) && !fillers.has(token)),
    years: title.filter((token) => isYear(token) && token !== '2000'),
    parts: title.filter(isPartNumber),
    price: Number.parseFloat((row?.price ?? '').replace(/[^\d.]/g, '')),
    bag: [...new Set([...title, ...maker])].filter((token) => !fillers.has(token)),
  }
}

/** 3 all the same, 2 some shared, 1 only one side says any, 0 none shared; missing when neither says any. */
const compareSets = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0 && b.length === 0) return Number.NaN
  if (a.length === 0 || b.length === 0) return 1
  const shared = a.filter((token) => b.includes(token)).length
  if (shared === 0) return 0
  return shared === a.length && shared === b.length ? 3 : 2
}

/** Numbers that only one side has, and that are not all that side has: Photoshop 7 beside Photoshop 7 and Elements 2. */
const alone = (a: readonly string[], b: readonly string[]) => a.filter((token) => !b.includes(token)).length

export const productMonotone: Readonly<Record<string, 1 | -1>> = {
  'title.dice': 1,
  'title.cosine': 1,
  'title.overlap': 1,
  'title.containedA': 1,
  'title.containedB': 1,
  'core.dice': 1,
  'core.cosine': 1,
  'core.overlap': 1,
  'core.containedA': 1,
  'core.containedB': 1,
  'core.grams': 1,
  'core.gramsBack': 1,
  'core.heaviestOnlyA': -1,
  'core.heaviestOnlyB': -1,
  'price.ratio': -1,
  'rival.left': 1,
  'rival.right': 1,
}

/** Features of a pair of offers: title, maker, versions, part numbers, edition, price, and whether another offer fits better. */
export const createProductFeatures = ({ left, right }: Tables) => {
  const [lefts, rights] = [once(left, toRecord), once(right, toRecord)]
  const all = [...[...left.keys()].map(lefts), ...[...right.keys()].map(rights)]
  const weightOf = createTokenWeight(all.map(({ title, maker }) => [...title, ...maker]))
  const coreWeight = createTokenWeight(all.map(({ core }) => core))
  const bags = (ids: ReadonlyMap<string, Row>, recordOf: typeof lefts, key: 'bag' | 'core') =>
    new Map([...ids.keys()].map((id) => [id, recordOf(id)[key]]))
  const rivals = createRivals(bags(left, lefts, 'bag'), bags(right, rights, 'bag'), weightOf)
  const coreRivals = createRivals(bags(left, lefts, 'core'), bags(right, rights, 'core'), coreWeight)
  return (leftId: string, rightId: string): NamedValues => {
    const [a, b] = [lefts(leftId), rights(rightId)]
    // A maker that either names is no difference of the titles.
    const makers = [...a.maker, ...b.maker]
    const withoutMakers = (core: readonly string[]) => core.filter((token) => !makers.includes(token))
    const [coreA, coreB] = [withoutMakers(a.core), withoutMakers(b.core)]
    const { overLefts, overRights } = rivals.margins(leftId, rightId)
    const core = coreRivals.margins(leftId, rightId)
    const aligned = alignTokens(coreA, coreB)
    const ratio = Math.log2(a.price / b.price)
    const isPriced = a.price > 0 && b.price > 0
    return {
      ...prefixed('title', compareTexts(a.title, b.title, weightOf)),
      ...prefixed('core', compareTexts(coreA, coreB, coreWeight)),
      ...prefixed('extra', extraWords(coreA, coreB)),
      'core.grams': gramContainment(coreA.join(''), b.title.join('')),
      'core.gramsBack': gramContainment(coreB.join(''), a.title.join('')),
      'core.aloneA': sumWeights(aligned.onlyA, coreWeight),
      'core.aloneB': sumWeights(aligned.onlyB, coreWeight),
      'core.firstWord': coreA.length > 0 && coreB.includes(coreA[0] ?? '') ? 1 : 0,
      maker: a.maker.length === 0 ? Number.NaN : a.maker.filter((token) => b.all.has(token)).length / a.maker.length,
      'maker.stated':
        b.maker.length === 0 ? Number.NaN : b.maker.filter((token) => a.all.has(token)).length / b.maker.length,
      versions: compareSets(a.versions, b.versions),
      'versions.alone': alone(a.versions, b.versions) + alone(b.versions, a.versions),
      years: compareSets(a.years, b.years),
      parts: compareSets(a.parts, b.parts),
      ...Object.fromEntries(
        Object.entries(editions).map(([name, words]) => {
          const [inA, inB] = [words.some((word) => a.all.has(word)), words.some((word) => b.all.has(word))]
          return [`edition.${name}`, inA || inB ? (inA ? 1 : 0) + (inB ? 2 : 0) : Number.NaN]
        }),
      ),
      'edition.differ': Object.values(editions).filter(
        (words) => words.some((word) => a.all.has(word)) !== words.some((word) => b.all.has(word)),
      ).length,
      'price.ratio': isPriced ? Math.abs(ratio) : Number.NaN,
      'price.signed': isPriced ? ratio : Number.NaN,
      'price.left': a.price > 0 ? Math.log2(a.price) : Number.NaN,
      'whole.cosine': rivals.cosine(leftId, rightId),
      'core.whole': coreRivals.cosine(leftId, rightId),
      'rival.left': overLefts,
      'rival.right': overRights,
      'rival.coreLeft': core.overLefts,
      'rival.coreRight': core.overRights,
    }
  }
}
