import { readFileSync } from 'node:fs'
import type { PartialDate } from '#domain/dates'
import type { Award, Paper, Patent, Project, Software } from './achievements.ts'
import { dotted, inPaddedWords, inWords } from './dates.ts'
import { printedPatentNumber } from './numbers.ts'
import { a4, type Content, pageMargins, type Shape } from './pdf.ts'
import type { Person, Unit } from './people.ts'
import type { Work } from './submission.ts'
import { middle, ruled } from './tables.ts'

/** The evidence pages behind a form. Each function gives one page that begins on a sheet of its own. */

const frame = (colour: string): Content => ({
  absolutePosition: { x: 0, y: 0 },
  canvas: [
    { type: 'rect', x: 26, y: 26, w: a4.width - 52, h: a4.height - 62, lineWidth: 3, lineColor: colour },
    { type: 'rect', x: 33, y: 33, w: a4.width - 66, h: a4.height - 76, lineWidth: 0.8, lineColor: colour },
  ],
})

const star = (x: number, y: number, radius: number): Shape => ({
  type: 'polyline',
  closePath: true,
  color: '#c8282d',
  lineColor: '#c8282d',
  lineWidth: 0.5,
  points: Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? radius : radius * 0.382
    const angle = -Math.PI / 2 + (i * Math.PI) / 5
    return { x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) }
  }),
})

/** A round seal with a star and, under it, words that say that it is a sample. */
const seal = (x: number, y: number): readonly Content[] => [
  {
    absolutePosition: { x: x - 44, y: y - 44 },
    canvas: [{ type: 'ellipse', x: 44, y: 44, r1: 43, r2: 43, lineWidth: 2, lineColor: '#c8282d' }, star(44, 38, 13)],
  },
  { text: '示例专用章', absolutePosition: { x: x - 23, y: y + 14 }, fontSize: 9, color: '#c8282d' },
]

const sheet = (content: readonly Content[]): Content => ({ stack: content, pageBreak: 'before' })

const titleLine = (text: string, spacing: number, top = 48): Content => ({
  text,
  fontSize: 25,
  bold: true,
  alignment: 'center',
  characterSpacing: spacing,
  margin: [0, top, 0, 34],
})

const line = (text: string, gap = 15): Content => ({ text, fontSize: 13, margin: [16, 0, 12, gap] })

const paragraph = (text: string): Content => ({
  text,
  fontSize: 12,
  lineHeight: 1.5,
  leadingIndent: 24,
  margin: [16, 6, 12, 8],
})

const patentNames = { invention: '发明', utility: '实用新型' } as const

const grantWords = (patent: Patent): readonly Content[] => [
  paragraph(
    `国家知识产权局依照中华人民共和国专利法经过${patent.type === 'invention' ? '' : '初步'}审查，决定授予专利权，颁发${patentNames[patent.type]}专利证书并在专利登记簿上予以登记。专利权自授权公告之日起生效。专利权期限为${patent.type === 'invention' ? '二十' : '十'}年，自申请日起算。`,
  ),
  paragraph(
    '专利证书记载专利权登记时的法律状况。专利权的转移、质押、无效、终止、恢复和专利权人的姓名或名称、国籍、地址变更等事项记载在专利登记簿上。',
  ),
]

const owners = (patent: Patent): string => patent.owners.map(({ name }) => name).join(';')

