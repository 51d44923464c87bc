import { expect, test } from 'vitest'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anEvidence } from '#test/builders/evidence'

const notes = (given: Parameters<typeof anApplication>[0]) => assessed(anApplication(given)).policyNotes.join('\n')

test('R-DOC: a document of 2026 by an internal office is information, an older one is nothing', () => {
  expect(notes({ presentTitle: { grantedOn: '2026-03-01', approvedBy: '百色市职改办' } })).toContain('发文主体供核对')
  expect(notes({ presentTitle: { grantedOn: '2025-12-31', approvedBy: '百色市职改办' } })).not.toContain('发文主体')
  expect(notes({ presentTitle: { grantedOn: '2026-03-01', approvedBy: '百色市人力资源和社会保障局' } })).not.toContain(
    '发文主体',
  )
})

test('R-RENDING: a late 认定 is no fault from 2026', () => {
  expect(notes({ route: 'recognition' })).toContain('不受办理时限限制')
  expect(notes({})).not.toContain('办理时限')
})

test('what could not be checked is said', () => {
  const text = notes({ directBasis: { value: '“小巨人”企业研发团队带头人', evidence: anEvidence() }, route: 'direct' })
  for (const part of ['学时无法核验', '公示时间无法核验', '推荐名额无法核验']) expect(text).toContain(part)
})
