import type { ArchiveRecord, Completeness } from '#domain/archive-record'
import type { PartialDate } from '#domain/dates'
import { awards, patents, projects, softwares } from './achievements.ts'
import { allJournals, backgroundAward, backgroundPatent, backgroundProject, backgroundSoftware } from './background.ts'
import { dotted } from './dates.ts'
import { encodeGb18030, type TableRows, toCsv, toTsv, toXlsx } from './encode-tables.ts'

/** A file as a department hands it over, with what the import must be told of it. */
export interface SampleArchiveFile {
  readonly file: string
  readonly bytes: Uint8Array
  readonly dataset: string
  readonly kind: ArchiveRecord['kind']
  readonly department: string
  readonly trust: ArchiveRecord['trust']
  readonly complete: readonly Completeness[]
}

const several = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n))

/** Records that the sample applications lean on, with the background around them. */
export const archiveContent = {
  awards: [...Object.values(awards), ...several(84 - Object.keys(awards).length, backgroundAward)].toSorted(
    (a, b) => a.year - b.year,
  ),
  patents: [...Object.values(patents), ...several(132 - Object.keys(patents).length, backgroundPatent)].toSorted(
    (a, b) => a.granted.localeCompare(b.granted, 'en'),
  ),
  projects: [...Object.values(projects), ...several(72 - Object.keys(projects).length, backgroundProject)].toSorted(
    (a, b) => a.start.localeCompare(b.start, 'en'),
  ),
  software: [...Object.values(softwares), ...several(48 - Object.keys(softwares).length, backgroundSoftware)].toSorted(
    (a, b) => a.registered.localeCompare(b.registered, 'en'),
  ),
  journals: allJournals,
}

const awardRows = (): TableRows => [
  ['年度', '奖项名称', '等级', '项目名称', '完成人', '完成单位'],
  ...archiveContent.awards.map(({ year, award, grade, project, winners, units }) => [
    String(year),
    award,
    grade,
    project,
    winners.join('、'),
    units.map(({ name }) => name).join('、'),
  ]),
]

const day = (date: PartialDate): string => date.replaceAll('-', '.')

const patentRows = (): TableRows => [
  ['授权公告号', '申请号', '发明名称', '发明人', '专利权人', '申请日', '授权公告日', '法律状态'],
  ...archiveContent.patents.map(({ publication, number, title, inventors, owners, filed, granted }) => [
    publication.replaceAll(' ', ''),
    number,
    title,
    inventors.join(';'),
    owners.map(({ name }) => name).join(';'),
    day(filed),
    day(granted),
    '授权',
  ]),
]

const projectRows = (): TableRows => [
  ['项目编号', '项目名称', '负责人', '主要成员', '承担单位', '起止时间', '经费(万元)', '验收日期'],
  ...archiveContent.projects.map(({ number, title, members, unit, start, end, budgetWan, accepted }) => [
    number,
    title,
    members[0] ?? '',
    members.slice(1).join('、'),
    unit.name,
    `${dotted(start)}-${dotted(end)}`,
    String(budgetWan),
    accepted,
  ]),
]

const softwareJson = (): string =>
  JSON.stringify(
    archiveContent.software.map(
      ({ registration, certificateNumber, title, version, owner, developers, finished, registered }) => ({
        登记号: registration,
        证书号: certificateNumber,
        软件名称: title,
        版本号: version,
        著作权人: owner.name,
        开发人员: developers,
        开发完成日期: finished,
        登记日期: registered,
      }),
    ),
    undefined,
    1,
  )

const journalRows = (): TableRows => [
  ['刊名', 'ISSN', 'CN刊号', '主办单位', '状态'],
  ...archiveContent.journals.map(({ name, issn, cn, sponsor }) => [name, issn, cn, sponsor, '正常出版']),
]

const awardDataset = 'sample-awards'

/** The prize as a whole and its classes, as a department would declare what its lists hold. */
const completeAwards: readonly Completeness[] = [
  '广西科学技术奖',
  '广西科学技术进步奖',
  '广西技术发明奖',
  '广西自然科学奖',
].map((scope) => ({ dataset: awardDataset, kind: 'award', scope, fromYear: 2019, toYear: 2025 }))

/** The archive that belongs to the sample applications: 360 synthetic records in five files of five formats. */
export const buildArchive = (): readonly SampleArchiveFile[] => [
  {
    file: 'awards.csv',
    bytes: encodeGb18030(toCsv(awardRows())),
    dataset: awardDataset,
    kind: 'award',
    department: '桂示范科学技术厅',
    trust: 'A',
    complete: completeAwards,
  },
  {
    file: 'patents.tsv',
    bytes: new TextEncoder().encode(toTsv(patentRows())),
    dataset: 'sample-patents',
    kind: 'patent',
    department: '桂示范知识产权局',
    trust: 'A',
    complete: [],
  },
  {
    file: 'projects.csv',
    bytes: new TextEncoder().encode(toCsv(projectRows())),
    dataset: 'sample-projects',
    kind: 'project',
    department: '桂示范科学技术厅',
    trust: 'A',
    complete: [],
  },
  {
    file: 'software.json',
    bytes: new TextEncoder().encode(softwareJson()),
    dataset: 'sample-software',
    kind: 'software',
    department: '桂示范版权局',
    trust: 'A',
    complete: [],
  },
  {
    file: 'journals.xlsx',
    bytes: toXlsx('期刊', journalRows()),
    dataset: 'sample-journals',
    kind: 'journal',
    department: '桂示范新闻出版局',
    trust: 'A',
    complete: [],
  },
]
