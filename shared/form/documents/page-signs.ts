import type { PartKind } from '#domain/form'

/** How a page of a bundle is recognised (domain 1.5). All that is given must hold; texts are folded and without white space. */
export interface PageSigns {
  readonly kind: PartKind
  /** Tested on each of the first lines. */
  readonly heading?: RegExp
  /** Each must stand somewhere on the page. */
  readonly words?: readonly RegExp[]
  /** At least so many of these must stand on the page. */
  readonly some?: readonly [count: number, of: readonly RegExp[]]
  /** A longer page only mentions the thing. */
  readonly maxCharacters?: number
}

/** A heading stands near the top; above it are running heads, numbers and logos. */
export const headingLines = 6

/** Looked at before certificates: their headings end in 证明 too, and their kind is the more exact one. */
export const beforeCertificates: readonly PageSigns[] = [
  {
    kind: 'social-insurance',
    heading: /社会保险|社保|参保(?:证明|缴费|人员|情况)|(?:养老|医疗)保险.{0,12}(?:证明|清单|明细|凭证)/,
    words: [/缴费|参保|缴纳/],
  },
  {
    kind: 'identity',
    words: [/公民身份号码/],
    some: [1, [/住址/, /签发机关/, /有效期限/, /民族/]],
    maxCharacters: 400,
  },
  { kind: 'identity', words: [/居民身份证/, /签发机关|有效期限/], maxCharacters: 300 },
  {
    kind: 'commitment',
    heading: /^.{0,20}承诺(?:书|函|声明)$|^.{0,12}诚信(?:声明|保证书)$/,
    words: [/承诺|保证/, /真实|属实|如实|虚假/],
    maxCharacters: 2000,
  },
  {
    kind: 'paper-acceptance',
    heading: /(?:录用|用稿|采用)(?:通知|证明|函)(?:书|单)?$|^.{0,8}(?:清样|校样)$/,
    words: [/稿件|论文|录用|作者|刊/],
    maxCharacters: 1500,
  },
  {
    kind: 'index-proof',
    heading: /检索(?:证明|报告|结果)|收录(?:证明|及引用|引证|检索|情况)|查收查引|论文引证报告/,
    words: [/检索|收录|数据库/],
  },
  {
    kind: 'appraisal',
    heading:
      /考核(?:登记)?表$|考核结果(?:证明|汇总表?)$|考核情况(?:表|证明)$|专家(?:鉴定|评价|评议|推荐)(?:意见|表|书)?$|同行(?:专家)?(?:评议|鉴定|评价)|^.{0,16}代表作.{0,4}鉴定/,
    words: [/考核|鉴定|评价|评议/],
  },
  {
    kind: 'summary',
    heading: /^.{0,24}(?:工作|业务|技术|业绩|自我|个人|履职)总结(?:报告)?$|^.{0,12}述职报告$|^.{0,12}业务自传$/,
  },
]

/** Words that papers print around their text; one alone may stand in anything. */
const paperWords: readonly RegExp[] = [
  /(?:^|\n)[【[]?摘要/,
  /(?:^|\n)[【[]?关键词/,
  /(?:^|\n)[【[]?参考文献/,
  /(?:^|\n)abstract\b|(?:^|\n)abstract[:：]/i,
  /(?:^|\n)key-?words/i,
  /收稿日期/,
  /基金项目/,
  /中图分类号/,
  /文献标[识志]码/,
  /文章编号/,
  /(?:^|\n)(?:第一)?作者简介/,
  /doi[:：]?10\.\d{4}/i,
]

export const papers: readonly PageSigns[] = [{ kind: 'paper', some: [2, paperWords] }]

/** Looked at last: tables of the form name journals, contracts and contents too. */
export const afterForm: readonly PageSigns[] = [
  { kind: 'form', heading: /^.{0,12}(?:申报材料|附件材料|材料|附件|证明材料)(?:目录|清单|一览表)$/ },
  {
    kind: 'paper-contents',
    heading: /^(?:目录|目次|contents|总目录)$/i,
    some: [
      1,
      [
        /(?:[….·]{2,}|\()\d{1,4}\)?(?:\n|$)(?:.*\n?)*?.*(?:[….·]{2,}|\()\d{1,4}\)?(?:\n|$)/,
        /ISSN|期刊|学报|第\d+[期卷]/i,
      ],
    ],
  },
  {
    kind: 'paper-cover',
    some: [
      2,
      [
        /ISSN/i,
        /CN\d{2}-\d{4}/,
        /主管(?:单位|部门|:)/,
        /主办(?:单位|:)/,
        /编辑出版|出版单位|出版者/,
        /国内统一(?:连续出版物号|刊号)/,
        /国际标准(?:连续出版物号|刊号)/,
        /邮发代号/,
        /主编/,
        /第\d+卷.{0,4}第\d+期|\d{4}年第\d+期/,
      ],
    ],
    maxCharacters: 1500,
  },
  {
    kind: 'contract',
    heading: /^.{0,30}(?:合同|合同书|合同协议书|协议书|补充协议)(?:\(.{0,12}\))?$/,
    some: [1, [/甲方|发包人|委托(?:方|人)|买方|用人单位|业主/, /合同编号/]],
  },
]

/** Pages that go on with what the page before began. */
export interface ContinuationSigns {
  readonly of: readonly PartKind[]
  readonly page: RegExp
  /** A heading of its own, on one of the first lines: then it is another thing. */
  readonly unlessHeading?: RegExp
}

export const continuations: readonly ContinuationSigns[] = [
  {
    of: ['patent-publication', 'invention-patent', 'utility-patent', 'design-patent'],
    page: /CN\d{7,9}[A-Z]?[\s\S]{0,40}(?:权利要求书|说明书)|(?:权利要求书|说明书(?:附图)?)\d+\/\d+页/,
  },
  {
    of: ['contract', 'project-contract'],
    page: /第[一二三四五六七八九十\d]{1,3}条|甲方|乙方|发包人|承包人|签字|盖章|合同/,
  },
  { of: ['project-acceptance'], page: /验收|鉴定|完成(?:单位|人员)|专家(?:组|名单)/ },
  { of: ['social-insurance'], page: /缴费|参保|个人编号|单位编号/ },
  // Flowing text has no signs of its own: it goes on as long as nothing else begins.
  {
    of: ['paper', 'summary', 'standard'],
    page: /[\s\S]{200,}|[\s\S]{20,}[。.]/,
    unlessHeading: /^.{0,24}(?:说明|证明|通知|通知书|公告|公示|证书|表|函|目录|清单)$/,
  },
]

/** Words of the application form that other documents do not print. */
export const formPageWords =
  /评审表|申报表|填表说明|工作经历|学习(?:培训)?经历|主要专业技术工作业绩|单位推荐意见|主管部门意见|评审(?:委员会|组织)意见|(?:个人|本人|申报人)承诺|任现职[前后以]|继续教育情况|同意推荐|近[三五]年.{0,4}考核/
