import type { Application, Certificate, HeldTitle } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import { patentNumber, residentId } from '#local/samples/numbers'
import { syntheticName } from '#local/samples/people'
import { anApplication } from '#test/builders/application'
import { anAward, aPaper, aPatent, aProject, aSoftware } from '#test/builders/claim'
import { aNumber, aPatentNumber } from '#test/builders/evidence'
import type { Proof } from './proofs.ts'

/** Somebody who applies. Regions of the resident ids and all names are invented; a name may be of several people. */
export interface Person {
  readonly name: string
  readonly residentId: string
  readonly birth: PartialDate
  readonly sex: 'male' | 'female'
  readonly unit: string
}

/** So many are born on one day a month. */
const aMonth = 833

/** The n-th person: another resident id for every n below 299,880, of a region that does not exist. */
export const personOf = (n: number, unit = unitOf(n)): Person => {
  const year = 1970 + (Math.floor(n / (12 * aMonth)) % 30)
  const month = String(1 + (Math.floor(n / aMonth) % 12)).padStart(2, '0')
  const order = n % aMonth
  const sex = order % 2 === 0 ? 'female' : 'male'
  return {
    name: syntheticName(n),
    residentId: residentId(`${year}-${month}-15`, Math.floor(order / 2), sex),
    birth: `${year}-${month as `${number}`}`,
    sex,
    unit,
  }
}

const trades = [
  '勘察设计院',
  '水利工程局',
  '路桥集团',
  '农业机械研究所',
  '环境监测中心',
  '电力科技',
  '林业规划院',
  '建筑科学院',
]
export const unitOf = (n: number): string => `桂示范第${1 + (Math.floor(n / 7) % 200)}${trades[n % trades.length]}`

/** One person's application of one season. */
export const applicationOf = (
  person: Person,
  claims: readonly Claim[],
  { proof, certificates = [], ...rest }: ApplicationGiven = {},
): Application => {
  const id = aNumber('resident-id', person.residentId)
  const evidence = {
    documentId: 'form',
    page: 1,
    quote: '',
    box: [0, 0, 1, 1],
    from: 'form',
    textSource: 'text',
  } as const
  return anApplication({
    of: person.name,
    presentTitle: { grantedOn: '2018-12-20' },
    applicant: {
      residentId: id,
      birth: person.birth,
      sex: person.sex,
    },
    unit: { value: person.unit, evidence },
    ...rest,
    ...(proof && { proofPages: [proof.page] }),
  })
    .claiming(...claims)
    .provedBy(...(proof ? [proof.certificate] : []), ...certificates).application
}

export interface ApplicationGiven extends Partial<Pick<Application, 'target' | 'route' | 'education' | 'workHistory'>> {
  readonly presentTitle?: Partial<HeldTitle>
  /** The certificate behind the form, with its page. */
  readonly proof?: Proof
  /** Certificates without the words of their pages. */
  readonly certificates?: readonly Certificate[]
}

const places = ['邕江', '左江', '漓江', '红水河', '钦江', '龙江', '右江', '北仑河', '南流江', '贺江', '明江', '融江']
const objects = [
  '甘蔗收获',
  '边坡支护',
  '桥梁健康监测',
  '尾矿库渗流',
  '水稻育秧',
  '光伏组件清洗',
  '隧道通风',
  '污泥干化',
  '变压器局放',
  '松脂采集',
  '喀斯特地下水',
  '港口起重',
]
const works = [
  '控制方法研究',
  '成套装备研制',
  '数值模拟与应用',
  '关键工艺优化',
  '安全评价体系',
  '在线检测系统',
  '施工技术集成',
  '病害防治研究',
]
const angles = [
  '高湿',
  '薄壁',
  '柔性',
  '低碳',
  '深埋',
  '复杂',
  '大跨',
  '分布式',
  '多源',
  '耐蚀',
  '轻型',
  '快速',
  '山区',
  '滨海',
  '老旧',
  '超长',
]

/** Titles that have no more in common than real ones: 18,432 of them, and a number where these are used up. */
export const titleOf = (n: number): string => {
  const at = (n * 7_919) % 18_432
  const pick = (list: readonly string[], by: number) => list[Math.floor(at / by) % list.length] ?? ''
  const round = Math.floor(n / 18_432)
  return `${pick(places, 1)}流域${pick(angles, 12)}${pick(objects, 192)}${pick(works, 2_304)}${round > 0 ? `之${round}` : ''}`
}

/** What the n-th achievement is. Each kind of it is claimed by `claimOf`, with the rank that somebody states. */
export interface Achievement {
  readonly n: number
  readonly kind: 'patent' | 'project' | 'award' | 'software'
  readonly title: string
  readonly people: readonly string[]
  readonly year: number
  /** Of a patent: 1 invention, 2 utility model. */
  readonly type?: 1 | 2
}

export const achievementOf = (n: number, people: readonly string[], year = 2023): Achievement => ({
  n,
  kind: (['patent', 'project', 'award', 'software'] as const)[n % 4] ?? 'patent',
  title: titleOf(n),
  people,
  year,
})

export const claimOf = (one: Achievement, rank: number | undefined, total = one.people.length): Claim => {
  const { title, people, year, n } = one
  const stated = rank === undefined ? {} : { rank: `${rank}/${total}` }
  const serial = String(n).padStart(7, '0')
  switch (one.kind) {
    case 'patent': {
      const raw = `ZL${patentNumber(year - 2, one.type ?? 1, serial)}`
      return aPatent({
        title: `一种${title}`,
        people,
        number: aPatentNumber(raw),
        dates: { granted: `${year}-03-14` },
        ...(one.type === 2 && { text: `一种${title} | 实用新型专利 | ${raw} | 授权` }),
        ...stated,
      })
    }
    case 'project':
      return aProject({
        title,
        people,
        number: `桂科AB${String(year - 2).slice(2)}${serial.slice(1)}`,
        dates: { start: `${year - 2}-03`, end: `${year}-03`, accepted: `${year}-06` },
        ...stated,
      })
    case 'award':
      return anAward({ title, people, dates: { awarded: `${year}-12` }, ...stated })
    case 'software':
      return aSoftware({
        title: `${title}平台V1.0`,
        people,
        // Running numbers had six digits before 2018.
        number: `${year}SR${year < 2018 ? serial.slice(1) : serial}`,
        dates: { registered: `${year}-05-10` },
        ...stated,
      })
  }
}

/** The n-th periodical: there are so many that two stories rarely meet in one. */
const periodicalOf = (n: number): string => `桂示范${pickOf(objects, n)}${pickOf(works, n * 7)}学报${1 + (n % 97)}版`
const pickOf = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

/** The n-th paper, as the author at this place claims it. */
export const paperOf = (
  n: number,
  people: readonly string[],
  rank: number,
  given: Parameters<typeof aPaper>[0] = {},
): Claim => {
  const title = given.title ?? `${titleOf(n)}的试验分析`
  const journal = { name: periodicalOf(n), year: 2023, issue: '8', pages: `${41 + (n % 50)}-${47 + (n % 50)}` }
  return aPaper({
    people,
    dates: { published: '2023-08' },
    rank: rank === 1 ? '第一作者' : `${rank}/${people.length}`,
    journal,
    ...given,
    title,
    text: `2023-08 | 论文 | 《${title}》 | ${(given.journal ?? journal).name ?? ''} | ${rank === 1 ? '第一作者' : `${rank}/${people.length}`}`,
  })
}
