import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createImportArchive } from '#archive/import-archive'
import { integrityCommand } from '#cli/integrity'
import { UsageError } from '#cli/usage'
import { openStack } from '#local/stack'
import { anApplication } from '#test/builders/application'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { createPersonKeyOf } from '#verify/person-key'
import { textFile } from '../archive/files.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhiyan-integrity-'))
const dataDir = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: readonly string[]) => runCommand(() => integrityCommand([...args, '--data', dataDir]))

const code = '91450100MA5TERT15J'
const unit = { unitCreditCode: aNumber('credit-code', code), unit: { value: '示范集团', evidence: anEvidence() } }
const fileOf = (builder: ReturnType<typeof anApplication>) =>
  new TextEncoder().encode(JSON.stringify(builder.application))
const withoutId = () => {
  const { application } = anApplication(unit)
  const { residentId: _, ...applicant } = application.applicant
  return new TextEncoder().encode(JSON.stringify({ ...application, applicant }))
}
const read = async (bytes: Uint8Array) => ({
  pages: { kind: 'read', parserVersion: 'built', outcome: 'read', pages: [], active: [] } as const,
  form: { fields: [], tables: [], sections: [], certificates: [] },
  application: JSON.parse(new TextDecoder().decode(bytes)),
})
const meta = {
  committee: '工程评委会',
  region: '广西',
  outcome: 'open',
  submittedAt: '2026-07-01T00:00:00.000Z',
} as const

const register = `姓名,身份证号,单位,统一社会信用代码,失信事项,认定日期,截止日期,状态,单位答复
覃一某,11010519491231002X,示范集团,${code},申报材料不实,2026-01-10,2099-01-09,,材料系代办
,,示范集团,${code},推荐材料不实,2026-02-01,2099-01-31,申诉处理中,已整改并问责
,,示范集团,${code},出具虚假证明,2019-02-01,2022-01-31,,`

beforeAll(async () => {
  const stack = await openStack({ dataDir, read })
  const season = String(new Date().getFullYear())
  await stack.upload('known', 'a.pdf', fileOf(anApplication(unit)), { ...meta, season })
  await stack.upload('nameless', 'b.pdf', withoutId(), { ...meta, season })
  await stack.upload('elsewhere', 'c.pdf', fileOf(anApplication({ of: '韦二某' })), { ...meta, season })
  await stack.idle()
  const importer = createImportArchive({
    archiveWriter: stack.archive,
    clock: { now: () => new Date().toISOString() },
    personKeyOf: createPersonKeyOf(stack.environment.ZHIYAN_PERSON_SECRET),
  })
  const [header = '', ...rows] = register.split('\n')
  const plan = await importer.plan(textFile('失信登记.csv', header, ...rows), {
    dataset: 'register',
    kind: 'integrity',
  })
  if (plan.kind !== 'plan') throw new Error(plan.reason)
  expect(plan.rejected).toEqual([])
  await importer.commit(plan)
  await stack.idle()
  await stack.stop()
}, 60_000)

test('an applicant by the number of the application: what stands, the reply, and nobody named', async () => {
  const { out } = await run('applicant', 'known')
  expect(out).toContain('申报材料不实')
  expect(out).toContain('答复 材料系代办')
  expect(out).not.toMatch(/覃|1101051949/)
  expect(JSON.parse((await run('applicant', 'known', '--json')).out)).toMatchObject({
    kind: 'looked-up',
    register: { findings: [{ matter: '申报材料不实', standing: 'in-force' }] },
    applications: [{ outcome: 'open' }, { outcome: 'open' }],
  })
})

test('trap: whose number was not read is not looked up under the name', async () => {
  expect((await run('applicant', 'nameless')).out).toContain('不按姓名查询')
})

test('a number comes from stdin and from no argument', async () => {
  const stdin = vi.spyOn(process, 'stdin', 'get')
  stdin.mockReturnValue(Readable.from(['11010519491231002X\n']) as typeof process.stdin)
  expect((await run('applicant', '-')).out).toContain('申报材料不实')
  stdin.mockReturnValue(Readable.from(['110105194912310021\n']) as typeof process.stdin)
  await expect(run('applicant', '-')).rejects.toThrow('校验不符')
  stdin.mockRestore()
})

test('an employer by its code: own lines with reply and appeal, people counted, no share of so few', async () => {
  const { out } = await run('employer', code.toLowerCase())
  expect(out).toContain('申报 2 件')
  expect(out).toMatch(/推荐材料不实.*申诉、复查尚未办结/)
  expect(out).toContain('答复 已整改并问责')
  expect(out).toContain('已到期 1 条')
  expect(out).toContain('经认定属实 1 件')
  expect(out).toContain('申报不足 30 件，不显示比例')
  expect(out).not.toContain('覃')
  expect(JSON.parse((await run('employer', code, '--json')).out)).toMatchObject({ applications: 2, isCapped: false })
})

test('a name is no code, and an application must be there', async () => {
  await expect(run('employer', '示范集团')).rejects.toThrow('仅凭单位名称不能查询')
  await expect(run('applicant', 'nobody')).rejects.toThrow(UsageError)
  await expect(run('applicant')).rejects.toThrow(UsageError)
  await expect(run('person', 'x')).rejects.toThrow('employer、applicant')
})
