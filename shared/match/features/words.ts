import { isKnownPair } from './language.ts'

/**
 * Another word or a slip? A slip leaves a string that nobody writes (变压嚣); another word (大鼠, 小鼠) leaves one as good as it was. So each
 * character of a title is asked how well it is tied to its neighbours: pairs that printed language knows, and words of the dictionary.
 */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** For each character how many characters its word has in the dictionary's cut of the text. */
export const wordLengths = (text: string): Uint8Array => {
  const lengths = new Uint8Array([...text].length)
  let at = 0
  for (const { segment } of segmenter.segment(text)) {
    const size = [...segment].length
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

/** Pairs of which a slip never turns one into the other; a series does. Found wherever one stands for the other, alone or in a word. */
const opposites = new Map<string, string>()
for (const pair of '上下 左右 前后 内外 高低 大小 正负 冷热 干湿 东西 南北 长短 快慢 升降 进出 阴阳 单双 有无 横纵 横竖 粗细 软硬 轻重 厚薄 深浅 强弱 早晚 雌雄 公母 父母 男女 老幼 甲乙 甲丙 乙丙 甲丁 乙丁 丙丁 酸碱 增减 加减 开关 送取 吸排 收发 主从 主副 主辅 正反 动静 固液 气液 固气 红蓝 红绿 蓝绿 黑白 春秋 夏冬 春夏 秋冬 城乡 供需 买卖 进退 远近 新旧 新老 多少 顺逆 拉压 明暗 水陆 海陆 肝肺 胃肠 肝肾 心脑 铜铝 铁铜 金银 钢铝 猪牛 牛羊 鸡鸭 猪鸡 鱼虾 桃李 松杉 中西 汉藏 汉壮 初高 小中 胎卵 头尾 首尾 表里 始终 输受 奇偶 旱涝 盐碱 稀浓 松紧 胖瘦 昼夜 日夜 初末 母子 师生 医患 优劣 安危 盈亏 借贷 成败 攻守 聚散 生死 存亡 凹凸 曲直 方圆'.split(
  ' ',
)) {
  const [a = '', b = ''] = [...pair]
  opposites.set(a, (opposites.get(a) ?? '') + b)
  opposites.set(b, (opposites.get(b) ?? '') + a)
}

export const isOpposite = (a: string, b: string): boolean => opposites.get(a)?.includes(b) ?? false

/** One of these put before a word turns it round: 线性 and 非线性. */
export const negations = new Set([...'非无未反不抗逆'])
