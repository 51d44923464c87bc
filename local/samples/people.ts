import { creditCode, residentId } from './numbers.ts'

/**
 * Everybody here is invented. Names are combinations taken by a fixed stride from lists of common surnames of Guangxi and
 * of characters; resident ids and credit codes carry regions that do not exist; units are called 桂示范….
 */
const surnames = [...'覃韦黄莫陆蒙农梁卢罗谭蓝潘唐邓甘玉零闭廖']
const middles = [...'志文海丽永春桂建晓国秋玉立美家明思素']
const lasts = [...'宁峰兰琛岚杰萍泽涛芸航颖滨露昊霖']

const combinations = surnames.length * middles.length * lasts.length
// A stride without a common divisor with the number of combinations meets each of them once before it repeats one.
const stride = 1999

/** The n-th synthetic name; different for every n below 5,760. */
export const syntheticName = (n: number): string => {
  const at = (n * stride) % combinations
  const surname = surnames[at % surnames.length] ?? ''
  const middle = middles[Math.floor(at / surnames.length) % middles.length] ?? ''
  const last = lasts[Math.floor(at / (surnames.length * middles.length))] ?? ''
  return surname + middle + last
}

/** `count` names that no applicant bears, for co-workers and for the background of the archive. */
export const otherNames = (group: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => syntheticName(100 + group * 8 + i))

export interface Unit {
  readonly name: string
  readonly creditCode: string
  readonly address: string
}

const unit = (order: number, trade: string): Unit => ({
  name: `桂示范${trade}有限公司`,
  creditCode: creditCode(order),
  address: `999${String(order).padStart(3, '0')} 桂示范市示例路${order * 3 + 5}号`,
})

export const units = {
  machinery: unit(1, '农机装备'),
  sugarcane: unit(2, '甘蔗科技'),
  bridges: unit(3, '路桥工程'),
  water: unit(4, '水利设计'),
  electric: unit(5, '电力设备'),
  concrete: unit(6, '建材科技'),
  environment: unit(7, '环保工程'),
  aluminium: unit(8, '铝业'),
  forest: unit(9, '林产工业'),
  harbour: unit(10, '港航工程'),
  food: unit(11, '食品工程'),
  cars: unit(12, '汽车部件'),
  software: unit(13, '信息技术'),
} as const satisfies Record<string, Unit>

export interface Person {
  readonly name: string
  readonly sex: 'male' | 'female'
  /** `YYYY-MM-DD`. */
  readonly birth: `${number}-${number}-${number}`
  readonly residentId: string
  readonly nation: string
  readonly phone: string
  readonly worksSince: `${number}-${number}`
  readonly unit: Unit
  readonly school: string
  readonly major: string
  /** 拟评专业. */
  readonly specialty: string
}

interface PersonFacts extends Pick<Person, 'sex' | 'birth' | 'unit' | 'major' | 'specialty'> {
  readonly nation?: string
  readonly name?: string
}

const person = (order: number, facts: PersonFacts): Person => {
  const year = Number(facts.birth.slice(0, 4)) + 23
  return {
    nation: order % 2 === 0 ? '壮族' : '汉族',
    name: syntheticName(order),
    ...facts,
    residentId: residentId(facts.birth, order + 20, facts.sex),
    phone: `199000${String(1000 + order * 37).padStart(5, '0')}`,
    worksSince: `${year}-07` as `${number}-${number}`,
    school: order % 3 === 0 ? '桂示范大学' : order % 3 === 1 ? '桂示范理工大学' : '桂示范工业学院',
  }
}

const jointFirst = person(8, {
  sex: 'male',
  birth: '1984-06-11',
  unit: units.aluminium,
  major: '材料成型及控制工程',
  specialty: '有色金属冶金',
})

export const people = {
  patentOwner: person(1, {
    sex: 'male',
    birth: '1985-03-09',
    unit: units.machinery,
    major: '机械设计制造及其自动化',
    specialty: '机械工程',
  }),
  patentRival: person(2, {
    sex: 'male',
    birth: '1987-10-21',
    unit: units.sugarcane,
    major: '农业机械化及其自动化',
    specialty: '农业工程',
  }),
  bridgeBuilder: person(3, {
    sex: 'male',
    birth: '1986-01-17',
    unit: units.bridges,
    major: '土木工程',
    specialty: '路桥工程',
  }),
  gateDesigner: person(4, {
    sex: 'female',
    birth: '1986-08-25',
    unit: units.water,
    major: '水利水电工程',
    specialty: '水利工程',
  }),
  electrician: person(5, {
    sex: 'male',
    birth: '1988-04-02',
    unit: units.electric,
    major: '电气工程及其自动化',
    specialty: '电气工程',
  }),
  concreteMaker: person(6, {
    sex: 'female',
    birth: '1985-12-13',
    unit: units.concrete,
    major: '无机非金属材料工程',
    specialty: '建筑材料',
  }),
  waterCleaner: person(7, {
    sex: 'male',
    birth: '1987-05-30',
    unit: units.environment,
    major: '环境工程',
    specialty: '环境工程',
  }),
  jointFirst,
  jointSecond: person(9, {
    sex: 'female',
    birth: '1987-02-19',
    unit: units.aluminium,
    major: '冶金工程',
    specialty: '有色金属冶金',
  }),
  jointThird: person(10, {
    sex: 'male',
    birth: '1988-11-04',
    unit: units.aluminium,
    major: '机械电子工程',
    specialty: '机械工程',
  }),
  // Another person who bears the same name as `jointFirst` and as a winner in the archive.
  namesake: person(11, {
    name: jointFirst.name,
    sex: 'male',
    birth: '1986-09-27',
    unit: units.forest,
    major: '林产化工',
    specialty: '林业工程',
  }),
  harbourMaster: person(12, {
    sex: 'male',
    birth: '1985-07-08',
    unit: units.harbour,
    major: '港口航道与海岸工程',
    specialty: '水运工程',
  }),
  juiceMaker: person(13, {
    sex: 'female',
    birth: '1988-03-15',
    unit: units.food,
    major: '食品科学与工程',
    specialty: '食品工程',
  }),
  carBuilder: person(14, {
    sex: 'male',
    birth: '1986-05-06',
    unit: units.cars,
    major: '车辆工程',
    specialty: '机械工程',
  }),
  programmer: person(15, {
    sex: 'female',
    birth: '1989-01-22',
    unit: units.software,
    major: '软件工程',
    specialty: '信息系统',
  }),
  leveeDesigner: person(16, {
    sex: 'male',
    birth: '1988-02-11',
    unit: units.water,
    major: '水利水电工程',
    specialty: '水利工程',
  }),
  bankDesigner: person(17, {
    sex: 'male',
    birth: '1987-09-03',
    unit: units.harbour,
    major: '港口航道与海岸工程',
    specialty: '水运工程',
  }),
  floodModeller: person(18, {
    sex: 'female',
    birth: '1986-04-19',
    unit: units.water,
    major: '水文与水资源工程',
    specialty: '水利工程',
  }),
  drainageEngineer: person(19, {
    sex: 'male',
    birth: '1989-08-27',
    unit: units.environment,
    major: '给排水科学与工程',
    specialty: '给水排水工程',
  }),
} as const satisfies Record<string, Person>
