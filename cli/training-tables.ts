import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MatchSide } from '#match/features/match-side'
import { cutWords } from '#match/features/words'
import type { PairTables } from '#match/train/pairs'
import { wordGroups } from '#match/train/word-groups'
import { toComparable } from '#text/normalise'
import { placesIn } from '#text/regions'
import { toTraditional } from '#text/traditional'

type Confusions = ReadonlyMap<string, readonly string[]>

/** `啊\t阿呵\t…` or `龙\t拢\t笼`: characters behind a character, in one piece or one by one. */
const readConfusions = (file: string): Confusions =>
  new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [...line.replace(/\s/g, '')])
      .flatMap(([char, ...others]): [string, readonly string[]][] =>
        char && others.length > 0 ? [[char, others]] : [],
      ),
  )

/** Characters that fonts draw alike, as somebody else has measured it: the detector's table is our own. */
const readMisread = (folder: string): Confusions => {
  const table: Record<string, { similar_font_chars: { char: string }[] }> = JSON.parse(
    readFileSync(join(folder, 'confused_chinese.json'), 'utf8'),
  )
  const misread = new Map(readConfusions(join(folder, 'same_stroke.txt')))
  for (const [char, { similar_font_chars }] of Object.entries(table)) {
    const others = [...(misread.get(char) ?? []), ...similar_font_chars.slice(0, 5).map((one) => one.char)]
    if (others.length > 0) misread.set(char, others)
  }
  return misread
}

/** Words that say nothing of the thing, or that another kind of sibling exchanges. */
const empty = new Set(
  '研究 基于 面向 关于 及其 以及 中的 一种 用于 我国 中国 问题 若干 探讨 分析 相关 针对 视角 应用 用途 作为 条件下 具有 包含 含有 它们 这种 新的 性的 之路 用作 来自 学的 一类 以其 方法 装置 系统 设备 平台 软件 工艺 模型 算法 结构 机构 组合物 组合 研究基于 项目 课题'.split(
    ' ',
  ),
)

/** Kept for measuring. */
const handWritten = new Set(wordGroups.flat())

/** For each word of the titles others of its length that stand before or behind the same words somewhere. */
export const findSubstitutes = (titles: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const count = new Map<string, number>()
  const byContext = new Map<string, Set<string>>()
  const contextsOf = new Map<string, Set<string>>()
  for (const title of titles) {
    const words = cutWords(title)
    words.forEach((word, i) => {
      if (!/^\p{Script=Han}{2,4}$/u.test(word) || empty.has(word) || placesIn(word).length > 0 || handWritten.has(word))
        return
      count.set(word, (count.get(word) ?? 0) + 1)
      for (const context of [`<${words[i - 1]}`, `>${words[i + 1]}`]) {
        byContext.set(context, (byContext.get(context) ?? new Set()).add(word))
        contextsOf.set(word, (contextsOf.get(word) ?? new Set()).add(context))
      }
    })
  }
  return new Map(
    [...count]
      .filter(([, n]) => n >= 2)
      .flatMap(([word]): [string, readonly string[]][] => {
        const others = [...(contextsOf.get(word) ?? [])]
          .flatMap((context) => [...(byContext.get(context) ?? [])])
          .filter((other) => other !== word && other.length === word.length && (count.get(other) ?? 0) >= 2)
        return others.length > 0 ? [[word, [...new Set(others)].toSorted().slice(0, 60)]] : []
      }),
  )
}

const pairsOf = (title: string): readonly string[] => {
  const text = toComparable(title)
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

/** For each record up to three others whose titles share most of their character pairs with its own. */
const nearestOf = (records: readonly MatchSide[]): ((index: number) => readonly number[]) => {
  const postings = new Map<string, number[]>()
  const pairs = records.map(({ titles: [title = ''] }) => [...new Set(pairsOf(title))])
  pairs.forEach((own, index) => {
    for (const pair of own) postings.set(pair, [...(postings.get(pair) ?? []), index])
  })
  return (index) => {
    const shared = new Map<number, number>()
    for (const pair of pairs[index] ?? []) {
      const holders = postings.get(pair) ?? []
      if (holders.length <= 200) for (const other of holders) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const own = new Set(records[index]?.people)
    return [...shared]
      .filter(
        ([other]) =>
          other !== index &&
          toComparable(records[other]?.titles[0] ?? '') !== toComparable(records[index]?.titles[0] ?? '') &&
          !records[other]?.people.some((name) => own.has(name)),
      )
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, 3)
      .map(([other]) => other)
  }
}

/** What the generator of pairs needs, made of the folder's public tables and of the records themselves. */
export const pairTables = (folder: string, records: readonly MatchSide[]): PairTables => {
  const confusion = join(folder, 'matching', 'confusion')
  const titles = records.map(({ titles: [title = ''] }) => title)
  return {
    misread: readMisread(confusion),
    mistyped: readConfusions(join(confusion, 'same_pinyin.txt')),
    traditional: toTraditional,
    characters: [...new Set(titles.join(''))].filter((char) => /\p{Script=Han}/u.test(char)).toSorted(),
    substitutes: findSubstitutes(titles),
    cut: cutWords,
    nearest: nearestOf(records),
  }
}
