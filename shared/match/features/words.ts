import { opposites } from '../opposites.ts'
import { isKnownPair } from './language.ts'

/**
 * Another word or a slip? A slip leaves a string that nobody writes (变压嚣); another word (大鼠, 小鼠) leaves one as good as it was. So each
 * character of a title is asked how well it is tied to its neighbours: pairs that printed language knows, and words of the dictionary.
 */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

export const cutWords = (text: string): readonly string[] => [...segmenter.segment(text)].map(({ segment }) => segment)

/** For each character how many characters its word has in the dictionary's cut of the text. */
export const wordLengths = (text: string): Uint8Array => {
  const lengths = new Uint8Array([...text].length)
  let at = 0
  for (const word of cutWords(text)) {
    const size = [...word].length
    lengths.fill(size, at, at + size)
    at += size
  }
  return lengths
}

/** 0 nothing ties it · 1 one neighbour · 2 both, or a word of the dictionary · 3 both, and a word. */
export const tieOf = (characters: readonly string[], lengths: Uint8Array, at: number): number => {
  const [before, here, after] = [characters[at - 1], characters[at] ?? '', characters[at + 1]]
  const left = before !== undefined && isKnownPair(before, here) ? 1 : 0
  const right = after !== undefined && isKnownPair(here, after) ? 1 : 0
  return left + right + ((lengths[at] ?? 1) > 1 ? 1 : 0)
}

const moreOpposites =
  '城乡 供需 买卖 进退 远近 新旧 新老 多少 顺逆 拉压 明暗 水陆 海陆 肝肺 胃肠 肝肾 心脑 铜铝 铁铜 金银 钢铝 猪牛 牛羊 鸡鸭 猪鸡 鱼虾 桃李 松杉 中西 汉藏 汉壮 初高 小中 胎卵 头尾 首尾 表里 始终 输受 奇偶 旱涝 盐碱 稀浓 松紧 胖瘦 昼夜 日夜 初末 母子 师生 医患 优劣 安危 盈亏 借贷 成败 攻守 聚散 生死 存亡 凹凸 曲直 方圆'.split(
    ' ',
  )

/** Pairs of which a slip never turns one into the other; a series does. Found wherever one stands for the other, alone or in a word. */
const oppositesOf = new Map<string, string>()
for (const pair of [...opposites, ...moreOpposites]) {
  const [a = '', b = ''] = [...pair]
  oppositesOf.set(a, (oppositesOf.get(a) ?? '') + b)
  oppositesOf.set(b, (oppositesOf.get(b) ?? '') + a)
}

export const isOpposite = (a: string, b: string): boolean => oppositesOf.get(a)?.includes(b) ?? false

/** One of these put before a word turns it round: 线性 and 非线性. */
export const negations = new Set([...'非无未反不抗逆'])
