/** Exit codes of `zhiyan` (design 5); stable, scripts depend on them. 70 is a fault of our own, never a result. */
export const exits = {
  clean: 0,
  warnings: 1,
  usage: 2,
  unreadable: 3,
  archive: 4,
  someFailed: 5,
  internal: 70,
  /** Ctrl-C, as shells say it. */
  stopped: 130,
} as const
export type ExitCode = (typeof exits)[keyof typeof exits]

/** A call that cannot be carried out as it was typed: the message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const usage = `用法: npx zhiyan <命令> …

  serve [--once] [--data DIR] [--port N]      启动本机全套服务与示例，打印控制台网址；--once 处理完示例即退出
  verify FILE… [--archive DIR] [--json|--sarif|--html FILE [--pictures]] [--fail-on 红|橙|黄|蓝|none] [--data DIR] [--season 年度]
                                              核验申报材料（每个文件一件申报）；--pictures 在 HTML 中附图像片段（含未遮盖的个人信息）
  parse FILE [--json] [--timeout 秒]          只读取：页面、字段、表格、成果；超过时限（默认 40 秒）的扫描页列为未读
  archive import FILE --dataset ID [--kind 类型] [--department 名称] [--trust A|B|C] [--complete 类型:范围:起-止] [--commit]
                                              导入档案；默认只试算，--commit 才写入
  archive diff | undo | correct | complete    比较差异 / 恢复到以前的一版 / 更正一条记录 / 声明完整范围（详见 archive --help）
  archive match 查询.json|.csv|.xlsx [--json] 查找成果对应的档案记录，列出得分构成
  archive stats | archive search 文字         档案库概况 / 按名称或编号查找
  application list | show 编号 [--json]       申报一览 / 一件申报的状态、结果与预警数
  application outcome 编号 open|granted|failed|withdrawn [--cut-off 日期|none] [--json]
                                              登记评审结果与申报时间截止，并重新核验相关申报
  policy show | check FILE | diff FILE | apply FILE [--data DIR] [--json]
                                              查看、检查政策文件；试算哪些申报的预警会变；施行并只重新核验受影响的申报
  integrity employer 信用代码 | applicant 申报编号|- [--data DIR] [--json]
                                              诚信查询：只列已认定且仍有效的登记，附件数与区间；- 为从标准输入读身份证号
  recheck select --season 年度 --size N --seed 文字 [--facts 文件.json] [--committee 评委会]… [--base 0.2] [--all] [--csv 文件] [--json]
                                              抽取复核样本：同一种子、同一范围抽出同一批，逐件列出理由与入样概率
  rules list [--json]                         规则目录

退出码: 0 没有达到 --fail-on 的预警 · 1 有预警 · 2 用法错误 · 3 文件无法读取 · 4 档案库缺失或无效 · 5 部分文件失败`
