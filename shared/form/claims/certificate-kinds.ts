import type { CertificateKind } from '#domain/form'

/** How a certificate page is recognised (domain 1.5): a heading that stands on a line of its own, and words that go with it. */
export interface KindSigns {
  readonly kind: CertificateKind
  /** Tested on each line without spaces. */
  readonly heading: RegExp
  /** All of them must stand somewhere on the page. */
  readonly words: readonly RegExp[]
}

/** The more exact ones first: a notice names the patent that it is about, an acceptance names its contract. */
export const kindSigns: readonly KindSigns[] = [
  {
    kind: 'software',
    heading: /^.{0,12}(?:计算机)?软件著作权登记(?:证书)?$|^.{0,6}软著登字第.{0,14}$/,
    words: [/登记号|软著登字/],
  },
  {
    kind: 'patent-acceptance',
    heading: /^.{0,10}受理通知书$|^.{0,8}办理登记手续通知书$|^.{0,4}授予.{0,6}专利权通知书.{0,14}$/,
    words: [/申请号|申请日|专利/],
  },
  {
    kind: 'patent-publication',
    heading: /^(?:\(12\))?发明专利申请(?:公布.{0,12}|公开.{0,12})?$|^.{0,6}申请公布及进入实质审查.{0,10}$/,
    words: [/申请公布号|公布号|公布日|公开号/],
  },
  // The first page of a granted specification: (12)发明专利 with (10)授权公告号 CN…B.
  { kind: 'invention-patent', heading: /^\(12\)发明专利$/, words: [/授权公告号/] },
  { kind: 'utility-patent', heading: /^\(12\)实用新型专利$/, words: [/授权公告号/] },
  { kind: 'design-patent', heading: /^\(12\)外观设计专利$/, words: [/授权公告号/] },
  { kind: 'invention-patent', heading: /^.{0,4}发明专利证书$/, words: [/专利号|证书号/] },
  { kind: 'utility-patent', heading: /^.{0,4}实用新型专利证书$/, words: [/专利号|证书号/] },
  { kind: 'design-patent', heading: /^.{0,4}外观设计专利证书$/, words: [/专利号|证书号/] },
  { kind: 'degree', heading: /^.{0,16}(?:毕业证书|学位证书)$/, words: [/毕业|学位/] },
  {
    kind: 'title',
    heading: /^.{0,20}(?:专业技术(?:职务)?(?:任职)?资格|任职资格|职称|职业资格|执业资格|技术职务|师资格)证书$/,
    words: [/资格名称|资格级别|授予时间|评审|管理号|取得时间|姓名/],
  },
  {
    kind: 'project-acceptance',
    heading: /^.{0,20}(?:验收|结题|结项|鉴定)(?:证书|报告|意见书|意见|通知书|登记书)$|^.{0,6}科技成果登记证书$/,
    words: [/项目|课题|成果|工程/],
  },
  {
    kind: 'project-contract',
    heading: /^.{0,24}(?:任务书|合同书|立项通知书|立项证书|计划任务书|施工合同|技术合同)$/,
    words: [/项目|课题|工程/],
  },
  {
    kind: 'standard',
    heading: /^(?:前言|.{0,14}(?:国家|行业|地方|团体|企业)标准)$/,
    words: [/起草(?:单位|人)|\d{4}-\d{1,2}-\d{1,2}实施|主编单位/, /标准|规程|规范|本文件/],
  },
  {
    kind: 'unit-notice',
    heading: /^.{0,12}(?:公示证明|公示情况(?:说明|证明|表)|公示结果(?:说明|证明)?|证明)$/,
    words: [/公示/, /无异议|工作日/],
  },
  {
    kind: 'training',
    heading: /^.{0,20}(?:继续教育|培训|学时|公需科目).{0,8}(?:证书|证明|合格证|登记证?)$|^(?:结业|培训合格)证书$/,
    words: [/学时|培训/],
  },
  {
    kind: 'award',
    heading: /^.{0,24}(?:获奖|荣誉|奖励)证书$|^证书$|^奖状$|^.{2,24}奖证书$/,
    words: [/奖|荣誉证书/, /表彰|获奖|颁发|特发|特颁|授予|奖励|荣获|授奖/],
  },
  {
    kind: 'other',
    heading: /^(?:.{0,24}(?:工作|在职|业绩|任职|经历|贡献|参与项目|项目|的)?证明)(?:书|函|材料)?$/,
    words: [/兹证明|特此证明/],
  },
  {
    kind: 'other',
    heading: /^关于.{2,30}(?:任职|任免|任命|聘任|聘用).{0,12}(?:通知|决定|批复)$/,
    words: [/任命|聘任|聘用|任职|任免/],
  },
]

/** A page without a heading is a certificate by the labels that only this kind has together. */
export interface LabelSigns {
  readonly kind: CertificateKind
  readonly all: readonly string[]
  readonly some: readonly string[]
}

export const labelSigns: readonly LabelSigns[] = [
  { kind: 'invention-patent', all: ['发明名称', '专利号'], some: ['授权公告日', '授权公告号', '专利权人'] },
  { kind: 'utility-patent', all: ['实用新型名称', '专利号'], some: ['授权公告日', '授权公告号', '专利权人'] },
  { kind: 'design-patent', all: ['外观设计名称', '专利号'], some: ['授权公告日', '授权公告号', '专利权人'] },
  { kind: 'design-patent', all: ['使用外观设计的产品名称', '专利号'], some: ['授权公告日', '授权公告号', '专利权人'] },
  { kind: 'software', all: ['软件名称', '著作权人'], some: ['登记号', '开发完成日期'] },
  { kind: 'award', all: ['获奖项目'], some: ['奖励等级', '获奖等级'] },
  { kind: 'title', all: ['姓名', '资格名称'], some: ['授予时间', '资格级别', '管理号', '评审委员会'] },
  { kind: 'degree', all: ['校名'], some: ['校长', '证书编号'] },
]

/** Words of the form itself: a page that has them is no certificate, whatever else it names. */
export const formWords =
  /评审表|申报表|填表说明|工作经历|学习(?:培训)?经历|起止时间\S{0,4}(?:工作单位|项目名称|单位|专业|学习)|主要专业技术工作业绩|单位推荐意见|个人承诺|任现职[前后以]|材料名称|复印件\n|材料目录|证书材料/

/** A certificate says little. Papers, reports and patent specifications that mention one are longer. */
export const maxCertificateCharacters = 2500
