import type { DateRole } from '#domain/claim'
import { toLabel } from '#text/normalise'

/** What a column's cells say of the achievement. */
export type ColumnRole =
  | 'title'
  | 'rank'
  | 'role'
  | 'content'
  | 'result'
  | 'award-name'
  | 'grade'
  | 'level'
  | 'issuer'
  | 'amount'
  | 'patent-type'
  | 'kind'
  | 'number'
  | 'journal'
  | 'issue'
  | 'people'
  | 'owner'
  | 'source'
  | 'date'
  | 'other'

export interface Column {
  readonly label: string
  readonly role: ColumnRole
  readonly dateRole?: DateRole | 'period'
}

/** Labels without spaces, the more exact ones first. Columns of the national, Shandong, Guangdong and Guangxi forms (domain 1). */
const dateColumns: readonly (readonly [RegExp, DateRole | 'period'])[] = [
  [/起止/, 'period'],
  [/授权公告日|授权日|授权时间|公告日/, 'granted'],
  [/申请日|申请时间/, 'filed'],
  [/获奖(?:时间|日期|年度|年月|年份)|授奖(?:时间|日期)|奖励(?:时间|年度|日期)|表彰时间|颁奖(?:时间|日期)/, 'awarded'],
  [/发表(?:时间|日期|年月|年份)|出版(?:时间|日期|年月)|刊发时间|刊出时间|发布(?:时间|日期)/, 'published'],
  [/登记(?:时间|日期)/, 'registered'],
  [/验收(?:时间|日期)|结题(?:时间|日期)|鉴定(?:时间|日期)/, 'accepted'],
  [/(?:开始|起始)(?:时间|日期|年月)|立项(?:时间|日期)/, 'start'],
  [/(?:截止|结束|完成)(?:时间|日期|年月)/, 'end'],
  [/发证(?:时间|日期)|颁证/, 'issued'],
  [/时间|日期|年月|年度|年份/, 'stated'],
]
const roles: readonly (readonly [RegExp, ColumnRole])[] = [
  [/数据来源/, 'source'],
  [/专利(?:类型|类别|种类)/, 'patent-type'],
  [/工作内容|取得的成效|项目内容|主要内容|技术内容/, 'content'],
  [/排名|位次|名次|排序|次序|第几|署名/, 'rank'],
  [/著、?,?译|独\)?著/, 'rank'],
  [/作用|角色|任职|职责|承担任务|担任/, 'role'],
  [/完成情况|效果|效益|验收情况/, 'result'],
  [/奖项名称|奖励名称|奖项(?!目)|荣誉称号|获奖名称/, 'award-name'],
  [/奖励级别|项目级别|获奖级别|级别|层次/, 'level'],
  [/等级|等次/, 'grade'],
  [/授奖|颁奖|授予单位|颁发|授予机关|批准机关|批准部门|发证|下达|立项单位|项目来源|来源|发布单位|主管部门/, 'issuer'],
  [/金额|经费|投资|合同额|造价/, 'amount'],
  [/出版、?,?登载|登载、?,?出版|交流情况/, 'journal'],
  [/专利号|申请号|登记号|证书号|编号|刊号|标准号|批准号|doi|书号|文号|公告号|公布号/, 'number'],
  [/期号|卷期|页码|期次/, 'issue'],
  [
    /专业技术工作名称|名称与内容|名称及内容|题目|获奖项目|成果及受奖|成果名称|业绩名称|论文名称|著作名称|专利名称|发明名称|软件名称|标准名称|项目名称|课题名称|工程名称|作品名称/,
    'title',
  ],
  [/刊物|期刊|刊名|出版社|登载|发表于|出版单位/, 'journal'],
  [/发明人|完成人|作者|成员|参与人|起草人|合作者/, 'people'],
  [/专利权人|权利人|著作权人|完成单位|依托单位|承担单位|建设单位|工作单位/, 'owner'],
  [/类型|类别|种类|形式/, 'kind'],
  [/业绩成果|成果|业绩|名称|项目|课题|获奖情况/, 'title'],
  [/内容/, 'content'],
]

export const readColumn = (raw: string): Column => {
  const label = toLabel(raw)
  // 作者排序 names no people, 本人排名 no dates.
  const role = roles.find(([regex]) => regex.test(label))?.[1]
  if (role === 'rank' || role === 'source') return { label, role }
  const dateRole = dateColumns.find(([regex]) => regex.test(label))?.[1]
  if (dateRole && !/年限/.test(label) && !/名称|情况/.test(label)) return { label, role: 'date', dateRole }
  return { label, role: role ?? 'other' }
}

/** A row that repeats or replaces the header inside a table: every filled cell is a short label. */
export const isHeaderRow = (cells: readonly string[]): boolean => {
  const filled = cells.map(toLabel).filter(Boolean)
  const labels = filled.filter((cell) => headerWords.test(cell))
  return filled.length >= 2 && labels.length >= 2 && labels.length >= filled.length - 1
}
const headerWords =
  /^(?:起止时间|起始时间|开始时间|截止时间|完成时间|日期|时间|年度|专业技术工作名称.*|工作内容.*|完成情况.*|项目名称|业绩成果|项目级别|个人排名|本人排名|排名|位次|授奖时间|获奖时间|名称与内容|名称及内容提要|奖励级别|授奖机关|授奖单位|获奖项目|奖项名称|等级|发表时间|成果类型|学术成果名称|登载刊物|角色|是否代表作|出版.*交流情况|[合全]\(独\)著.*|专利名称|专利类型|专利号|授权公告日|题目|刊物名称|刊号|期号及页码|作者排序|专业技术人员类别|指导内容|指导情况|指导对象|证明人|序号)$/
