import { claimRankRule } from './rank-rule.ts'
import { notice } from './rule.ts'

export const patentInventors = claimRankRule({
  code: 'PAT-008',
  version: 2,
  kind: 'patent',
  name: { zh: '发明人名单或位次不符', en: 'Not on the list of inventors, or at another rank' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['applicant.name', 'claim.rank', 'patent.inventors', 'certificates'],
  innocent: ['namesake', 'rare-character', 'list-is-cut', 'ocr-error', 'archive-error'],
  steps: ['compare-certificate', 'query-register', 'ask-applicant'],
  severityOf: ({ is }) => (is === 'absent' ? 'red' : is === 'size' ? 'yellow' : 'orange'),
})