/** The certificate as it was printed until 2024. */
export const oldPatentCertificate = (patent: Patent): Content => {
  const name = patentNames[patent.type]
  return sheet([
    frame('#b8923a'),
    line(`证书号第${patent.certificateNumber}号`),
    titleLine(`${name}专利证书`, 10),
    line(`${name === '发明' ? '发明' : '实用新型'}名称：${patent.title}`),
    line(`发  明  人：${patent.inventors.join(';')}`),
    line(`专  利  号：${printedPatentNumber(patent.number)}`),
    line(`专利申请日：${inPaddedWords(patent.filed)}`),
    line(`专 利 权 人：${owners(patent)}`),
    line(`地      址：${patent.owners[0]?.address ?? ''}`),
    line(`授权公告日：${inPaddedWords(patent.granted)}        授权公告号：${patent.publication}`, 20),
    ...grantWords(patent),
    line('局长    （示例签名）', 0),
    { text: inPaddedWords(patent.granted), alignment: 'right', fontSize: 12, margin: [0, 0, 30, 0] },
    ...seal(450, 690),
    { text: '第 1 页 (共 1 页)', alignment: 'center', margin: [0, 24, 0, 0] },
  ])
}

/** The certificate as printed since 2025: applicants and inventors at filing, by default the same, stand beside those of today. */
export const newPatentCertificate = (patent: Patent, atFiling: Partial<Patent> = {}): Content => {
  const name = patentNames[patent.type]
  return sheet([
    frame('#7a8fa8'),
    { text: '第 1 页 (共 1 页)', alignment: 'center', margin: [0, 0, 0, 10] },
    line(`证书号第${patent.certificateNumber}号`),
    titleLine(`${name}专利证书`, 10, 30),
    line(`${name === '发明' ? '发明' : '实用新型'}名称：${patent.title}`),
    line(`专利权人：${owners(patent)}`),
    line(`地址：${patent.owners[0]?.address ?? ''}`),
    line(`发 明 人：${patent.inventors.join(';')}`),
    line(`专 利 号：${printedPatentNumber(patent.number)}`),
    line(`授权公告号：${patent.publication}`),
    line(`专利申请日：${inPaddedWords(patent.filed)}`),
    line(`授权公告日：${inPaddedWords(patent.granted)}`),
    line(`申请日时申请人：${owners({ ...patent, ...atFiling })}`),
    line(`申请日时发明人：${(atFiling.inventors ?? patent.inventors).join(';')}`, 18),
    ...grantWords(patent),
    line('局长    （示例签名）', 0),
    { text: inPaddedWords(patent.granted), alignment: 'right', fontSize: 12, margin: [0, 0, 30, 0] },
    ...seal(455, 735),
  ])
}

/** 发明专利申请公布: the first page of a published application, which is not a grant. */
export const patentPublication = (
  patent: Pick<Patent, 'title' | 'number' | 'publication' | 'inventors' | 'owners' | 'filed'>,
  publishedOn: `${number}-${number}-${number}`,
): Content =>
  sheet([
    { text: '(19) 国家知识产权局', fontSize: 13, margin: [0, 10, 0, 18] },
    { text: '(12) 发明专利申请', fontSize: 22, bold: true, margin: [0, 0, 0, 22] },
    line(`(10) 申请公布号 ${patent.publication}`),
    line(`(43) 申请公布日 ${dotted(publishedOn)}.${publishedOn.slice(8)}`, 26),
    line(`(21) 申请号 ${patent.number}`),
    line(`(22) 申请日 ${dotted(patent.filed)}.${patent.filed.slice(8)}`),
    line(`(71) 申请人 ${patent.owners.map(({ name }) => name).join(' ')}`),
    line(`    地址 ${patent.owners[0]?.address ?? ''}`),
    line(`(72) 发明人 ${patent.inventors.join(' ')}`),
    line('(51) Int.Cl.  C02F 9/00 (2023.01)', 26),
    line(`(54) 发明名称  ${patent.title}`, 20),
    line('(57) 摘要'),
    paragraph(
      `本申请涉及环保技术领域，公开了${patent.title}，废水依次经过均质、超滤与两级反渗透浓缩，浓缩液回流至调节池，产水回用。`,
    ),
  ])

// Each co-winner has a certificate of their own number, which says nothing of the rank.
const ownSuffix = ({ name }: Person): number =>
  100 + ([...name].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0) % 900)

