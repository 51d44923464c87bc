import type { PartialDate } from '#domain/dates'
import { inventionCertificateNumber, issn, patentNumber } from './numbers.ts'
import { otherNames, type Person, people, type Unit, units } from './people.ts'

/** What really happened, in the synthetic world: the archive and the honest certificates are both printed from this. */

export type Day = `${number}-${number}-${number}`

export interface Patent {
  readonly number: string
  readonly type: 'invention' | 'utility'
  readonly publication: string
  readonly certificateNumber: number
  readonly title: string
  readonly inventors: readonly string[]
  readonly owners: readonly Unit[]
  readonly filed: Day
  readonly granted: Day
}

export interface Award {
  readonly year: number
  readonly award: string
  readonly grade: string
  readonly project: string
  readonly winners: readonly string[]
  readonly units: readonly Unit[]
  readonly awarded: Day
  readonly certificateNumber: string
}

export interface Project {
  readonly number: string
  readonly title: string
  /** The leader first. */
  readonly members: readonly string[]
  readonly unit: Unit
  readonly start: `${number}-${number}`
  readonly end: `${number}-${number}`
  readonly accepted: Day
  readonly budgetWan: number
}

export interface Software {
  readonly registration: string
  readonly certificateNumber: string
  readonly title: string
  readonly version: string
  readonly owner: Unit
  readonly developers: readonly string[]
  readonly finished: Day
  readonly registered: Day
}

export interface Journal {
  readonly name: string
  readonly issn: string
  readonly cn: string
  readonly sponsor: string
}

export interface Paper {
  readonly title: string
  readonly journal: Journal
  readonly issued: PartialDate
  readonly issue: number
  readonly pages: readonly [from: number, to: number]
  readonly authors: readonly string[]
  readonly abstract: string
  readonly keywords: string
}

const names = (...members: readonly (Person | string)[]): readonly string[] =>
  members.map((member) => (typeof member === 'string' ? member : member.name))

const invention = (
  facts: Pick<Patent, 'title' | 'inventors' | 'owners' | 'filed' | 'granted'> & { readonly serial: string },
): Patent => {
  const { serial, ...rest } = facts
  return {
    ...rest,
    type: 'invention',
    number: patentNumber(Number(facts.filed.slice(0, 4)), 1, serial),
    publication: `CN 1${serial.slice(0, 4)}${serial.slice(2, 6)} B`,
    certificateNumber: inventionCertificateNumber(facts.granted),
  }
}

const utility = (
  facts: Pick<Patent, 'title' | 'inventors' | 'owners' | 'filed' | 'granted' | 'certificateNumber'> & {
    readonly serial: string
  },
): Patent => {
  const { serial, ...rest } = facts
  return {
    ...rest,
    type: 'utility',
    number: patentNumber(Number(facts.filed.slice(0, 4)), 2, serial),
    publication: `CN 2${serial.slice(0, 4)}${serial.slice(2, 6)} U`,
  }
}

