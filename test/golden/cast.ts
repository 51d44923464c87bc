import type { CutOff } from '#domain/policy'
import type { Award, Day, Patent, Project } from '#local/samples/achievements'
import { patentNumber } from '#local/samples/numbers'
import { units } from '#local/samples/people'
import { compareNames } from '#text/names'
import { type Person, personOf, titleOf } from '../../bench/simulate/cast.ts'
import { inWords } from './form.ts'
import type { ArchiveTable } from './golden-case.ts'

export { type Person, titleOf } from '../../bench/simulate/cast.ts'

/** A person of the golden set; names do not come again for a long while. */
export const who = (n: number, given: Partial<Person> = {}): Person => ({ ...personOf(40_000 + n * 13), ...given })

/** Names that nobody takes for the n-th person's. */
export const strangers = (n: number, count = 3): readonly string[] => {
  const found: string[] = []
  for (let i = n + 510; found.length < count; i++) {
    const { name } = who(i)
    if (compareNames(who(n).name, name) === 'different' && !found.includes(name)) found.push(name)
  }
  return found
}

export const unitNamed = (name: string) => ({ name, creditCode: '', address: '桂示范市示例路1号' })

/** A patent as it really is; Tuesday 2023-03-14 is the day of its grant. */
export const patentOf = (n: number, given: Partial<Patent> = {}): Patent => {
  const type = given.type ?? 'invention'
  const filed: Day = given.filed ?? '2021-05-20'
  const serial = String(1_000_000 + n * 7_919).slice(-7)
  return {
    type,
    number: patentNumber(Number(filed.slice(0, 4)), type === 'invention' ? 1 : 2, serial),
    publication: `CN ${type === 'invention' ? 1 : 2}${String(13_000_000 + n * 977).slice(0, 8)} ${type === 'invention' ? 'B' : 'U'}`,
    certificateNumber: 5_800_000 + n,
    title: `一种${titleOf(n).replace(/研究$|研制$/, '')}装置`,
    inventors: [],
    owners: [units.machinery],
    filed,
    granted: '2023-03-14',
    ...given,
  }
}

/** The row of a patent in the table of patents, as its honest owner fills it in. */
export const patentRow = (
  patent: Patent,
  rank: string,
  given: Partial<{ title: string; type: string; number: string; publication: string; granted: string }> = {},
): readonly string[] => [
  given.title ?? patent.title,
  given.type ?? (patent.type === 'invention' ? '发明专利' : '实用新型'),
  given.number ?? `ZL${patent.number}`,
  given.publication ?? patent.publication,
  given.granted ?? inWords(patent.granted),
  rank,
]

/** A date that a row prints: 2021.03. */
export const month = (date: string): string => date.slice(0, 7).replace('-', '.')

/** A project of the region's science department, of which the n-th person is the leader. */
export const projectOf = (n: number, given: Partial<Project> = {}): Project => ({
  number: `桂科AB21${String(100_000 + n * 37).slice(-6)}`,
  title: titleOf(n + 3_000),
  members: [who(n).name, who(n + 500).name, who(n + 501).name, who(n + 502).name],
  unit: unitNamed(who(n).unit),
  start: '2021-03',
  end: '2023-03',
  accepted: '2023-06-15',
  budgetWan: 120,
  ...given,
})

/** The row in the table of projects: name, number, time, 万元, rank. */
export const projectRow = (project: Project, rank: string, given: Partial<Project> = {}): readonly string[] => {
  const { title, number, start, end, budgetWan } = { ...project, ...given }
  return [title, number, `${month(start)}-${month(end)}`, budgetWan > 0 ? String(budgetWan) : '', rank]
}

export const prize = '广西科学技术进步奖'

/** A prize of the region for a project of the n-th person. */
export const awardOf = (n: number, given: Partial<Award> = {}): Award => ({
  year: 2022,
  award: prize,
  grade: '二等奖',
  project: titleOf(n + 6_000),
  winners: [who(n).name, who(n + 500).name, who(n + 501).name, who(n + 502).name],
  units: [unitNamed(who(n).unit)],
  awarded: '2022-12-20',
  certificateNumber: `2022-J-2-${100 + n}-R`,
  ...given,
})

export const awardRow = (
  award: Award,
  rank: string,
  given: Partial<{ words: string; level: string; issuer: string; date: string }> = {},
): readonly string[] => [
  given.date ?? inWords(award.awarded),
  given.words ?? `${award.award}${award.grade}：${award.project}`,
  given.level ?? '省部级',
  given.issuer ?? '广西壮族自治区人民政府',
  rank,
]

export const projectArchive = (
  projects: readonly Project[],
  given: Partial<Pick<ArchiveTable, 'trust' | 'complete'>> & { readonly notes?: string } = {},
): ArchiveTable => {
  const { notes, ...options } = given
  return {
    kind: 'project',
    rows: [
      ['项目编号', '项目名称', '负责人', '主要成员', '承担单位', '起止时间', '经费(万元)', '验收日期', '备注'],
      ...projects.map(({ number, title, members, unit, start, end, budgetWan, accepted }) => [
        number,
        title,
        members[0] ?? '',
        members.slice(1).join('、'),
        unit.name,
        `${month(start)}-${month(end)}`,
        String(budgetWan),
        accepted,
        notes ?? '',
      ]),
    ],
    ...options,
  }
}

export const awardArchive = (
  awards: readonly Award[],
  given: Partial<Pick<ArchiveTable, 'trust' | 'complete'>> = {},
): ArchiveTable => ({
  kind: 'award',
  rows: [
    ['年度', '奖项名称', '等级', '项目名称', '完成人', '完成单位'],
    ...awards.map(({ year, award, grade, project, winners, units }) => [
      String(year),
      award,
      grade,
      project,
      winners.join('、'),
      units.map(({ name }) => name).join('、'),
    ]),
  ],
  ...given,
})

/** The list of the prize holds every winner of these years. */
export const wholeAwards = (fromYear: number, toYear: number, scope = prize): NonNullable<ArchiveTable['complete']> => [
  { scope, fromYear, toYear },
]

/** As the certificates of the samples know a person. */
export const fullPerson = (n: number) => ({
  ...who(n),
  birth: '1985-03-15' as const,
  nation: '壮族',
  phone: '',
  worksSince: '2008-07' as const,
  unit: { name: who(n).unit, creditCode: '', address: '' },
  school: '桂示范大学',
  major: '机械工程',
  specialty: '机械工程',
})

/** A cut-off of the season that stands fast. */
export const cutOff = (day: Day): CutOff => ({
  season: '2026',
  region: '广西',
  series: '*',
  level: '*',
  seniority: day,
  achievements: day,
  confirmed: true,
  clause: '示例统一时间截止',
})