/** 获奖证书, issued to one winner. It does not print the rank. */
export const awardCertificate = (award: Award, winner: Person): Content =>
  sheet([
    frame('#c8282d'),
    titleLine('获奖证书', 22, 90),
    paragraph(`为表彰${award.award}获得者，特颁发此证书，以资鼓励。`),
    line('', 8),
    line(`奖励名称：${award.award}`),
    line(`获奖项目：${award.project}`),
    line(`奖励等级：${award.grade}`),
    line(`获 奖 者：${winner.name}`),
    line(`工作单位：${winner.unit.name}`),
    line(`证书编号：${award.certificateNumber}${ownSuffix(winner)}`, 60),
    line('授奖机关：广西壮族自治区人民政府'),
    line(`授奖时间：${inWords(award.awarded)}`),
    ...seal(430, 640),
  ])

/** 计算机软件著作权登记证书. The developers are not on it; the unit certifies them underneath. */
export const softwareCertificate = (software: Software): Content =>
  sheet([
    frame('#4a6fa5'),
    titleLine('中华人民共和国国家版权局', 4, 40),
    { text: '计算机软件著作权登记证书', fontSize: 21, bold: true, alignment: 'center', margin: [0, 0, 0, 34] },
    line(`证书号：${software.certificateNumber}`, 22),
    line(`软件名称：${software.title} ${software.version}`),
    line(`著作权人：${software.owner.name}`),
    line(`开发完成日期：${inPaddedWords(software.finished)}`),
    line('首次发表日期：未发表'),
    line('权利取得方式：原始取得'),
    line('权利范围：全部权利'),
    line(`登记号：${software.registration}`, 22),
    paragraph(
      '根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，经中国版权保护中心审核，对以上事项予以登记。',
    ),
    line(`登记日期：${inPaddedWords(software.registered)}`, 24),
    line(`单位证明：该软件由${software.developers.join('、')}开发，排名依此顺序。`),
    ...seal(440, 640),
  ])

interface Acceptance {
  readonly heading: string
  readonly number?: string
  readonly title: string
  readonly unit: Unit
  readonly members: readonly string[]
  readonly start: PartialDate
  readonly end: PartialDate
  readonly accepted: PartialDate
  readonly opinion: string
}

const acceptancePage = (project: Acceptance): Content =>
  sheet([
    titleLine(project.heading, 4, 20),
    ...(project.number === undefined ? [] : [line(`项目编号：${project.number}`)]),
    line(`项目名称：${project.title}`),
    line(`承担单位：${project.unit.name}`),
    line(`项目负责人：${project.members[0] ?? ''}`),
    line(`起止时间：${dotted(project.start)}—${dotted(project.end)}`, 20),
    { text: '主要完成人员', fontSize: 12, bold: true, alignment: 'center', margin: [0, 0, 0, 6] },
    {
      table: {
        widths: [50, 110, '*', 120],
        body: [
          ['序号', '姓名', '工作单位', '分工'].map((label) => middle(label)),
          ...project.members.map((member, i) => [
            middle(String(i + 1)),
            middle(member),
            middle(project.unit.name),
            middle(i === 0 ? '项目负责人' : '主要完成人员'),
          ]),
        ],
      },
      layout: ruled,
    },
    { text: '', margin: [0, 8] },
    paragraph(`验收意见：${project.opinion}`),
    line('验收结论：通过验收'),
    line(`验收日期：${inWords(project.accepted)}`),
    ...seal(440, 640),
  ])

/** 科技计划项目验收证书 with the list of members in order. */
export const acceptanceCertificate = (project: Project): Content =>
  acceptancePage({
    ...project,
    heading: '科技计划项目验收证书',
    opinion: '项目完成了任务书规定的研究内容和考核指标，提供的资料齐全，经费使用合理，专家组一致同意通过验收。',
  })