export const patents = {
  /** Two applicants claim to be its first inventor; the list says first and third. */
  planter: invention({
    serial: '0968314',
    title: '一种甘蔗种植机的排种与覆土联动装置',
    inventors: names(people.patentOwner, ...otherNames(1, 1), people.patentRival, ...otherNames(2, 1)),
    owners: [units.machinery, units.sugarcane],
    filed: '2020-09-15',
    granted: '2022-07-01',
  }),
  /** Claimed for the present title in 2019, and again in 2026. */
  pierFormwork: invention({
    serial: '0992507',
    title: '一种山区桥梁墩柱模板的快速对拉装置',
    inventors: names(people.bridgeBuilder, ...otherNames(3, 2)),
    owners: [units.bridges],
    filed: '2016-11-10',
    granted: '2019-03-19',
  }),
  wetJoint: invention({
    serial: '0457126',
    title: '一种装配式箱梁湿接缝的注浆养护方法',
    inventors: names(people.bridgeBuilder, ...otherNames(4, 3)),
    owners: [units.bridges],
    filed: '2020-05-26',
    granted: '2022-11-08',
  }),
  /** Granted between the earlier cut-off (2019-06-30) and the grant of the present title (2019-12-27). */
  sluiceGate: invention({
    serial: '0334819',
    title: '一种小型水闸的自动启闭限位机构',
    inventors: names(people.gateDesigner, ...otherNames(5, 2)),
    owners: [units.water],
    filed: '2017-05-12',
    granted: '2019-09-10',
  }),
  /** Three of its inventors apply in the same season, each with the right rank. */
  rollingMill: invention({
    serial: '0187235',
    title: '一种铝板带轧制乳化液的在线净化系统',
    inventors: names(people.jointFirst, people.jointSecond, people.jointThird, ...otherNames(6, 2)),
    owners: [units.aluminium],
    filed: '2020-03-17',
    granted: '2021-12-07',
  }),
  dryingRoom: invention({
    serial: '1173058',
    title: '一种八角烘干房的余热回收装置',
    inventors: names(people.namesake, ...otherNames(7, 1)),
    owners: [units.forest],
    filed: '2019-11-26',
    granted: '2021-06-15',
  }),
  juiceDegassing: invention({
    serial: '0810642',
    title: '一种百香果原浆的低温脱气设备',
    inventors: names(people.juiceMaker, ...otherNames(8, 3)),
    owners: [units.food],
    filed: '2021-07-16',
    granted: '2024-03-05',
  }),
  subframe: invention({
    serial: '0275981',
    title: '一种汽车副车架焊接工装的快换定位结构',
    inventors: names(people.carBuilder, ...otherNames(9, 3)),
    owners: [units.cars],
    filed: '2022-03-21',
    granted: '2025-01-14',
  }),
  stampingFeeder: utility({
    serial: '1846270',
    title: '一种冲压线板料分张检测装置',
    inventors: names(...otherNames(10, 1), people.carBuilder, ...otherNames(11, 1)),
    owners: [units.cars],
    filed: '2021-03-30',
    granted: '2021-11-19',
    certificateNumber: 14_805_236,
  }),
} as const satisfies Record<string, Patent>

export const awards = {
  /** One applicant claims 2/6; the list has that person fifth. */
  sandConcrete: {
    year: 2022,
    award: '广西科学技术进步奖',
    grade: '三等奖',
    project: '机制砂高性能混凝土制备关键技术及应用',
    winners: names(...otherNames(12, 4), people.concreteMaker, ...otherNames(13, 1)),
    units: [units.concrete],
    awarded: '2022-12-20',
    certificateNumber: '桂奖2022J3018506',
  },
  greenRolling: {
    year: 2023,
    award: '广西科学技术进步奖',
    grade: '二等奖',
    project: '高精铝板带绿色轧制关键技术与产业化',
    winners: names(people.jointFirst, people.jointSecond, people.jointThird, ...otherNames(14, 4)),
    units: [units.aluminium],
    awarded: '2023-12-12',
    certificateNumber: '桂奖2023J2007301',
  },
  asepticFilling: {
    year: 2024,
    award: '广西科学技术进步奖',
    grade: '三等奖',
    project: '热带水果原浆无菌灌装关键技术与装备',
    winners: names(...otherNames(15, 1), people.juiceMaker, ...otherNames(16, 4)),
    units: [units.food],
    awarded: '2024-12-17',
    certificateNumber: '桂奖2024J3022402',
  },
  lightChassis: {
    year: 2024,
    award: '广西科学技术进步奖',
    grade: '二等奖',
    project: '新能源商用车轻量化底盘设计制造技术及应用',
    winners: names(...otherNames(17, 3), people.carBuilder, ...otherNames(18, 4)),
    units: [units.cars],
    awarded: '2024-12-17',
    certificateNumber: '桂奖2024J2009704',
  },
  /** One of its winners has the name of two applicants and is neither of them. */
  seedlings: {
    year: 2021,
    award: '广西科学技术进步奖',
    grade: '三等奖',
    project: '桉树组培苗工厂化繁育技术研究与推广',
    winners: names(...otherNames(19, 1), people.namesake, ...otherNames(20, 3)),
    units: [{ name: '桂示范林木种苗繁育中心', creditCode: '', address: '' }],
    awarded: '2021-12-14',
    certificateNumber: '桂奖2021J3015002',
  },
} as const satisfies Record<string, Award>

