import { decodeAsking, decodeObjectCreated } from '#platform/events'
import { announcedPrefix, readAnnouncedKey, readUploadKey, uploadPrefix } from './keys.ts'

/** Whose work a dead letter was, told from its body: names of queues differ from place to place. */
export interface DeadLetter {
  readonly of: 'parse' | 'verify' | 'import' | 'unknown'
  /** For the log: an id of ours, never a name. */
  readonly key: string
  readonly applicationId?: string
  /** As `Applications.fail` takes it. */
  readonly source?: string
}

/** Never throws: a dead letter that cannot be understood must not become one again. */
export const decodeDeadLetter = (body: string): readonly DeadLetter[] => {
  try {
    const asked = decodeAsking(body)
    return asked ? [ofVerify(asked)] : decodeObjectCreated(body).map(({ key }) => ofObject(key))
  } catch {
    return [{ of: 'unknown', key: 'undecodable' }]
  }
}

const ofVerify = (applicationId: string): DeadLetter => ({ of: 'verify', key: applicationId, applicationId })

const ofObject = (key: string): DeadLetter => {
  if (key.startsWith(uploadPrefix))
    return { of: 'parse', key, source: key, applicationId: readUploadKey(key).applicationId }
  if (key.startsWith(announcedPrefix)) return ofVerify(readAnnouncedKey(key).applicationId)
  return { of: 'import', key: 'an archive file' }
}
