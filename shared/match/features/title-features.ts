import type { TitleSegment, TitleSegmentKind } from '#domain/match-score'
import { isConfusable } from '#text/look-alikes'
import { normalise, toComparable } from '#text/normalise'
import { dice } from '#text/similarity'
import { type DiscriminatorKind, discriminatorKinds, readTitle, type TitleParts } from '#text/title'
import { alignTexts, type Block } from './align.ts'
import { characterBits } from './language.ts'
import { areWholeWords, isOpposite, isSynonym, negations, tieOf, type WordCut, wordCut } from './words.ts'

/** A title as it is compared; made once for a claim. */
export interface PreparedTitle extends TitleParts {
  readonly characters: readonly string[]
  readonly bits: number
}

export const prepareTitle = (raw: string): PreparedTitle => {
  const parts = readTitle(raw)
  const core = parts.core === '' ? toComparable(raw) : parts.core
  const characters = [...core]
  return { ...parts, core, characters, bits: characters.reduce((sum, char) => sum + characterBits(char), 0) }
}

export type DiscriminatorState = 'agree' | 'conflict' | 'one-absent'

export interface DiscriminatorReading {
  readonly kind: DiscriminatorKind
  readonly state: DiscriminatorState
  readonly claim: readonly string[]
  readonly record: readonly string[]
}

export interface TitleReading {
  readonly discriminators: readonly DiscriminatorReading[]
  readonly blocks: readonly ReadBlock[]
  readonly values: TitleValues
}

/** Numbers that the model weighs. */
export interface TitleValues {
  readonly dice: number
  readonly sharedBits: number
  readonly containment: number
  readonly editShare: number
  readonly longestShare: number
  readonly unmatchedClaim: number
  readonly unmatchedRecord: number
  readonly slips: number
  readonly unlike: number
  readonly swaps: number
  readonly doubtful: number
  readonly longestReplaced: number
  readonly innerAdded: number
  readonly innerDropped: number
  readonly edges: number
  readonly blocks: number
}

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((x, i) => x === b[i])
const holds = (a: readonly string[], b: readonly string[]) => b.every((x) => a.includes(x))

/** 陇原省临泽市 holds 临泽市, 广西 is 广西壮族自治区. */
const samePlaces = (a: readonly string[], b: readonly string[]): boolean => {
  const short = (places: readonly string[]) => places.join('').replace(/(?:壮族|回族|维吾尔)?自治区|[省市县区]/g, '')
  const [x, y] = [short(a), short(b)]
  return x.endsWith(y) || y.endsWith(x)
}

const stateOf = (kind: DiscriminatorKind, claim: readonly string[], record: readonly string[]): DiscriminatorState => {
  if (claim.length === 0 || record.length === 0) return 'one-absent'
  if (sameList(claim, record) || (kind === '地名' && samePlaces(claim, record))) return 'agree'
  // 方法 beside 方法及装置, 2011 beside 2011—2020: the shorter list leaves something out.
  return holds(claim, record) || holds(record, claim) ? 'one-absent' : 'conflict'
}

export const compareDiscriminators = (claim: TitleParts, record: TitleParts): readonly DiscriminatorReading[] =>
  discriminatorKinds.flatMap((kind) => {
    const [a, b] = [claim.discriminators[kind] ?? [], record.discriminators[kind] ?? []]
    return a.length + b.length === 0 ? [] : [{ kind, state: stateOf(kind, a, b), claim: a, record: b }]
  })

/** Words that may stand or not, and for each other, without another thing being meant. */
const generic =
  /^(?:的|与|和|及|其|以及|及其|中|之|对|在|于|下|为|了|等|研究|探讨|探究|探索|分析|应用|实证|初探|浅析|关键|技术|关键技术|若干|问题|相关|有关|基于|面向|关于|针对|一种|新型|开发|研制|设计|项目|课题|工程|主持|参与|参加|承担|负责|完成|结题|我国|技术开发)+$/u
const isGeneric = (text: string): boolean => text === '' || generic.test(text)

/** From here on the claim's word is taken for a word: see `tieOf`. */
const minTie = 1.5

type Tied = Pick<PreparedTitle, 'core' | 'characters'>

const meanTie = (title: Tied, at: number, count: number): number => {
  let sum = 0
  for (let i = at; i < at + count; i++) sum += tieOf(title.characters, cutOf(title).lengths, i)
  return sum / Math.max(count, 1)
}

