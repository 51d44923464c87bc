import type { Application } from '#domain/application'
import type { ArchiveMatch } from '#domain/archive-record'
import type { ClaimSection } from '#domain/claim'
import type { ReviewState, SeasonOutcome } from '#domain/claimant'
import type { Evidence } from '#domain/evidence'
import type { PartKind } from '#domain/form'
import type { ScoreState, TitleSegmentKind } from '#domain/match-score'
import type { ActiveContent, ReadOutcome } from '#domain/pages'
import type { ReadingProgress } from '#domain/ports'
import type { Risk, RiskOutput, Verdict } from '#domain/run'
import type { Comparison, ReviewTag, Severity } from '#domain/warning'

/** The reviewers' words, one for each thing. Every surface (console, report, terminal) takes them from here. */

/** Colour is never the only sign: icon, word and colour always go together. */
export const severityWords: Record<Severity, { icon: string; word: string; meaning: string }> = {
  red: { icon: '◆', word: '红', meaning: '评审前须排除或说明' },
  orange: { icon: '▲', word: '橙', meaning: '评审前须核查' },
  yellow: { icon: '●', word: '黄', meaning: '须更正或确认' },
  blue: { icon: '■', word: '蓝', meaning: '仅供参考' },
}

export const verdictWords: Record<Verdict['kind'], string> = {
  agrees: '一致',
  differs: '不符',
  'not-found': '未找到',
  'not-covered': '未覆盖',
  'cannot-check': '无法核验',
}

export const verdictMeanings: Record<Verdict['kind'], string> = {
  agrees: '与档案记录一致',
  differs: '与档案记录有不同之处',
  'not-found': '档案库该类该年度完整，但没有这条记录',
  'not-covered': '档案库未声明该类该年度完整，没有记录不说明问题',
  'cannot-check': '缺少核验所需的信息',
}

export const comparisonWords: Record<Comparison['result'], string> = {
  same: '＝一致',
  different: '≠不同',
  missing: '∅缺失',
}

/** What a stretch of pages in a file is. */
export const partWords: Record<PartKind, string> = {
  form: '申报表',
  'invention-patent': '发明专利',
  'utility-patent': '实用新型专利',
  'design-patent': '外观设计专利',
  'patent-acceptance': '专利受理等通知（未授权）',
  'patent-publication': '专利申请公布（未授权）',
  software: '软件著作权登记证书',
  award: '获奖证书',
  title: '职称证书',
  degree: '学历学位证书',
  training: '继续教育证明',
  'unit-notice': '单位公示证明',
  'project-contract': '项目立项、任务书或合同',
  'project-acceptance': '项目验收、结题',
  standard: '标准封面、前言',
  other: '单位证明等',
  paper: '论文',
  'paper-acceptance': '论文录用通知、清样',
  'paper-cover': '期刊封面、版权页',
  'paper-contents': '期刊目录',
  'index-proof': '检索收录证明',
  contract: '合同',
  'social-insurance': '社保证明',
  identity: '身份证件',
  commitment: '承诺书',
  appraisal: '考核、评价、鉴定',
  summary: '工作总结',
  unknown: '未识别类别',
  unread: '未读',
}

/** Why a page stands beside a claim that no number and no equal title ties to it. */
export const linkWords: Record<NonNullable<Evidence['linkedBy']>, string> = {
  'look-alike': '扫描件编号相近，请核对',
  'similar-title': '名称相近，请核对',
  'named-there': '该页提及',
}

/** What the reviewer is to do with pages that nothing speaks for. */
export const partAdvice: Partial<Record<PartKind, string>> = {
  unknown: '请人工查看',
  unread: '未能读取，请人工查看',
}

export const sectionWords: Record<ClaimSection, string> = {
  'before-present-title': '任现职前业绩（仅作背景）',
  'since-present-title': '任现职后业绩',
  achievement: '业绩成果',
  award: '获奖情况',
  patent: '专利情况',
  academic: '学术成果',
  other: '其他材料',
}

export const stateWords: Record<ReviewState, string> = {
  received: '已上传',
  verifying: '核验中',
  'to-review': '待核查',
  'in-review': '核查中',
  closed: '已完成',
  failed: '未能核验',
}

/** What became of the application itself. Only 已获评 uses achievements up. */
export const seasonOutcomeWords: Record<SeasonOutcome, string> = {
  open: '评审中',
  granted: '已获评',
  failed: '未通过',
  withdrawn: '已撤回',
}

