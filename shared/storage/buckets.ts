/** The buckets, for `cdk/` and `local/` alike. */
export const buckets = {
  intake: { name: 'intake', envVar: 'ZHIYAN_INTAKE_BUCKET' },
  evidence: { name: 'evidence', envVar: 'ZHIYAN_EVIDENCE_BUCKET' },
  archive: { name: 'archive', envVar: 'ZHIYAN_ARCHIVE_BUCKET' },
} as const