/** The weakest character of the block decides: one stranger makes a word no word. */
const minTieOf = (title: Tied, at: number, count: number): number => {
  let least = 3
  for (let i = at; i < at + count; i++) least = Math.min(least, tieOf(title.characters, cutOf(title).lengths, i))
  return least
}

type Replaced = 'generic' | 'slip' | 'swap' | 'unlike' | 'doubtful'

const latinText = /^[a-z0-9α-ω]+$/
const latin = /[a-z0-9α-ω]/
/** A letter of an abbreviation, or alone, is a label (A区, CT); one of a long word is a slip. */
const longestLabel = 4

const latinRunAt = (characters: readonly string[], at: number): number => {
  let [from, to] = [at, at]
  while (from > 0 && latin.test(characters[from - 1] ?? '')) from--
  while (to < characters.length && latin.test(characters[to] ?? '')) to++
  return to - from
}

const isAnagram = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.length > 1 && a.toSorted().join('') === b.toSorted().join('')

/** A character that hardly any title holds is no word of a series. */
const maxWordBits = 13

/**
 * What it means that one text stands for another. A slip leaves what nobody writes; another word leaves words, or at least nothing worse than what
 * the record has. `doubtful` is what could be either.
 */
const replacedKind = ({ left, right, leftAt, rightAt }: Block, claim: Tied, record: Tied): Replaced => {
  const [a, b] = [[...left], [...right]]
  if ((isGeneric(left) && isGeneric(right)) || isSynonym(left, right)) return 'generic'
  if (a.length === b.length && a.some((char, i) => isOpposite(char, b[i] ?? ''))) return 'swap'
  if (isAnagram(a, b)) return 'slip'
  const confusable = a.length === b.length && a.every((char, i) => char === b[i] || isConfusable(char, b[i] ?? ''))
  if (latinText.test(left) && latinText.test(right)) {
    if (confusable) return 'slip'
    const isLabel = latinRunAt(claim.characters, leftAt) <= longestLabel
    return Math.max(a.length, b.length) > 2 || isLabel ? 'swap' : 'unlike'
  }
  const tie = minTieOf(claim, leftAt, a.length)
  const recordTie = minTieOf(record, rightAt, b.length)
  const mean = meanTie(claim, leftAt, a.length)
  const isWord = a.length === 1 ? tie >= 2 || (tie >= 1 && tie >= recordTie) : tie >= 1 && mean >= minTie
  // A look-alike is another word for all its likeness where both stand firmly in words; else one of the two is misread.
  if (confusable && tie >= 2 && recordTie >= 2 && tie >= recordTie) return 'swap'
  if (confusable) return isWord && tie === recordTie ? 'doubtful' : 'slip'
  if (isWord) return 'swap'
  if (areWholeWords(cutOf(claim), leftAt, a.length) && areWholeWords(cutOf(record), rightAt, b.length)) return 'swap'
  // Where the sketch of the language knows neither, it can not say which is the slip.
  const isNoWorse = a.length === 1 && b.length === 1 && tie >= recordTie && characterBits(left) <= maxWordBits
  return isNoWorse ? 'doubtful' : 'unlike'
}

const movedText = (text: string, others: readonly string[]): boolean =>
  text.length >= 2 && others.some((other) => other.includes(text))

/** What a block of the alignment is, in words of the explanation. */
const kindOf = (
  block: Block,
  claim: Tied,
  record: Tied,
  lefts: readonly string[],
  rights: readonly string[],
): TitleSegmentKind | 'doubtful' => {
  const { left, right, isSame } = block
  if (isSame) return 'same'
  if (movedText(left, rights) || movedText(right, lefts)) return 'moved'
  if (left !== '' && right !== '') return replacedKind(block, claim, record)
  const text = left || right
  if (negations.has(text)) return 'swap'
  return isGeneric(text) ? 'generic' : left === '' ? 'record-only' : 'claim-only'
}

export interface ReadBlock extends Block {
  readonly kind: TitleSegmentKind | 'doubtful'
}

/** nitrogen and potassium have a t in common: inside Latin words few equal letters are chance. */
const maxChanceLetters = 2