/** What became of a file, and what the reader can do about it. */
export const outcomeWords: Record<ReadOutcome, { word: string; advice: string }> = {
  read: { word: '已读取', advice: '' },
  'partly-read': { word: '部分未读', advice: '未读页须人工查看原件' },
  locked: { word: '文件有密码', advice: '请取消密码后重新上传' },
  broken: { word: '文件已损坏', advice: '请用原软件重新导出后上传' },
  'empty-file': { word: '空文件', advice: '请重新上传' },
  'not-a-pdf': { word: '不是 PDF 文件', advice: '请转换为 PDF 后上传' },
  'no-pages': { word: '没有页面', advice: '请用原软件重新导出后上传' },
  'too-large': { word: '文件过大', advice: '请拆分或压缩后上传' },
  'too-many-pages': { word: '页数过多', advice: '请拆分后上传' },
  'over-time': { word: '读取超时', advice: '文件结构异常，请重新导出后上传' },
  'over-memory': { word: '读取超出内存', advice: '文件结构异常，请重新导出后上传' },
}

/** The three outputs of the duplication risk, which are kept apart. */
export const riskOutputWords: Record<RiskOutput, string> = {
  record: '与档案不符',
  elsewhere: '同一成果另有申报',
  text: '文字重合',
}

export const riskMeaning = '重复风险表示已见迹象指向重复使用的程度，0 至 100；各项之和等于合计，不是对申报人的评价。'

/** `95：同一成果另有申报 95，文字重合 55`: the whole and each output that is not nothing. */
export const riskOutputsLine = ({ total, outputs }: Pick<Risk, 'total' | 'outputs'>): string => {
  const shown = riskOutputs.filter((output) => outputs[output] > 0)
  return `${total}${shown.length > 0 ? `：${shown.map((output) => `${riskOutputWords[output]} ${outputs[output]}`).join('，')}` : ''}`
}
const riskOutputs: readonly RiskOutput[] = ['record', 'elsewhere', 'text']

/** While a file is being read. */
export const readingWords = ({ done, all }: ReadingProgress): string => `已识别 ${done}/${all} 页扫描件`

/** What a file holds beside its pages. It is told of as information: forms and signatures hold scripts in good faith. */
export const activeWords: Readonly<Record<ActiveContent, string>> = {
  javascript: '含脚本，已忽略，未执行',
  launch: '含启动动作，已忽略，未执行',
  attachment: '含附件，未读取其内容',
  xfa: '含 XFA 表单，其动态内容未读取',
  restricted: '所有者限制复制、打印或修改，不影响读取',
}

export { unreadWords } from '#rules/words/application'
export { kindWords } from '#rules/words/format'

export const routeWords: Record<Application['route'], string> = {
  promotion: '正常晋升',
  exceptional: '破格',
  direct: '直接申报',
  lateral: '转系列',
  recognition: '认定',
  unknown: '未注明',
}

export const tagWords: Record<ReviewTag, string> = {
  H: '硬件条件',
  P: '推荐评审程序',
  T: '材料属实',
}

export const basisOfMatchWords: Record<ArchiveMatch['by'], string> = {
  identifier: '编号相同',
  title: '名称相同',
  holder: '完成人与名称相近',
}

/** What a line of the comparison with a record came to. Silence speaks neither for nor against. */
export const scoreStateWords: Record<ScoreState, string> = {
  agree: '＝一致',
  contradict: '≠矛盾',
  missing: '∅未写明',
}

/** How a stretch of two titles differs. */
export const segmentWords: Record<Exclude<TitleSegmentKind, 'same'>, string> = {
  slip: '易混字',
  swap: '换词',
  unlike: '换字',
  generic: '通用词',
  moved: '移位',
  'claim-only': '档案无',
  'record-only': '申报无',
}

/** The reviewers' word for bits, told once on each comparison. Points (分) order the queue and are another thing. */
export const weightMeaning =
  '分量：+1 表示“是同一成果”的胜算加倍，−1 表示减半；各项之和等于合计。分量只说明比对依据，不计入核查优先分。'

/** Said on every report: a warning is a place to look, and nothing else. */
export const disclaimer = '预警仅提示需要核实之处，不等于认定违规；结论由人工核查作出。'
