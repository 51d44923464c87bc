import type { Role } from '../access.ts'
import type { DisclosurePart } from './events.ts'
import type { HistoryLine } from './history.ts'
import { type DisclosureState, grantDays, undecidedDays } from './request.ts'

/** The reviewers' words of 调阅对方材料. */

export const partNames: Readonly<Record<DisclosurePart, string>> = {
  person: '对方申报人姓名、单位',
  page: '对方该页原件图像',
}

export const disclosureStateWords: Readonly<Record<DisclosureState, string>> = {
  asked: '待办理',
  granted: '已批准',
  refused: '未批准',
  'taken-back': '申请人已撤回',
  withdrawn: '批准已收回',
  lapsed: '逾期未办理，已失效',
  expired: '已到期',
  damaged: '记录校验不符，已停用',
}

export const historyWords: Readonly<Record<HistoryLine['kind'], string>> = {
  asked: '提出申请',
  granted: '批准调阅',
  refused: '不予批准',
  looked: '查看对方材料',
  withdrawn: '收回批准',
  'taken-back': '撤回申请',
  lapsed: '逾期未办理，自动失效',
  expired: '调阅期满，自动终止',
}

export const roleWords: Readonly<Record<Role, string>> = {
  staff: '工作人员',
  review: '复核人员',
  steward: '管理员',
}

/** Said where somebody asks. */
export const askingNotice = [
  '对方材料属于其他评委会。申请由人社部门复核人员或对方评委会工作人员办理，申请人不能自行批准。',
  `批准后仅申请人本人可以查看所申请的内容，自批准起 ${grantDays} 日内有效，可随时收回；${undecidedDays} 日未办理的申请自动失效。`,
  '申请、办理和每次查看均记录在案。所见材料仅用于核查本条预警，请勿复制、转发。',
] as const
