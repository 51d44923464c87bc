import * as z from 'zod'
import { knownKinds } from '#archive/columns'
import { applicationIdPattern } from '#domain/application-id'
import { everyCommittee } from '#review/access'
import { requestIdPattern } from '#review/disclosure/disclosures'
import { disclosureParts } from '#review/disclosure/events'

/** What the API takes. Unknown members are refused: a `cutoff` that nobody reads would be a cut-off that nobody noted. */

// Control characters would spoil lists and file names. A committee's name is a part of a key, whose parts `#` divides.
const words = (most: number, about: string) =>
  z
    .string(about)
    .trim()
    .min(1, about)
    .max(most, `${about}，至多 ${most} 字`)
    .regex(/^[^\p{Cc}]*$/u, about)
const committeeWords = '须填评委会名称，不含 #'
const committee = words(60, committeeWords).refine(
  (name) => !name.includes('#') && name !== everyCommittee,
  committeeWords,
)

const season = z.string('须填评审年度，例如 "2026"').regex(/^20\d{2}$/, '须为评审年度，例如 "2026"')
const day = z.iso.date('须为实有的日期，例如 "2019-06-30"')
const idWords = '须为 1 至 64 位字母、数字、点、横线或下划线，以字母或数字开头'

export const applicationId = z.string(idWords).regex(applicationIdPattern, idWords)

const cell = z.union([z.string().max(2_000), z.number(), z.null()], '须为文字、数字或 null')
/** Rows as departments' systems have them: printed header → value. What each row lacks is found by the import, which refuses it with the reason. */
export const recordsBody = z.strictObject({
  dataset: z.string(idWords).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, idWords),
  kind: z.enum(knownKinds, `须为 ${knownKinds.join('、')} 之一`),
  department: words(60, '须填提交部门'),
  trust: z.enum(['A', 'B'], '须为 A（主管部门数据）或 B（单位审核）'),
  rows: z
    .array(z.record(z.string().max(100), cell), '须为行的列表')
    .min(1, '至少一行')
    .max(5_000, '一次至多 5000 行'),
})

/** As archive and applications write it. Early genuine codes fail the outer check (domain 2.5), so that only the shape is asked for. */
export const creditCode = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .pipe(z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/))

export const openBody = z.strictObject({
  applicationId,
  committee,
  season,
  region: words(40, '须填地区，例如 "广西"'),
  series: words(40, '须为系列名称，例如 "工程"').optional(),
  submittedAt: z.iso
    .datetime({ offset: true, error: '须为带时区的时间，例如 "2026-03-16T10:00:00+08:00"' })
    .transform((time) => new Date(time).toISOString())
    .optional(),
})

export const uploadBody = z.strictObject({
  name: words(255, '须填文件名，例如 "申报表.pdf"'),
  bytes: z.int('须为文件的字节数').positive('须为文件的字节数；空文件不能上传').optional(),
})

export const outcomeBody = z.strictObject({
  outcome: z.enum(['open', 'granted', 'failed', 'withdrawn'], {
    error: '须为 open（评审中）、granted（已获评）、failed（未通过）或 withdrawn（已撤回）',
  }),
  /** 申报时间截止 of that application; `null` takes a wrong one away. */
  cutOff: day.nullable().optional(),
})

const [leastReason, mostReason] = [10, 500]
const reasonWords = `须写明理由，${leastReason} 至 ${mostReason} 字`
/** As a form sends it, with its lines. */
const reason = z
  .string(reasonWords)
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .min(leastReason, reasonWords)
      .max(mostReason, reasonWords)
      .regex(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u, reasonWords),
  )

export const askBody = z.strictObject({
  /** Of the warning, as the report has it. */
  fingerprint: z.string('须填预警的 fingerprint').min(1, '须填预警的 fingerprint').max(200, '须填预警的 fingerprint'),
  parts: z
    .array(z.enum(disclosureParts, '须为 person（姓名与单位）或 page（对方该页图像）'), '须选择调阅内容')
    .min(1, '须至少选择一项调阅内容')
    .transform((parts) => disclosureParts.filter((part) => parts.includes(part))),
  reason,
})

export const decisionBody = z.strictObject({
  decision: z.enum(
    ['granted', 'refused', 'withdrawn', 'taken-back'],
    '须为 granted（批准）、refused（不批准）、withdrawn（收回批准）或 taken-back（申请人撤回）',
  ),
  reason,
})

export const requestId = z.string().regex(requestIdPattern)
export const monthQuery = z.object({
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '须为年月，例如 2026-03')
    .optional(),
})

export const pageQuery = z.object({
  limit: z.coerce.number('须为数字').int('须为整数').min(1, '须为 1 至 1000').max(1000, '须为 1 至 1000').default(200),
  after: applicationId.optional(),
})

/** `cutOff：须为实有的日期…；多余的内容：cutoff`. Values are left out: they may be somebody's name. */
export const problemsOf = ({ issues }: z.ZodError): string =>
  issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') return `不认识的内容：${issue.keys.join('、')}`
      return issue.path.length === 0 ? '须为一个 JSON 对象' : `${issue.path.join('.')}：${issue.message}`
    })
    .join('；')