const joinLatin = (blocks: readonly Block[]): readonly Block[] => {
  if (!blocks.some(({ isSame, left, right }) => !isSame && latinText.test(left || right))) return blocks
  const joined: Block[] = []
  for (const block of blocks) {
    const [before, same] = [joined.at(-2), joined.at(-1)]
    const isChance =
      before !== undefined &&
      same?.isSame === true &&
      !before.isSame &&
      !block.isSame &&
      same.left.length <= maxChanceLetters &&
      [before.left, before.right, same.left, block.left, block.right].join('').match(latinText) !== null &&
      Math.max(before.left.length + block.left.length, before.right.length + block.right.length) > maxChanceLetters
    if (isChance)
      joined.splice(-2, 2, {
        ...before,
        left: before.left + same.left + block.left,
        right: before.right + same.right + block.right,
      })
    else joined.push(block)
  }
  return joined
}

const readBlocks = (claim: Tied, record: Tied): readonly ReadBlock[] => {
  const blocks = joinLatin(alignTexts(claim.characters, record.characters))
  const apart = blocks.filter(({ isSame }) => !isSame)
  const lefts = apart.map(({ left }) => left)
  const rights = apart.map(({ right }) => right)
  return blocks.map((block) => ({ ...block, kind: kindOf(block, claim, record, lefts, rights) }))
}

/** Whole titles side by side, with what `readTitle` takes out of them. */
export const diffTitles = (claim: string, record: string): readonly TitleSegment[] => {
  const whole = (title: string): Tied => ({ core: title, characters: [...title] })
  return readBlocks(whole(normalise(claim)), whole(normalise(record))).map(({ kind, left, right }) => ({
    kind: kind === 'doubtful' ? 'slip' : kind,
    claim: left,
    record: right,
  }))
}

const bitsOf = (text: string): number => {
  let sum = 0
  for (const char of text) sum += characterBits(char)
  return sum
}

const sizeOf = (text: string): number => [...text].length

/** Everything that is asked of two titles. */
export const readTitles = (claim: PreparedTitle, record: PreparedTitle): TitleReading => {
  const blocks = readBlocks(claim, record)
  const sum = (test: (block: ReadBlock, at: number) => boolean, value: (block: ReadBlock) => number): number =>
    blocks.reduce((total, block, at) => (test(block, at) ? total + value(block) : total), 0)
  const is =
    (...kinds: readonly ReadBlock['kind'][]) =>
    ({ kind }: ReadBlock) =>
      kinds.includes(kind)
  const longer = ({ left, right }: ReadBlock) => Math.max(sizeOf(left), sizeOf(right))
  const isUnmatched = is('swap', 'unlike', 'doubtful', 'claim-only', 'record-only')
  const isEdge = (at: number) => at === 0 || at === blocks.length - 1
  const matched = sum(is('same', 'moved'), ({ left }) => bitsOf(left)) + sum(is('slip'), ({ right }) => bitsOf(right))
  const [shortest, longest] = [claim.characters.length, record.characters.length].toSorted((a, b) => a - b)
  return {
    discriminators: compareDiscriminators(claim, record),
    blocks,
    values: {
      dice: claim.core === record.core ? 1 : dice(claim.core, record.core),
      sharedBits: matched / Math.max(claim.bits, record.bits, 1),
      containment: matched / Math.max(Math.min(claim.bits, record.bits), 1),
      editShare: sum(({ isSame }) => !isSame, longer) / Math.max(longest ?? 0, 1),
      longestShare:
        Math.max(0, ...blocks.filter(is('same')).map(({ left }) => sizeOf(left))) / Math.max(shortest ?? 0, 1),
      unmatchedClaim: sum(isUnmatched, ({ left }) => sizeOf(left)),
      unmatchedRecord: sum(isUnmatched, ({ right }) => sizeOf(right)),
      slips: sum(is('slip', 'doubtful'), ({ left }) => sizeOf(left)),
      doubtful: blocks.filter(is('doubtful')).length,
      swaps: blocks.filter(is('swap')).length,
      unlike: sum(is('unlike'), longer),
      longestReplaced: Math.max(0, ...blocks.filter(is('swap', 'unlike', 'doubtful')).map(longer)),
      innerAdded: sum((block, at) => block.kind === 'claim-only' && !isEdge(at), longer),
      innerDropped: sum((block, at) => block.kind === 'record-only' && !isEdge(at), longer),
      edges: sum((block, at) => is('claim-only', 'record-only')(block) && isEdge(at), longer),
      blocks: blocks.filter(({ isSame }) => !isSame).length,
    },
  }
}

/** Cutting a text into words takes longer than all else; only a replaced block asks for it. */
const cuts = new WeakMap<Tied, WordCut>()
const cutOf = (title: Tied): WordCut => {
  const known = cuts.get(title)
  if (known) return known
  const cut = wordCut(title.core)
  cuts.set(title, cut)
  return cut
}