export const projects = {
  lowlands: {
    number: '桂科AB22031067',
    title: '低洼城区积水预报与排涝调度技术研究',
    members: names(people.floodModeller, people.drainageEngineer, ...otherNames(40, 3)),
    unit: units.water,
    start: '2022-04',
    end: '2024-06',
    accepted: '2024-09-12',
    budgetWan: 105,
  },
  planterSystem: {
    number: '桂科AB20159036',
    title: '丘陵蔗区预切种式种植机研制与示范',
    members: names(people.patentOwner, ...otherNames(21, 5)),
    unit: units.machinery,
    start: '2020-07',
    end: '2023-06',
    accepted: '2023-09-22',
    budgetWan: 180,
  },
  caneLogistics: {
    number: '桂科AB21196027',
    title: '甘蔗机收糖厂快速卸车与除杂技术研究',
    members: names(people.patentRival, ...otherNames(22, 4)),
    unit: units.sugarcane,
    start: '2021-08',
    end: '2023-12',
    accepted: '2024-03-28',
    budgetWan: 120,
  },
  steepSlopes: {
    number: '桂科AB21220058',
    title: '岩溶陡坡桩基成孔与监测技术研究',
    members: names(...otherNames(23, 1), people.bridgeBuilder, ...otherNames(24, 4)),
    unit: units.bridges,
    start: '2021-10',
    end: '2024-03',
    accepted: '2024-06-25',
    budgetWan: 150,
  },
  smallReservoirs: {
    number: '桂科AB22035041',
    title: '小型水库雨水情测报与大坝安全监测集成示范',
    members: names(people.gateDesigner, ...otherNames(25, 5)),
    unit: units.water,
    start: '2022-03',
    end: '2024-12',
    accepted: '2025-03-18',
    budgetWan: 95,
  },
  ringCabinets: {
    number: '桂科AB20238019',
    title: '湿热地区环网柜凝露防治技术研究',
    members: names(people.electrician, ...otherNames(26, 3)),
    unit: units.electric,
    start: '2020-11',
    end: '2022-10',
    accepted: '2022-12-15',
    budgetWan: 80,
  },
  manufacturedSand: {
    number: '桂科AB21075012',
    title: '石灰岩机制砂石粉含量在线调控技术研究',
    members: names(people.concreteMaker, ...otherNames(27, 4)),
    unit: units.concrete,
    start: '2021-05',
    end: '2023-04',
    accepted: '2023-07-11',
    budgetWan: 110,
  },
  dyeingWater: {
    number: '桂科AB22080093',
    title: '印染园区中水回用工艺中试研究',
    members: names(people.waterCleaner, ...otherNames(28, 4)),
    unit: units.environment,
    start: '2022-05',
    end: '2024-10',
    accepted: '2025-01-09',
    budgetWan: 130,
  },
  scrapRecycling: {
    number: '桂科AA22068014',
    title: '废铝保级再生熔炼技术研究',
    members: names(people.jointFirst, ...otherNames(29, 6)),
    unit: units.aluminium,
    start: '2022-06',
    end: '2025-05',
    accepted: '2025-07-24',
    budgetWan: 400,
  },
  rollCoolant: {
    number: '桂科AB23026077',
    title: '铝箔轧机工艺润滑智能配液技术研究',
    members: names(people.jointSecond, ...otherNames(30, 4)),
    unit: units.aluminium,
    start: '2023-03',
    end: '2025-02',
    accepted: '2025-04-17',
    budgetWan: 160,
  },
  coilHandling: {
    number: '桂科AB21238033',
    title: '铝卷无人化吊运与立体仓储系统开发',
    members: names(...otherNames(31, 2), people.jointThird, ...otherNames(32, 3)),
    unit: units.aluminium,
    start: '2021-11',
    end: '2023-10',
    accepted: '2023-12-21',
    budgetWan: 210,
  },
  starAnise: {
    number: '桂科AB21196065',
    title: '八角鲜果低损干制工艺与装备研究',
    members: names(people.namesake, ...otherNames(33, 3)),
    unit: units.forest,
    start: '2021-09',
    end: '2024-08',
    accepted: '2024-11-14',
    budgetWan: 90,
  },
  /** Led by a third person of that name, in another unit. */
  camellia: {
    number: '桂科AB20159071',
    title: '油茶籽烘干与脱壳一体化技术研究',
    members: names(people.namesake, ...otherNames(34, 3)),
    unit: { name: '桂示范农产品加工研究所', creditCode: '', address: '' },
    start: '2020-07',
    end: '2022-12',
    accepted: '2023-03-16',
    budgetWan: 60,
  },
  channelDredging: {
    number: '桂科AB22035088',
    title: '内河航道淤积预测与疏浚调度研究',
    members: names(people.harbourMaster, ...otherNames(35, 4)),
    unit: units.harbour,
    start: '2022-04',
    end: '2024-09',
    accepted: '2024-12-05',
    budgetWan: 140,
  },
  fruitPulp: {
    number: '桂科AB22080047',
    title: '百香果原浆褐变控制与品质保持技术研究',
    members: names(people.juiceMaker, ...otherNames(36, 4)),
    unit: units.food,
    start: '2022-05',
    end: '2024-04',
    accepted: '2024-07-18',
    budgetWan: 100,
  },
  weldingLine: {
    number: '桂科AA21077009',
    title: '商用车车架柔性焊接生产线开发',
    members: names(people.carBuilder, ...otherNames(37, 6)),
    unit: units.cars,
    start: '2021-06',
    end: '2024-05',
    accepted: '2024-08-29',
    budgetWan: 500,
  },
  hotForming: {
    number: '桂科AB22049025',
    title: '超高强钢热成形件回弹预测与补偿研究',
    members: names(...otherNames(38, 1), people.carBuilder, ...otherNames(39, 3)),
    unit: units.cars,
    start: '2022-08',
    end: '2025-01',
    accepted: '2025-04-10',
    budgetWan: 170,
  },
  cityFlood: {
    number: '桂科AB21220016',
    title: '城市内涝积水点智能感知与推演平台研发',
    members: names(people.programmer, ...otherNames(40, 5)),
    unit: units.software,
    start: '2021-10',
    end: '2023-09',
    accepted: '2023-12-07',
    budgetWan: 150,
  },
} as const satisfies Record<string, Project>

