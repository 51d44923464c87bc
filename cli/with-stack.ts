import type { ApplicationMeta } from '#domain/claimant'
import { openStack, type Stack } from '#local/stack'
import { UsageError } from './usage.ts'

/** The local stack on a data folder, for as long as the work takes. */
export const withStack = async <T>(dataDir: string, work: (stack: Stack) => Promise<T>): Promise<T> => {
  const stack = await openStack({ dataDir })
  try {
    return await work(stack)
  } finally {
    await stack.stop()
  }
}

/** The application that somebody typed the id of. */
export const knownApplication = async ({ applications }: Stack, applicationId: string): Promise<ApplicationMeta> => {
  const meta = await applications.meta(applicationId)
  if (!meta) throw new UsageError(`没有编号为“${applicationId}”的申报；全部编号见 npx zhiyan application list`)
  return meta
}
