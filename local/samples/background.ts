import {
  type Award,
  type Journal,
  journals,
  type Patent,
  type Project,
  type Software,
  software,
} from './achievements.ts'
import { inventionCertificateNumber, issn, patentNumber } from './numbers.ts'
import { syntheticName, type Unit } from './people.ts'

/** The rest of the archive: synthetic records that no sample application claims, so that a look-up has to choose. */

const trades = [
  '糖业',
  '锰业',
  '锡业',
  '陶瓷',
  '茧丝绸',
  '水牛乳业',
  '柑橘',
  '茶业',
  '海洋渔业',
  '轨道交通',
  '汽车零件',
  '石材',
  '中药',
  '造纸',
  '木业',
  '电池材料',
  '光伏',
  '气象仪器',
  '测绘',
  '医疗器械',
] as const

const objects: Readonly<Record<(typeof trades)[number], readonly [string, string, string]>> = {
  糖业: ['糖蜜发酵罐', '压榨机轧辊', '煮糖结晶过程'],
  锰业: ['电解锰阳极液', '锰渣堆场', '低品位锰矿焙烧炉'],
  锡业: ['锡精矿烟化炉', '尾矿库渗滤液', '细泥锡石浮选'],
  陶瓷: ['日用瓷釉料', '辊道窑燃烧器', '坭兴陶坯体'],
  茧丝绸: ['桑蚕小蚕共育室', '鲜茧干燥线', '生丝匀度检验'],
  水牛乳业: ['水牛胚胎移植', '奶牛场沼液还田', '干酪成熟库'],
  柑橘: ['沙糖橘留树保鲜', '黄龙病苗木检测', '柑橘分选果杯'],
  茶业: ['六堡茶陈化仓', '茶园间作绿肥', '鲜叶摊青设备'],
  海洋渔业: ['近江牡蛎采苗', '深水网箱锚泊', '对虾尾水处理'],
  轨道交通: ['地铁管片拼装', '接触网覆冰观测', '道岔转辙机'],
  汽车零件: ['变速箱壳体压铸', '尾气催化载体', '座椅骨架疲劳试验'],
  石材: ['大理石荒料锯切', '石粉填料改性', '矿山边坡复绿'],
  中药: ['罗汉果甜苷提取', '鸡血藤饮片炮制', '肉桂挥发油蒸馏'],
  造纸: ['蔗渣浆漂白', '纸机干燥部', '白水回收装置'],
  木业: ['桉木单板旋切', '胶合板甲醛控制', '松木防腐处理'],
  电池材料: ['三元前驱体共沉淀', '废旧电池破碎', '磷酸锰铁锂包覆'],
  光伏: ['渔光互补支架', '组件清洗机器人', '逆变器散热'],
  气象仪器: ['台风暴雨雷达', '自动站蒸发传感器', '雷电监测定位'],
  测绘: ['喀斯特洼地遥感', '北斗变形监测', '倾斜摄影建模'],
  医疗器械: ['骨科康复支具', '便携血氧探头', '口腔印模托盘'],
}

/** The n-th thing that somebody worked on, with the unit that did. There are 60. */
const subject = (n: number): { readonly unit: Unit; readonly object: string } => {
  const trade = trades[n % trades.length] ?? '糖业'
  return {
    unit: { name: `桂示范${trade}集团有限公司`, creditCode: '', address: '' },
    object: objects[trade][Math.floor(n / trades.length) % 3] ?? '',
  }
}

const pick = (choices: readonly string[], n: number): string => choices[n % choices.length] ?? ''

// The same object comes again after 60 records, and then with the next aspect, so that no title comes twice.
const aspectOf = (n: number): number => n + Math.floor(n / 60)

/** Names from a part of the list that neither applicants nor their co-workers come from. */
const names = (group: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => syntheticName(1200 + group * 9 + i))

/** The first Tuesday on or after that day: patents are granted on Tuesdays and Fridays. */
const tuesdayFrom = (year: number, month: number, day: number): `${number}-${number}-${number}` => {
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCDate(date.getUTCDate() + ((2 - date.getUTCDay() + 7) % 7))
  return date.toISOString().slice(0, 10) as `${number}-${number}-${number}`
}

const two = (n: number): string => String(n).padStart(2, '0')

const awardAspects = ['关键技术及应用', '新工艺研究与推广', '成套装备研制', '质量提升技术与示范'] as const
const awardNames = ['广西科学技术进步奖', '广西技术发明奖', '广西自然科学奖'] as const