/**
 * 证书号 minus the running number of the registration is one constant for a year (domain.md 2.7). These constants are our
 * own; the archive holds enough pairs of each year for the rule to learn them.
 */
export const softwareOffsets: Readonly<Record<number, number>> = {
  2019: 3_420_757,
  2020: 5_106_384,
  2021: 6_724_910,
  2022: 9_351_266,
  2023: 10_587_103,
  2024: 12_610_455,
}

export const software = (
  year: number,
  serial: number,
  facts: Pick<Software, 'title' | 'version' | 'owner' | 'developers' | 'finished' | 'registered'>,
): Software => ({
  ...facts,
  registration: `${year}SR${String(serial).padStart(7, '0')}`,
  certificateNumber: `软著登字第${(softwareOffsets[year] ?? 0) + serial}号`,
})

export const softwares = {
  caneDispatch: software(2022, 612_377, {
    title: '甘蔗机收进厂调度管理系统',
    version: 'V1.0',
    owner: units.sugarcane,
    developers: names(people.patentRival, ...otherNames(22, 2)),
    finished: '2022-02-18',
    registered: '2022-05-20',
  }),
  floodTwin: software(2023, 874_120, {
    title: '城市内涝推演与应急指挥平台软件',
    version: 'V2.0',
    owner: units.software,
    developers: names(people.programmer, ...otherNames(40, 3)),
    finished: '2023-05-12',
    registered: '2023-07-31',
  }),
  pumpPatrol: software(2021, 1_530_266, {
    title: '排水泵站移动巡检系统',
    version: 'V1.0',
    owner: units.software,
    developers: names(people.programmer, ...otherNames(41, 2)),
    finished: '2021-07-06',
    registered: '2021-10-18',
  }),
} as const satisfies Record<string, Software>

