import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Why the API refuses, with what the caller can do about it. */
const refusals = {
  'not-json': [415, '请求内容须为 JSON：请以 Content-Type: application/json 发送一个 JSON 对象。'],
  invalid: [400, '请求内容有误，请改正后重新提交。'],
  'too-large': [413, '请求内容过大。文件请先取得上传凭证，再直接上传到存储。'],
  'file-too-large': [413, '文件过大，请拆分或压缩后再上传。'],
  'no-role': [403, '您的账号没有职验的角色或评委会，请联系系统管理员开通。'],
  'may-not': [403, '只有本评委会的工作人员可以办理，请交由工作人员提交。'],
  'no-code': [400, '请写 18 位统一社会信用代码；仅凭单位名称不能查询。'],
  'may-not-import': [403, '只有管理员可以向档案库提交记录。'],
  'may-not-ask': [403, '诚信情况只供评委会工作人员和复核人员查询。'],
  'not-found': [404, '没有找到该申报，或不属于您的评委会。请核对编号。'],
  'no-route': [404, '没有这个接口，请核对地址和方法。'],
  'no-report': [404, '该申报尚无核验报告：请确认材料已上传，稍后再试。'],
  'other-values': [409, '该编号的申报已存在，且评委会、年度等与本次提交不同。请核对编号，或更换编号后重新提交。'],
  'no-person': [403, '本次登录没有表明个人身份，不能申请或办理调阅。请联系系统管理员。'],
  'may-not-request': [403, '只有本评委会的工作人员可以申请调阅对方材料，请交由工作人员办理。'],
  'no-other-side': [404, '当前报告中没有这条预警，或该预警不涉及其他申报。请刷新报告后重试。'],
  'other-side-open': [409, '您可以直接查看对方申报，不需要申请调阅。'],
  'other-side-gone': [409, '对方申报已不存在或尚无核验报告，暂时不能申请调阅。'],
  'too-many-requests': [409, '该申报的调阅申请已达上限，请与人社部门复核人员联系。'],
  'no-request': [404, '没有这份调阅申请，或与您的评委会无关。请核对编号。'],
  'may-not-decide': [403, '调阅申请由人社部门复核人员或对方评委会的工作人员办理。'],
  'own-request': [403, '不能办理自己提出的调阅申请，请由其他人员办理。'],
  'not-asker': [403, '只有申请人本人可以查看或撤回。'],
  'not-now': [409, '该申请的状态已改变（已办理、已收回或已到期），请刷新后查看。'],
  failed: [500, '暂时无法处理，请稍后重试；重复提交不会重复登记。若一直如此，请告知系统管理员。'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>

export type Refusal = keyof typeof refusals

export const refuse = (c: Context, error: Refusal, details?: string) => {
  const [status, message] = refusals[error]
  return c.json({ error, message: details === undefined ? message : `${message}${details}` }, status)
}

/** The same for a page. */
export const refusalOf = (error: Refusal): readonly [ContentfulStatusCode, string] => refusals[error]

/** For whoever keeps the service running: which route failed and how, never what was asked for. */
export const logFailure = (c: Context, cause: Error): void =>
  console.error(JSON.stringify({ level: 'error', message: 'request failed', path: c.req.routePath, cause: cause.name }))
