import { createHash } from 'node:crypto'
import type { DocumentReport } from '#domain/application'
import type { PageOutline } from '#domain/page-picture'
import { isRead } from '#domain/pages'
import type {
  Applications,
  DocumentLayers,
  Evidences,
  Intake,
  RecognisedPages,
  Recognition,
  Upload,
} from '#domain/ports'
import { evidencePages } from './evidence-pages.ts'

export interface ParseParts {
  readonly intake: Intake
  readonly evidences: Evidences
  readonly applications: Applications
  readonly recognised: RecognisedPages
  /** Bytes → layers. A bad file is an outcome inside `pages`, never an exception. */
  readonly read: (
    bytes: Uint8Array,
    documentId: string,
    keeping: { readonly recognition: Recognition },
  ) => Promise<DocumentLayers>
  /** Draws pages that a report will quote while the file is at hand. Without it each is drawn when somebody looks at it. */
  readonly drawAhead?: (
    applicationId: string,
    documentId: string,
    bytes: Uint8Array,
    pages: readonly PageOutline[],
  ) => Promise<void>
}

/**
 * One uploaded file → its layers in the evidence bucket, a document item, and then the announcement that asks for verification. Each step
 * may be done twice; a death between two of them leaves the upload without its document item, so that it comes again. Scanned pages are kept
 * as they are recognised: a reader that dies among them goes on where it was.
 */
export const createParseApplication =
  ({ intake, evidences, applications, recognised, read, drawAhead }: ParseParts) =>
  async ({ applicationId, key }: Pick<Upload, 'applicationId' | 'key'>): Promise<DocumentReport> => {
    const { bytes, name } = await intake.read(key)
    const documentId = createHash('sha256').update(bytes).digest('hex')
    const size = bytes.byteLength // before reading: a reader may take the buffer for its worker, and leave it empty
    const recognition: Recognition = {
      earlier: (parserVersion) => recognised.of(applicationId, documentId, parserVersion),
      async add(page, parserVersion, progress) {
        await recognised.keep(applicationId, documentId, parserVersion, page)
        await applications.noteReading(applicationId, key, progress)
      },
    }
    const layers = await read(bytes, documentId, { recognition })
    const report = toReport(documentId, name, size, layers)
    await evidences.put(applicationId, documentId, layers)
    await applications.putDocument(applicationId, key, report)
    await evidences.announce(applicationId, documentId, layers.pages.parserVersion)
    // Verification has begun by now and waits for no picture. One that could not be drawn or kept is drawn when somebody looks at it.
    await drawAhead?.(applicationId, documentId, bytes, evidencePages(layers, documentId)).catch(() => {})
    return report
  }

const toReport = (
  documentId: string,
  name: string,
  bytes: number,
  { pages: result }: DocumentLayers,
): DocumentReport => {
  const pages = result.kind === 'read' ? result.pages : []
  return {
    documentId,
    name,
    bytes,
    outcome: result.outcome,
    parserVersion: result.parserVersion,
    pages: pages.length,
    unreadPages: pages.flatMap((page) => (isRead(page) ? [] : [{ page: page.page, reason: page.reason }])),
    ...(result.kind === 'read' && result.active.length > 0 && { active: result.active }),
  }
}
