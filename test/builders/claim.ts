import type { Evidence } from '#domain/application'
import type { Claim, ClaimKind, DateRole, Rank, RankRole } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import type { Identifier } from '#domain/identifier'
import { aNumber, anEvidence, aPatentNumber, datesOf } from './evidence.ts'

type Given = Omit<Partial<Claim>, 'rank' | 'dates' | 'evidence' | 'identifiers'> & {
  /** `1`, `'3/7'`, `'主持'`, or the whole rank. */
  readonly rank?: number | string | Rank | undefined
  readonly dates?: Partial<Record<DateRole, PartialDate>>
  readonly number?: string | Identifier | readonly Identifier[] | undefined
  readonly evidence?: Partial<Evidence>
}

const roles: Readonly<Record<string, RankRole>> = {
  主持: 'lead',
  负责人: 'lead',
  独立: 'sole',
  独著: 'sole',
  第一作者: 'first',
  共同第一作者: 'co-first',
  通讯作者: 'corresponding',
  参加: 'participant',
}

export const aRank = (given: number | string | Rank): Rank => {
  if (typeof given === 'object') return given
  if (typeof given === 'number') return { self: given, raw: `第${given}` }
  const [, self, total] = /(\d+)(?:\/(\d+))?/.exec(given) ?? []
  const role = Object.entries(roles).find(([word]) => given.startsWith(word))?.[1]
  return {
    raw: given,
    ...(self !== undefined && { self: Number(self) }),
    ...(total !== undefined && { total: Number(total) }),
    ...(role && { role }),
  }
}

let made = 0

/** A claim in the table of work since the present title, with everything that the test does not care about filled in. */
export const aClaim = (kind: ClaimKind, { rank, dates = {}, number, evidence, ...given }: Given = {}): Claim => {
  const title = given.title ?? '甘蔗收获机切割器关键技术'
  const text = given.text ?? `${title} | 主要完成人`
  const numbers = number === undefined || typeof number === 'string' ? [] : [number].flat()
  return {
    claimId: `claim-${++made}`,
    section: 'since-present-title',
    counted: true,
    kind,
    title,
    identifiers: numbers,
    dates: datesOf<DateRole>(dates),
    people: [],
    units: [],
    evidence: [anEvidence({ quote: text, ...evidence })],
    trust: 'self-entered',
    ...given,
    text,
    ...(rank !== undefined && { rank: aRank(rank) }),
  }
}

const isOcr = ({ evidence }: Given) => evidence?.textSource === 'ocr'

/** An invention, granted inside the window, with a valid number. */
export const aPatent = (given: Given = {}): Claim => {
  const raw = typeof given.number === 'string' ? given.number : 'ZL202310123456.6'
  return aClaim('patent', {
    title: '一种甘蔗收获机切割装置',
    section: 'patent',
    dates: { granted: '2024-03-15' },
    text: `${given.title ?? '一种甘蔗收获机切割装置'} | 发明专利 | ${raw} | 授权`,
    ...given,
    number:
      given.number === undefined || typeof given.number === 'string'
        ? aPatentNumber(raw, { ocr: isOcr(given) })
        : given.number,
  })
}

export const anAward = (given: Given = {}): Claim =>
  aClaim('award', {
    section: 'award',
    title: '甘蔗收获机关键技术及应用',
    awardName: '广西科学技术进步奖',
    grade: '三等奖',
    dates: { awarded: '2023-12' },
    text: '2023年12月 | 广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用 | 3/7',
    ...given,
  })

export const aProject = (given: Given = {}): Claim => {
  const raw = typeof given.number === 'string' ? given.number : '桂科AB21234567'
  return aClaim('project', {
    title: '甘蔗收获机切割器关键技术研究',
    dates: { start: '2021-03', end: '2023-06', accepted: '2023-08' },
    text: `2021.03-2023.06 | ${given.title ?? '甘蔗收获机切割器关键技术研究'}（${raw}） | 主持`,
    ...given,
    number: given.number === undefined || typeof given.number === 'string' ? aNumber('project', raw) : given.number,
  })
}

export const aSoftware = (given: Given = {}): Claim => {
  const raw = typeof given.number === 'string' ? given.number : '2022SR0322683'
  return aClaim('software', {
    title: '甘蔗收获机监测系统V1.0',
    dates: { registered: '2022-03-11' },
    text: `甘蔗收获机监测系统V1.0 | ${raw}`,
    ...given,
    number:
      typeof given.number === 'string' || given.number === undefined
        ? aNumber('software-registration', raw)
        : given.number,
  })
}

export const aPaper = (given: Given = {}): Claim =>
  aClaim('paper', {
    section: 'academic',
    title: '基于离散元的甘蔗切割过程仿真',
    dates: { published: '2022-08' },
    text: '2022-08 | 论文 | 《基于离散元的甘蔗切割过程仿真》 | 农业机械 | 第一作者',
    ...given,
  })

export const aBook = (given: Given = {}): Claim =>
  aClaim('book', {
    section: 'academic',
    title: '甘蔗机械化收获技术',
    dates: { published: '2022-08' },
    text: '2022-08 | 著作 | 《甘蔗机械化收获技术》 | 广西科学技术出版社',
    ...given,
  })