/** The unit's own acceptance of a piece of work that no department funded. The applicant leads it. */
export const unitAcceptance = (
  person: Person,
  work: Work,
  accepted: PartialDate,
  coWorkers: readonly string[] = [],
): Content =>
  acceptancePage({
    heading: '单位项目验收证书',
    title: work.name,
    unit: person.unit,
    members: [person.name, ...coWorkers],
    start: work.from,
    end: work.to,
    accepted,
    opinion: '该项目由本单位自行立项，任务完成，成果已在本单位使用，同意通过验收。',
  })

/** A journal's imprint and table of contents, and the head of the article. */
export const paperPage = (paper: Paper): Content =>
  sheet([
    { text: paper.journal.name, fontSize: 24, bold: true, alignment: 'center', margin: [0, 6, 0, 6] },
    {
      text: `${paper.issued.slice(0, 4)}年第${paper.issue}期    ISSN ${paper.journal.issn}    ${paper.journal.cn}    主办单位：${paper.journal.sponsor}`,
      alignment: 'center',
      margin: [0, 0, 0, 12],
    },
    { text: '目  录', fontSize: 13, bold: true, alignment: 'center', margin: [0, 0, 0, 6] },
    line(`${paper.title} ……………………… ${paper.authors.join('，')}（${paper.pages[0]}）`, 26),
    { text: paper.title, fontSize: 17, bold: true, alignment: 'center', margin: [0, 6, 0, 8] },
    { text: paper.authors.join('，'), fontSize: 12, alignment: 'center', margin: [0, 0, 0, 12] },
    paragraph(`摘要：${paper.abstract}`),
    paragraph(`关键词：${paper.keywords}`),
    line(`文章页码：${paper.issued.slice(0, 4)}(${paper.issue}):${paper.pages[0]}-${paper.pages[1]}`),
  ])

/** 专业技术资格证书 for the title that is held now. */
export const titleCertificate = (
  person: Person,
  title: string,
  grantedOn: `${number}-${number}-${number}`,
  number: string,
): Content =>
  sheet([
    frame('#3f7f5f'),
    titleLine('专业技术资格证书', 8, 80),
    line(`姓    名：${person.name}`),
    line(`性    别：${person.sex === 'male' ? '男' : '女'}`),
    line(`出生年月：${inWords(person.birth).replace(/月.*/, '月')}`),
    line(`工作单位：${person.unit.name}`),
    line('系    列：工程系列'),
    line(`专    业：${person.specialty}`),
    line(`资格名称：${title}`),
    line(`授予时间：${inWords(grantedOn)}`),
    line(`证书编号：${number}`),
    line('评审组织：桂示范工程系列中级职称评审委员会'),
    ...seal(430, 640),
  ])

/** 单位公示证明. */
export const unitNotice = (
  person: Person,
  target: string,
  [from, to]: readonly [from: `${number}-${number}-${number}`, to: `${number}-${number}-${number}`],
): Content =>
  sheet([
    titleLine('公示证明', 16, 70),
    paragraph(
      `兹有我单位${person.name}申报${target}，其申报材料于${inWords(from)}至${inWords(to)}在本单位公示5个工作日，公示期间无异议。`,
    ),
    paragraph('特此证明。'),
    { text: person.unit.name, alignment: 'right', fontSize: 12, margin: [0, 60, 40, 8] },
    { text: inWords(to), alignment: 'right', fontSize: 12, margin: [0, 0, 40, 0] },
    ...seal(440, 330),
  ])

/**
 * A certificate that was scanned far too coarsely (30 dots an inch): a person sees that it is one, nobody can read it. The
 * picture is our own award page; docs/reference/samples.md says how it was made.
 */
export const coarseScan = (): Content =>
  sheet([
    {
      image: `data:image/png;base64,${readFileSync(new URL('./scan-too-coarse.png', import.meta.url)).toString('base64')}`,
      width: a4.width,
      height: a4.height,
      absolutePosition: { x: 0, y: 0 },
    },
    { text: '', margin: [0, 0, 0, pageMargins[3] - 50] },
  ])