const journal = (name: string, issnBody: string, cn: string, sponsor: string): Journal => ({
  name,
  issn: issn(issnBody),
  cn,
  sponsor,
})

export const journals = {
  machines: journal('桂示范机械工程', '2999101', 'CN 45-5901/TH', '桂示范机械工程学会'),
  water: journal('桂示范水利', '2999102', 'CN 45-5902/TV', '桂示范水利学会'),
  computing: journal('桂示范计算机应用', '2999103', 'CN 45-5903/TP', '桂示范计算机学会'),
  food: journal('桂示范食品与轻工', '2999104', 'CN 45-5904/TS', '桂示范食品学会'),
} as const satisfies Record<string, Journal>

export const papers = {
  springback: {
    title: '热成形梁类件回弹的分段补偿方法',
    journal: journals.machines,
    issued: '2023-08',
    issue: 8,
    pages: [41, 47],
    authors: names(people.carBuilder, ...otherNames(39, 2)),
    abstract:
      '梁类热成形件出模后的回弹沿长度方向并不均匀。将零件按刚度突变处分段，以每段实测的转角误差修正模面，经两轮修模后轮廓偏差由1.8 mm降到0.5 mm以内。',
    keywords: '热成形；回弹；模面补偿；分段',
  },
  seepage: {
    title: '均质土坝测压管滞后效应的识别',
    journal: journals.water,
    issued: '2024-05',
    issue: 3,
    pages: [12, 18],
    authors: names(people.gateDesigner, ...otherNames(25, 1)),
    abstract:
      '测压管水位滞后于库水位，直接用于渗流判别会产生偏差。采用互相关分析估计各管的滞后时间，并据此重算浸润线，三座小型土坝的算例表明判别结果与开挖揭示情况相符。',
    keywords: '土坝；测压管；滞后；浸润线',
  },
  inundation: {
    title: '面向积水点的多源水位数据同化',
    journal: journals.computing,
    issued: '2022-11',
    issue: 11,
    pages: [88, 95],
    authors: names(people.programmer, ...otherNames(40, 2)),
    abstract:
      '城市积水点的雷达液位、视频识别与人工上报三类数据在时间与精度上差别很大。给出一种带可信度权重的集合同化流程，在四场暴雨的回放中，一小时预报的平均误差减小了三成。',
    keywords: '城市内涝；数据同化；积水点；预报',
  },
  browning: {
    title: '低温脱气对百香果原浆色泽的影响',
    journal: journals.food,
    issued: '2023-04',
    issue: 4,
    pages: [63, 68],
    authors: names(people.juiceMaker, ...otherNames(36, 2)),
    abstract:
      '比较了常温与8℃两种脱气条件下百香果原浆在九十天贮藏期内的色差、维生素C与溶解氧。低温脱气组的色差始终低于对照，维生素C保留率提高了一成以上。',
    keywords: '百香果；脱气；褐变；贮藏',
  },
} as const satisfies Record<string, Paper>
