/** What a reviewer can do next. */
export const stepWords = {
  'compare-certificate': '对照证书原件核对编号',
  'see-original': '查看原件该页',
  'ask-applicant': '请申报人说明并更正',
  'ask-unit': '请用人单位说明',
  'query-patent-office': '在国家知识产权局查询法律状态与公告信息',
  'query-register': '查专利登记簿副本',
  'query-copyright-centre': '向中国版权保护中心核实登记信息',
  'query-press-office': '在国家新闻出版署核对刊号',
  'query-isbn': '在中国版本图书馆核对书号与版权页',
  'query-project-office': '向项目主管部门核实编号与成员',
  'see-task-book': '查任务书、验收证书中的人员名单',
  'see-award-list': '查该年度公布的获奖项目目录',
  'query-issuer': '向授奖单位核实',
  'see-both-rows': '对照两行内容，确认是否为同一成果',
  'see-both-claims': '对照双方申报页，确认各自位次',
  'see-earlier-application': '查上次评审表及授予文件',
  'see-cut-off': '核对上次与本次的申报时间截止',
  'see-title-document': '核对职称授予文件的时间',
  'see-degree': '核对学历、学位对应的年限要求',
  'see-pages': '人工查看所列页面',
  'upload-again': '请申报人重新上传可读取的文件',
  'see-id-card': '对照身份证件',
  'query-credit-code': '在国家企业信用信息公示系统核对',
  none: '无需处理，供了解',
} as const satisfies Record<string, string>

export type Step = keyof typeof stepWords