export const backgroundAward = (n: number): Award => {
  const { unit, object } = subject(n)
  const year = 2019 + (n % 7)
  return {
    year,
    award: pick(awardNames, n % 5 < 3 ? 0 : n),
    grade: pick(['三等奖', '二等奖', '三等奖', '一等奖', '三等奖'], n),
    project: `${object}${pick(awardAspects, aspectOf(n))}`,
    winners: names(n, 4 + (n % 5)),
    units: [unit],
    awarded: `${year}-12-${two(10 + (n % 12))}` as `${number}-${number}-${number}`,
    certificateNumber: '',
  }
}

const patentKinds = ['的控制方法', '的检测装置', '的清理机构', '的密封结构'] as const

export const backgroundPatent = (n: number): Patent => {
  const { unit, object } = subject(n)
  const filedYear = 2015 + (n % 8)
  const serial = String(1_000_000 + ((n * 77_003) % 8_900_000)).slice(0, 7)
  const isUtility = n % 4 === 3
  const granted = tuesdayFrom(filedYear + (isUtility ? 1 : 2), 1 + ((n * 5) % 12), 1 + (n % 24))
  return {
    number: patentNumber(filedYear, isUtility ? 2 : 1, serial),
    type: isUtility ? 'utility' : 'invention',
    publication: `CN ${isUtility ? 2 : 1}${String(10_000_000 + n * 60_017).slice(0, 8)} ${isUtility ? 'U' : 'B'}`,
    certificateNumber: inventionCertificateNumber(granted),
    title: `一种${object}${pick(patentKinds, aspectOf(n))}`,
    inventors: names(200 + n, 2 + (n % 5)),
    owners: [unit],
    filed: `${filedYear}-${two(1 + ((n * 7) % 12))}-${two(1 + ((n * 11) % 27))}` as `${number}-${number}-${number}`,
    granted,
  }
}

const projectAspects = ['技术研究', '示范应用', '机理与调控研究', '中试开发'] as const

export const backgroundProject = (n: number): Project => {
  const { unit, object } = subject(n)
  const year = 2018 + (n % 6)
  return {
    number: `桂科${pick(['AB', 'AA', 'AD'], n)}${two(year - 2000)}${String(300_000 + n * 1_237).slice(0, 6)}`,
    title: `${object}${pick(projectAspects, aspectOf(n))}`,
    members: names(400 + n, 4 + (n % 4)),
    unit,
    start: `${year}-${two(3 + (n % 9))}` as `${number}-${number}`,
    end: `${year + 2}-${two(3 + (n % 9))}` as `${number}-${number}`,
    accepted: `${year + 3}-${two(1 + (n % 6))}-${two(10 + (n % 15))}` as `${number}-${number}-${number}`,
    budgetWan: 30 + (n % 12) * 10,
  }
}

const systems = ['管理系统', '数据分析平台', '在线监测软件', '移动端应用软件'] as const

export const backgroundSoftware = (n: number): Software => {
  const { unit, object } = subject(n)
  const year = 2019 + (n % 6)
  const month = 2 + ((n * 5) % 10)
  return software(year, 100_000 + month * 120_000 + n * 211, {
    title: `${object}${pick(systems, aspectOf(n))}`,
    version: `V${1 + (n % 3)}.0`,
    owner: unit,
    developers: names(600 + n, 2 + (n % 3)),
    finished: `${year}-${two(month - 1)}-15` as `${number}-${number}-${number}`,
    registered: `${year}-${two(month)}-${two(5 + (n % 20))}` as `${number}-${number}-${number}`,
  })
}

const branches = ['冶金', '化工', '农机', '交通', '建筑', '林业', '海洋', '气象', '测绘', '医学装备'] as const

/** Journals that do not exist; their ISSN pass the check, their CN numbers are a pair with them. */
export const allJournals: readonly Journal[] = [
  ...Object.values(journals),
  ...Array.from({ length: 20 }, (_, n): Journal => {
    const branch = pick(branches, n)
    return {
      name: `桂示范${branch}${n < branches.length ? '技术' : '研究'}`,
      issn: issn(String(2_999_201 + n)),
      cn: `CN 45-59${20 + n}/${pick(['TF', 'TQ', 'S', 'U', 'TU', 'S', 'P', 'P', 'P', 'R'], n)}`,
      sponsor: `桂示范${branch}学会`,
    }
  }),
]
