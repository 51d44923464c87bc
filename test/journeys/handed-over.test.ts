import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStack } from '#local/stack'
import { consoleParts } from '#storage/console-parts'
import { anApplication } from '#test/builders/application'
import { createApp } from '#web/app.tsx'

const folder = mkdtempSync(join(tmpdir(), 'zhiyan-handed-over-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = async (bytes: Uint8Array) => ({
  pages: { kind: 'read', parserVersion: 'built', outcome: 'read', pages: [], active: [] } as const,
  form: { fields: [], tables: [], sections: [], certificates: [] },
  application: JSON.parse(new TextDecoder().decode(bytes)),
})

test('hours and titles that a system hands over are imported, and only whom they concern is verified again', {
  timeout: 60_000,
}, async () => {
  const stack = await openStack({ dataDir: join(folder, 'data'), read })
  try {
    const upload = (id: string, builder: ReturnType<typeof anApplication>) =>
      stack.upload(id, `${id}.pdf`, new TextEncoder().encode(JSON.stringify(builder.application)), {
        committee: '工程评委会',
        region: '广西',
        season: '2026',
        outcome: 'open',
        submittedAt: '2026-07-01T00:00:00.000Z',
      })
    await upload('hers', anApplication())
    const { residentId: _, ...nameless } = anApplication().application.applicant
    const { application } = anApplication()
    await upload('nameless', { ...anApplication(), application: { ...application, applicant: nameless } })
    await stack.idle()
    const runOf = async (id: string) => (await stack.applications.currentRun(id)) ?? expect.fail()
    const before = await runOf('nameless')
    expect((await runOf('hers')).policyNotes.join()).not.toContain('归集')

    const app = createApp({ ...consoleParts(stack), whoAsks: () => ({ role: 'steward', committee: '*' }) })
    const post = async (kind: string, rows: readonly object[]) => {
      const response = await app.request('/api/v1/archive/records', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dataset: `d-${kind}`, kind, department: '区人社厅', trust: 'A', rows }),
      })
      expect(response.status).toBe(202)
      await stack.idle()
    }
    const 身份证号 = '11010519491231002X'
    await post('education', [{ 身份证号, 年度: 2025, 专业学时: 60, 总学时: 90, 查询日期: '2026-06-30' }])
    await post('title-certificate', [{ 身份证号, 资格名称: '工程师', 授予时间: '2020-12-28', 查询日期: '2026-06-30' }])
    const notes = (await runOf('hers')).policyNotes.join()
    expect(notes).toContain('2025 年 90（2026-06-30 查询）')
    expect(notes).toContain('职称证书数据中查到工程师')
    expect((await runOf('nameless')).runId).toBe(before.runId)
  } finally {
    await stack.stop()
  }
})
