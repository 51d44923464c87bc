import { normalise } from '#text/normalise'
import { leadingPlace } from '#text/regions'
import { dice } from '#text/similarity'

/** The classes of one science and technology prize: a list may name the prize, a certificate its class. */
const scienceClasses =
  /(?:最高科技|最高科学技术|青年科技杰出贡献|(?:国际)?科学技术合作|(?:国际)?科技合作|企业科技创新|自然科学|技术发明|科技进步|科技)奖$/

const short = (name: string): string =>
  normalise(name)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:特等|[一二三]等)奖?$/, '')
    .replace(/科学技术/g, '科技')
    .replace(/壮族自治区|回族自治区|维吾尔自治区|自治区/g, '')
    .replace(/奖励$/, '奖')

/** Who gives it, as far as the name says: 国家, a place, or nothing. */
const giverOf = (shortName: string): string =>
  shortName.startsWith('国家') ? '国家' : leadingPlace(shortName).replace(/[省市]$/, '')

/** 广西科学技术进步奖, 广西壮族自治区技术发明奖 and 广西科技奖 are one family: 广西科技奖. */
export const awardFamily = (name: string): string => {
  const named = short(name)
  const giver = giverOf(named)
  return scienceClasses.test(named) ? `${giver}科技奖` : named
}

const minSimilarity = 0.4

/** Whether two award names may mean one prize. A project may win the province's prize and then the nation's: those are two. */
export const mayBeOneAward = (a: string, b: string): boolean => {
  const [left, right] = [short(a), short(b)]
  const [leftGiver, rightGiver] = [giverOf(left), giverOf(right)]
  if (leftGiver !== '' && rightGiver !== '' && leftGiver !== rightGiver) return false
  return (
    awardFamily(a) === awardFamily(b) ||
    left.includes(right) ||
    right.includes(left) ||
    dice(left, right) >= minSimilarity
  )
}
