import { expect, test } from 'vitest'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPatent } from '#test/builders/claim'

test('DOC-003 lists the pages that were not read, with the reason of each', () => {
  const unreadPages = [88, 91, 92].map((page) => ({ page, reason: 'no-text-layer' as const }))
  const result = assessed(anApplication(), { documents: [{ name: '附件.pdf', outcome: 'partly-read', unreadPages }] })
  expect(result.warning('DOC-003')).toMatchObject({
    severity: 'blue',
    statement: expect.stringContaining('第 88、91-92 页没有文字层'),
  })
})

test.each([
  ['locked', '有密码保护'],
  ['broken', '已损坏'],
  ['not-a-pdf', '不是 PDF'],
  ['over-time', '读取超时'],
] as const)('a file that is %s is told of, so that silence is never clean', (outcome, words) => {
  const result = assessed(undefined, { documents: [{ name: '申报表.pdf', outcome }] })
  expect(result.warning('DOC-003')?.statement).toContain(words)
  expect(result.claims).toEqual([])
})

test('one warning a file, each with a fingerprint of its own', () => {
  const result = assessed(anApplication(), {
    documents: [
      { documentId: 'a', outcome: 'locked' },
      { documentId: 'b', outcome: 'broken' },
      { documentId: 'c', outcome: 'read' },
    ],
  })
  expect(new Set(result.all('DOC-003').map(({ fingerprint }) => fingerprint)).size).toBe(2)
})

test('files that were read but hold no form are told of as well', () => {
  expect(assessed(undefined, { documents: [{}] }).warning('DOC-003')?.statement).toContain('未识别出申报表')
})

test('an application whose files were all read has no such warning', () => {
  expect(assessed(anApplication().claiming(aPatent())).codes).not.toContain('DOC-003')
})
