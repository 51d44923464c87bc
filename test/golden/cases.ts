import { claimCases } from './cases/claims.ts'
import { documentCases } from './cases/documents.ts'
import { identityCases } from './cases/identity.ts'
import { paperCases } from './cases/papers.ts'
import { patentCases } from './cases/patents.ts'
import { projectCases } from './cases/projects.ts'
import { qualificationCases } from './cases/qualification.ts'
import { scanCases } from './cases/scans.ts'
import { textCases } from './cases/texts.ts'
import type { GoldenCase } from './golden-case.ts'

/** The golden set: every rule of domain.md §6 with its positives and its named traps. */
export const goldenCases: readonly GoldenCase[] = [
  ...identityCases,
  ...patentCases,
  ...claimCases,
  ...projectCases,
  ...paperCases,
  ...qualificationCases,
  ...textCases,
  ...documentCases,
  ...scanCases,
]
