import type { Application, DocumentReport } from '#domain/application'
import { concurrently } from '#domain/concurrently'
import { Terminal } from '#domain/failure'
import type { Evidences } from '#domain/ports'

const callsAtOnce = 8

interface Parts {
  readonly evidences: Pick<Evidences, 'application'>
  readonly mergeApplications: (applications: readonly Application[]) => Application | undefined
}

/** All that an application's readable files say, as one; undefined when none could be read. */
export const readWhole = async (
  { evidences, mergeApplications }: Parts,
  applicationId: string,
  documents: readonly DocumentReport[],
): Promise<Application | undefined> => {
  const read = await concurrently(callsAtOnce, documents, async ({ documentId, outcome }) => {
    const application = await evidences.application(applicationId, documentId)
    // A layer that is gone (kept no longer, or lost) must not pass for a file that claims nothing: its lines would leave the index.
    if (!application && (outcome === 'read' || outcome === 'partly-read'))
      throw new Terminal('what was read of the document is not there any more')
    return application
  })
  const applications = read.filter((application) => application !== undefined)
  return applications.length > 0 ? mergeApplications(applications) : undefined
}
