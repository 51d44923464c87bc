import { toNameKey } from '#text/names'

/**
 * How common a Chinese name is, roughly: shares of family names as censuses publish them, and how much more often than the others a
 * character stands in given names. A small table of our own: it moves a score by a bit at most.
 */
const perThousand: Readonly<Record<string, string>> = {
  70: '王李张',
  48: '刘陈',
  25: '杨黄赵吴周',
  13: '徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
}
const shareOf = new Map<string, number>(
  Object.entries(perThousand).flatMap(([share, names]) =>
    [...names].map((name): [string, number] => [name, (Number(share) / 1000) * (Number(share) === 13 ? 0.45 : 1)]),
  ),
)
const rareFamily = 0.0008

const commonGiven =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华建国文斌玲红辉志春海波宁飞俊峰鹏浩宇晓小玉梅兰丹萍鑫婷雪琴云莉雷倩燕林龙凯亮东健欣佳慧颖博'
const [commonShare, otherShare] = [0.006, 0.0008]

/** The name that an average pair of people has: two characters given, neither of them the commonest. */
const averageBits = 24

/** Bits of information: 15 for 王伟, 27 for a name that hardly anybody has. Undefined for a name that is not Chinese. */
export const nameBits = (name: string): number | undefined => {
  const characters = [...toNameKey(name)]
  if (characters.length < 2 || characters.length > 4 || !characters.every((c) => /\p{Script=Han}/u.test(c)))
    return undefined
  const [family = '', ...given] = characters
  const share = given.reduce(
    (product, char) => product * (commonGiven.includes(char) ? commonShare : otherShare),
    shareOf.get(family) ?? rareFamily,
  )
  return -Math.log2(share)
}

/** How much of log2(average frequency / this frequency) counts: the table is rough, and people of one list are no random people. */
const weight = 0.1
const most = 1

/** What an equal name adds to the model's own weight: less than nothing for a common one. */
export const nameAdjustment = (name: string): number => {
  const bits = nameBits(name)
  return bits === undefined ? 0 : Math.max(-most, Math.min(most, weight * (bits - averageBits)))
}
