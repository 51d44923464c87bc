import { createHash } from 'node:crypto'
import { isApplicationId } from '#domain/application-id'
import { Terminal } from '#domain/failure'

/** The layout of every key. Keys hold ids and hashes only: a claim key may contain a name, so it is hashed here. */

const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 27)

export const applicationPk = (applicationId: string) => `APP#${applicationId}`
export const metaSk = 'META'
export const documentPrefix = 'DOC#'
export const documentSk = (documentId: string) => `${documentPrefix}${documentId}`
export const runSk = (runId: string) => `RUN#${runId}`
/** Six digits: items of a run come back in their own order from one query. */
const numbered = (n: number) => String(n).padStart(6, '0')
export const runClaimSk = (runId: string, n: number) => `${runSk(runId)}#CLAIM#${numbered(n)}`
export const runWarningSk = (runId: string, n: number) => `${runSk(runId)}#WARN#${numbered(n)}`

/** What the application holds in the claim index, so that what it drops can be taken out again. */
export const heldPrefix = 'HELD#'
export const heldClaimSk = (claimKey: string, claimId: string) => `${heldPrefix}CLAIM#${short(claimKey)}#${claimId}`
export const heldPersonSk = (personKey: string) => `${heldPrefix}PERSON#${personKey}`
export const heldNominationSk = (quotaKey: string) => `${heldPrefix}UNIT#${short(quotaKey)}`
export const heldWatchPrefix = `${heldPrefix}WATCH#`
export const heldWatchSk = (lookupKey: string) => `${heldWatchPrefix}${short(lookupKey)}`

export const claimPk = (claimKey: string) => `CLAIM#${short(claimKey)}`
export const claimSk = (applicationId: string, claimId: string) => `APP#${applicationId}#${claimId}`
export const personPk = (personKey: string) => `PERSON#${personKey}`
export const personSk = (applicationId: string) => `APP#${applicationId}`
/** The enterprise, the year and what its places are for. */
export const quotaPk = (quotaKey: string) => `UNIT#${short(quotaKey)}`
export const quotaSk = (applicationId: string) => `APP#${applicationId}`
export const watchPk = (lookupKey: string) => `WATCH#${short(lookupKey)}`
export const watchSk = (applicationId: string) => `APP#${applicationId}`

/** What was done about a request to see the other side of a warning, and which requests a month has. */
export const disclosurePrefix = 'DISCLOSURE#'
export const requestPrefix = (requestId: string) => `${disclosurePrefix}${requestId}#`
export const disclosureSk = (requestId: string, seq: number) => `${requestPrefix(requestId)}${numbered(seq)}`
export const disclosuresPk = (month: string) => `DISCLOSURES#${month}`
export const askedPrefix = 'APP#'
export const disclosuresSk = (applicationId: string, requestId: string) => `${askedPrefix}${applicationId}#${requestId}`

/** In the table of fingerprints: what an application says of its texts, which keys each has, who has a key, and whose texts there are. */
export const textsSk = 'TEXTS'
export const heldTextPrefix = 'TEXT#'
export const heldTextSk = (entry: string) => `${heldTextPrefix}${entry}`
export const fingerprintPk = (key: string) => `FP#${key}`
export const fingerprintSk = 'HOLDERS'
export const applicantPk = (personKey: string) => `PERSON#${personKey}`
export const applicantSk = 'APPLICANT'
export const applicantCount = { pk: 'APPLICANTS', sk: 'COUNT' } as const

export const queueOf = (committee: string, season: string, state: string) => `${committee}#${season}#${state}`
/** Most urgent first when read upwards: 9999 − priority, then the day of submission. */
export const queueOrderOf = (priority: number, submittedAt: string) =>
  `${String(9999 - Math.max(0, Math.min(9999, Math.round(priority)))).padStart(4, '0')}#${submittedAt}`

/** Intake: the key says whose file it is and nothing else; the file's name travels as metadata. */
export const uploadPrefix = 'uploads/'
export const uploadKey = (applicationId: string, uploadId: string) => `${uploadPrefix}${applicationId}/${uploadId}`
export const readUploadKey = (key: string): { readonly applicationId: string; readonly uploadId: string } => {
  const [, applicationId, uploadId] = /^uploads\/([^/]+)\/([A-Za-z0-9-]+)$/.exec(key) ?? []
  if (!applicationId || !uploadId || !isApplicationId(applicationId)) throw new Terminal('not the key of an upload')
  return { applicationId, uploadId }
}

/** Evidence: layers stand under one prefix, announcements under another, so that only these are listened to. */
export const layersPrefix = 'layers/'
export const layerKey = (
  applicationId: string,
  documentId: string,
  layer: 'pages' | 'form' | 'application' | 'texts',
) => `${layersPrefix}${applicationId}/${documentId}/${layer}.json`
/** Recognised pages of a document that is still being read; a rule of the bucket takes them away after `recognisedDays`. */
export const recognisedPrefix = 'recognised/'
/** A message lives four days in its queue and fourteen among the dead letters, from where it may be sent again. */
export const recognisedDays = 14
export const recognisedPagesPrefix = (applicationId: string, documentId: string, parserVersion: string) =>
  `${recognisedPrefix}${applicationId}/${documentId}/${parserVersion}/`
export const recognisedKey = (applicationId: string, documentId: string, parserVersion: string, page: number) =>
  `${recognisedPagesPrefix(applicationId, documentId, parserVersion)}${page}.json`
export const announcedPrefix = 'parsed/'
export const announcedKey = (applicationId: string, documentId: string) =>
  `${announcedPrefix}${applicationId}/${documentId}.json`
export const readAnnouncedKey = (key: string): { readonly applicationId: string; readonly documentId: string } => {
  const [, applicationId, documentId] = /^parsed\/([^/]+)\/([0-9a-f]{64})\.json$/.exec(key) ?? []
  if (!applicationId || !documentId || !isApplicationId(applicationId))
    throw new Terminal('not the key of an announcement')
  return { applicationId, documentId }
}
const documentIdPattern = /^[0-9a-f]{64}$/
export const isDocumentId = (id: string): boolean => documentIdPattern.test(id)
/** Pictures of pages, by the resolution that they are drawn at. */
export const picturesPrefix = 'pictures/'
export const pictureKey = (applicationId: string, documentId: string, page: number) =>
  `${picturesPrefix}${applicationId}/${documentId}/pages/${page}@150.webp`
/** All pages without their words, beside the layers. */
export const outlineKey = (applicationId: string, documentId: string) =>
  `${layersPrefix}${applicationId}/${documentId}/outline.json`
export const largeValueKey = (applicationId: string, json: string) => `values/${applicationId}/${short(json)}.json`

/** Archive files: the dataset says whose they are; the file's name and how to read it travel as metadata. */
export const archiveFilesPrefix = 'files/'
export const archiveFileKey = (dataset: string, sha256: string) => `${archiveFilesPrefix}${dataset}/${sha256}`
export const readArchiveFileKey = (key: string): { readonly dataset: string } => {
  const [, dataset] = /^files\/([A-Za-z0-9][A-Za-z0-9._-]{0,63})\/[0-9a-f]{64}$/.exec(key) ?? []
  if (!dataset) throw new Terminal('not the key of an archive file')
  return { dataset }
}
