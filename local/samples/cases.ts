import { falseStatementCases } from './cases/false-statements.ts'
import { innocentCases } from './cases/innocent.ts'
import { resoldTextCases } from './cases/resold-text.ts'
import { reuseCases } from './cases/reuse.ts'
import { samePatentCases } from './cases/same-patent.ts'
import type { SampleCase } from './cases/sample-case.ts'
import { unreadableCases } from './cases/unreadable.ts'

/** All sample applications, by application id. Earlier seasons come first, as they would have been uploaded. */
export const cases: readonly SampleCase[] = [
  ...samePatentCases,
  ...reuseCases,
  ...falseStatementCases,
  ...innocentCases,
  ...unreadableCases,
  ...resoldTextCases,
].toSorted((a, b) => a.applicationId.localeCompare(b.applicationId, 'en'))
