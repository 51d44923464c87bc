import type { DocumentReport } from '#domain/application'
import type { Finding } from './rule.ts'
import { rule } from './rule.ts'

export const documentCoverage = rule({
  code: 'DOC-003',
  version: 1,
  name: { zh: '页面未识别或文件未能读取', en: 'Pages or files not read' },
  severity: 'blue',
  basis: '未读之处不能据以判断；没有预警不等于没有问题',
  needs: ['pages'],
  innocent: ['scanned-pages'],
  steps: ['see-pages', 'upload-again'],
  *check({ input, application }) {
    for (const document of input.documents) yield* notRead(document)
    const someWereRead = input.documents.some(({ outcome }) => outcome === 'read' || outcome === 'partly-read')
    if (!application && someWereRead)
      yield { subject: 'application', counterpartKey: 'form', evidence: [], facts: { is: 'no-application' } }
  },
})

function* notRead({ documentId, name, outcome, unreadPages }: DocumentReport): Iterable<Finding<'DOC-003'>> {
  const place = { subject: 'documents', counterpartKey: documentId, evidence: [] }
  if (outcome !== 'read' && outcome !== 'partly-read')
    yield { ...place, facts: { is: 'file', file: name, reason: outcome } }
  else if (unreadPages.length > 0) yield { ...place, facts: { is: 'pages', file: name, pages: unreadPages } }
}
