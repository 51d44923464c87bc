import { z } from 'zod'
import type { PartialDate } from '#domain/dates'
import type { Policy } from '#domain/policy'
import { toPartialDate } from '#text/dates'

/** What a policy file may say. Each message says what to write; a member that nobody reads is refused, for it would be a rule nobody applies. */

const isDate = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}(-\d{2}){0,2}$/.test(value)) return false
  const [year = Number.NaN, month, day] = value.split('-').map(Number)
  return toPartialDate(year, month, day) === value
}
const date = z.custom<PartialDate>(isDate, '须为实有的日期，写成 "2026-06-30"、"2026-06" 或 "2026"')
const day = z.custom<PartialDate>(
  (value) => isDate(value) && String(value).length === 10,
  '须为实有的一天，写成 "2026-06-30"',
)
const monthDay = z
  .string('须为月日，写成 "10-01"')
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, '须为月日，写成 "10-01"')
const words = (what: string) => z.string(`须填${what}`).trim().min(1, `须填${what}，不能为空`)
const list = <T extends z.ZodType>(of: T, what: string) => z.array(of, `须为${what}的列表，写成 [ … ]`)
const whole = (what: string, min = 0, max = 1_000) =>
  z.int(`${what}须为整数`).min(min, `${what}不小于 ${min}`).max(max, `${what}不大于 ${max}`)
const year = whole('年份', 1980, 2100)
const season = z.string('须为申报年度，写成 "2026"').regex(/^20\d{2}$/, '须为申报年度，写成 "2026"')

const levels = ['technician', 'assistant', 'middle', 'associate', 'full'] as const
const levelWords =
  '级别须为 technician（员级）、assistant（助理级）、middle（中级）、associate（副高级）、full（正高级）之一'
const level = z.enum(levels, levelWords)
const levelOrAny = z.enum([...levels, '*'], `${levelWords}，或 "*"（各级）`)
const series = words('系列名称，例如 "工程"；"*" 为各系列')
const kinds = ['award', 'patent', 'project', 'paper', 'software', 'standard', 'book', 'report', 'other'] as const
const kind = z.enum(
  [...kinds, 'invention', 'utility', 'design'],
  '成果类型不在规定之列，例如 invention、software、award、paper',
)

const line = {
  confirmed: z.boolean('confirmed 须为 true（有文件依据）或 false（未确认，相关预警不高于蓝色）'),
  clause: words('依据的文件与条款'),
}

const span = { from: day, to: day, name: words('节日名称') }
const table = { source: words('公开出处') }

export const policyFile = z.strictObject({
  version: words('版本号，例如 "guangxi-2026.3"；每次修改都要换新的'),
  cutOffs: list(
    z.strictObject({
      season,
      region: words('地区，例如 "广西"'),
      series,
      level: levelOrAny,
      seniority: date,
      achievements: date,
      ...line,
    }),
    '统一截止时间',
  ),
  seniority: list(
    z.strictObject({
      from: level,
      to: level,
      series,
      years: whole('年限', 0, 30),
      yearsWithDegree: z.exactOptional(
        z.strictObject({
          master: z.exactOptional(whole('年限', 0, 30)),
          doctor: z.exactOptional(whole('年限', 0, 30)),
        }),
      ),
      ...line,
    }),
    '资历年限',
  ),
  education: z.exactOptional(
    list(
      z.strictObject({
        from: year,
        to: z.exactOptional(year),
        series,
        hoursAYear: whole('每年学时', 1, 400),
        professionalShare: z.strictObject({ of: whole('专业科目所占份数', 1, 100), in: whole('总份数', 1, 100) }),
        professionalHours: whole('专业科目学时', 0, 400),
        sharedCountsAsProfessional: z.boolean('须为 true 或 false'),
        exemptions: list(words('免修情形的用词'), '免修情形'),
        countsCredits: z.exactOptional(z.boolean('须为 true 或 false')),
        ...line,
      }),
      '继续教育要求',
    ),
  ),
  publicNotice: z.exactOptional(list(z.strictObject({ workingDays: whole('工作日数', 1, 60), ...line }), '公示要求')),
  calendar: z.exactOptional(
    z.strictObject({
      years: list(
        z.strictObject({
          year,
          off: list(z.strictObject(span), '放假日'),
          worked: list(day, '调休上班日'),
          maybe: z.exactOptional(list(z.strictObject({ ...span, region: words('地区') }), '地区性或未定的假日')),
          ...line,
        }),
        '年度日历',
      ),
      spansOfOtherYears: list(
        z.strictObject({ from: monthDay, to: monthDay, holiday: words('节日名称') }),
        '节假日可能所在的时段',
      ),
    }),
  ),
  directBases: z.exactOptional(
    list(
      z.strictObject({
        code: words('代号'),
        name: words('名称'),
        words: list(words('用词'), '须出现的用词').min(1, '至少写一个用词'),
        notWords: z.exactOptional(list(words('用词'), '不得出现的用词')),
        maxLevel: level,
        series: z.exactOptional(series),
        from: day,
        quota: z.exactOptional(z.literal('enterprise-year', '只能为 "enterprise-year"（按企业、按年计名额）')),
        ...line,
      }),
      '直接申报依据',
    ),
  ),
  nominations: z.exactOptional(
    list(
      z.strictObject({
        from: year,
        basis: words('直接申报依据的代号'),
        places: whole('名额', 0, 100),
        fullPlaces: whole('正高名额', 0, 100),
        extraPlaces: whole('额外名额', 0, 100),
        extraSpecialties: list(words('专业'), '可用额外名额的专业'),
        ...line,
      }),
      '推荐名额',
    ),
  ),
  criteria: z.exactOptional(
    list(
      z.strictObject({
        series,
        level,
        kinds: list(kind, '成果类型').min(1, '至少写一种成果'),
        maxRank: z.exactOptional(whole('排名', 1, 50)),
        minCount: whole('件数', 1, 100),
        minLevel: z.exactOptional(words('最低级别，例如 "省部级"')),
        ...line,
      }),
      '评审条件',
    ),
  ),
  seriesNames: z.exactOptional(
    list(list(words('系列名称'), '同一系列的各种名称').min(1, '至少写一个名称'), '系列名称'),
  ),
  issuingBodies: z.exactOptional(
    list(
      z.strictObject({ from: day, internalOffices: list(words('内设机构名称'), '内设机构'), ...line }),
      '发文主体要求',
    ),
  ),
  recognition: z.exactOptional(
    list(z.strictObject({ from: year, hasTimeLimit: z.boolean('须为 true 或 false'), ...line }), '认定时限要求'),
  ),
  tables: z.exactOptional(
    z.strictObject({
      funders: z.exactOptional(
        list(
          z.strictObject({
            name: words('资助单位'),
            numberPattern: z.exactOptional(
              words('编号的正则表达式').refine(isPattern, '不是正确的正则表达式，例如 "[1-9]\\\\d{7}"'),
            ),
            level: z.exactOptional(words('级别')),
            ...table,
          }),
          '资助单位',
        ),
      ),
      issuers: z.exactOptional(
        list(z.strictObject({ name: words('授奖单位'), level: words('级别'), ...table }), '授奖单位'),
      ),
    }),
  ),
}) satisfies z.ZodType<Policy>

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
