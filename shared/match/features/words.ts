import { opposites } from '../opposites.ts'
import { isKnownPair } from './language.ts'

/**
 * Another word or a slip? A slip leaves a string that nobody writes (变压嚣); another word (大鼠, 小鼠) leaves one as good as it was. So each
 * character of a title is asked how well it is tied to its neighbours: pairs that printed language knows, and words of the dictionary.
 */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

export const cutWords = (text: string): readonly string[] => [...segmenter.segment(text)].map(({ segment }) => segment)

/** The dictionary's cut of a text, by character: how many characters its word has, and whether it begins one. */
export interface WordCut {
  readonly lengths: Uint8Array
  readonly starts: Uint8Array
}

export const wordCut = (text: string): WordCut => {
  const size = [...text].length
  const [lengths, starts] = [new Uint8Array(size), new Uint8Array(size + 1)]
  let at = 0
  for (const word of cutWords(text)) {
    const length = [...word].length
    lengths.fill(length, at, at + length)
    starts[at] = 1
    at += length
  }
  starts[size] = 1
  return { lengths, starts }
}

/** Whether nothing but whole words of the dictionary, none of them a single character, stands there. */
export const areWholeWords = ({ lengths, starts }: WordCut, at: number, count: number): boolean =>
  starts[at] === 1 && starts[at + count] === 1 && lengths.subarray(at, at + count).every((length) => length > 1)

/** 0 nothing ties it · 1 one neighbour · 2 both, or a word of the dictionary · 3 both, and a word. */
export const tieOf = (characters: readonly string[], lengths: Uint8Array, at: number): number => {
  const [before, here, after] = [characters[at - 1], characters[at] ?? '', characters[at + 1]]
  const left = before !== undefined && isKnownPair(before, here) ? 1 : 0
  const right = after !== undefined && isKnownPair(here, after) ? 1 : 0
  return left + right + ((lengths[at] ?? 1) > 1 ? 1 : 0)
}

const moreOpposites =
  '城乡 供需 买卖 进退 远近 新旧 新老 多少 顺逆 拉压 明暗 水陆 海陆 心脑 初高 小中 胎卵 头尾 首尾 表里 始终 输受 奇偶 旱涝 盐碱 稀浓 松紧 胖瘦 昼夜 日夜 初末 母子 师生 医患 优劣 安危 盈亏 借贷 成败 攻守 聚散 生死 存亡 凹凸 曲直 方圆 中西 立卧 急慢 良恶 显隐 虚实 浮沉 交直 串并 公私 官民 人机 软硬 纵横 点线 线面 点面 增降 免施 播收 种养 采选 文理 教学 门住 舰船 推拉 吞吐 汇源 净毛 湿热 寒热 虚热 冻融 胀缩 钢铝'.split(
    ' ',
  )

/** Characters of one class: any two of them stand for two things. Each class is one that series are made of, never one pair. */
const classes: readonly string[] = [
  '东南西北中',
  '前中后',
  '左中右',
  '上中下',
  '早中晚',
  '初中高',
  '顶底侧端',
  '内中外',
  '春夏秋冬',
  '金银铜铁铝锌锡铅镍锰铬钛钨钼钴镁锂锑',
  '氮磷钾钙镁硫硅硼',
  '钠钾钙镁锂',
  '氟氯溴碘',
  '氢氧氮氩氦氨',
  '煤油气电',
  '汽柴',
  '心肝脾肺肾胃肠脑胆胰',
  '眼耳鼻喉口',
  '颈胸腰骶',
  '髋膝踝肩肘腕',
  '手足',
  '猪牛羊马鸡鸭鹅鱼虾蟹兔狗猫鼠',
  '稻麦豆薯麻棉茶桑蔗',
  '桃李杏梨橙柚柑',
  '松杉柏桉竹',
  '梁柱板墙桩拱',
  '桥隧涵',
  '砖石木钢',
  '省市县乡镇村',
  '汉壮苗瑶侗藏彝回满',
  '唐宋元明清',
  '英法德日俄韩泰越',
  '亚非欧美澳',
  '红橙黄绿青蓝紫黑白灰',
  '籼粳糯甜',
  '祖父母子孙',
]

/** How many: 双层 and 三层, 一步 and 两步. */
const counts: Readonly<Record<string, number>> = {
  单: 1,
  一: 1,
  双: 2,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  多: 99,
}

/** Pairs of which a slip never turns one into the other; a series does. Found wherever one stands for the other, alone or in a word. */
const oppositesOf = new Map<string, string>()
const addOpposites = (a: string, b: string): void => {
  oppositesOf.set(a, (oppositesOf.get(a) ?? '') + b)
  oppositesOf.set(b, (oppositesOf.get(b) ?? '') + a)
}
for (const [a = '', b = ''] of [...opposites, ...moreOpposites]) addOpposites(a, b)
const classesOf = new Map<string, readonly string[]>()
for (const members of classes)
  for (const char of members) classesOf.set(char, [...(classesOf.get(char) ?? []), members])

const countsDiffer = (a: string, b: string): boolean => {
  const [x, y] = [counts[a], counts[b]]
  return x !== undefined && y !== undefined && x !== y
}

const areOfOneClass = (a: string, b: string): boolean =>
  classesOf.get(a)?.some((members) => members.includes(b)) ?? false

export const isOpposite = (a: string, b: string): boolean =>
  a !== b && ((oppositesOf.get(a)?.includes(b) ?? false) || countsDiffer(a, b) || areOfOneClass(a, b))

/** Words for one thing: a title that says one for the other is the same title. */
const synonyms: readonly ReadonlySet<string>[] = [
  '对策 策略 措施 建议',
  '构建 建设 建立 创建',
  '浅谈 浅论 浅析 试论 略论 刍议 探析 探讨 初探 探究 研究',
  '优化 改进 改良',
  '评价 评估',
  '现状 状况',
  '及 与 和 暨 并',
  '利用 应用 运用',
].map((line) => new Set(line.split(' ')))

export const isSynonym = (a: string, b: string): boolean => synonyms.some((words) => words.has(a) && words.has(b))

/** One of these put before a word turns it round: 线性 and 非线性. */
export const negations = new Set([...'非无未反不抗逆'])
