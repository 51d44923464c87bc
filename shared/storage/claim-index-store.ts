import { createHash } from 'node:crypto'
import type { EarlierApplication } from '#domain/assessment'
import type { Claimant } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import { Retryable } from '#domain/failure'
import type { Nominee } from '#domain/nominee'
import type { ApplicationLines, ClaimIndex } from '#domain/ports'
import { maxClaimantsPerKey } from '#verify/claim-lines'
import {
  applicationPk,
  claimPk,
  claimSk,
  heldClaimSk,
  heldNominationSk,
  heldPersonSk,
  heldPrefix,
  heldWatchPrefix,
  heldWatchSk,
  personPk,
  personSk,
  quotaPk,
  quotaSk,
  watchPk,
  watchSk,
} from './keys.ts'
import type { Item, Key, Table } from './table.ts'

/** Calls at once: enough to hide the way to DynamoDB, few enough for its connection pool. */
const callsAtOnce = 12

/**
 * A note, in the application's own partition, of one line that it holds in the index. `settled` turns true once everybody who must know of
 * the line's last change has been asked; so a death at any point leaves a note that says what is still owed.
 */
interface Note extends Item {
  readonly at: Key
  readonly claimKey?: string
  readonly personKey?: string
  readonly quotaKey?: string
  /** Of a watch. Nobody needs to know who looks for a record: these notes are born settled. */
  readonly lookupKey?: string
  /** Of the line, or `gone` while it is being taken out. */
  readonly digest: string
  readonly settled: boolean
}
const gone = 'gone'

const overtaken = () => new Retryable('the lines were changed by another verification of the same application')

export const createClaimIndexStore = (table: Table): ClaimIndex => {
  const notesOf = async (applicationId: string) =>
    (await table.query(applicationPk(applicationId), heldPrefix)) as readonly Note[]

  return {
    async register(applicationId, lines) {
      const held = await notesOf(applicationId)
      const known = new Map(held.map((note) => [note.sk, note]))
      const wanted = linesOf(applicationId, lines)
      const changed = wanted.filter(({ note }) => {
        const before = known.get(note.sk)
        return !before?.settled || before.digest !== note.digest
      })
      const kept = new Set(wanted.map(({ note }) => note.sk))
      const dropped = held.filter(({ sk }) => !kept.has(sk))
      await writeLines(table, changed.filter(isAsked), dropped.filter(isAskedNote).map(toGone))
      await writeWatches(table, changed.filter(isWatch), dropped.filter(isWatchNote))

      const touched = [...changed.map(({ note }) => note), ...dropped]
      const quotaKeys = [...new Set(touched.flatMap(({ quotaKey }) => quotaKey ?? []))]
      return {
        claimKeys: [...new Set(touched.flatMap(({ claimKey }) => claimKey ?? []))],
        personKeys: [...new Set(touched.flatMap(({ personKey }) => personKey ?? []))],
        ...(quotaKeys.length > 0 && { quotaKeys }),
      }
    },

    async settle(applicationId, lines) {
      const pk = applicationPk(applicationId)
      const held = await notesOf(applicationId)
      const digests = new Map(held.map(({ sk, digest }) => [sk, digest]))
      const wanted = new Map(linesOf(applicationId, lines).map(({ note }) => [note.sk, note.digest]))
      // A note that is not as we wrote it was changed by another verification of this application: it must not be called settled.
      const isOurs = [...wanted].every(([sk, digest]) => digests.get(sk) === digest)
      if (!isOurs || held.some(({ sk, digest }) => !wanted.has(sk) && digest !== gone)) throw overtaken()

      const done = await concurrently(
        callsAtOnce,
        held.filter(({ settled }) => !settled),
        async ({ sk, digest }) =>
          digest === gone
            ? // A note of a line that is gone says nothing any more, unless another verification wrote it anew meanwhile.
              await table.remove({ pk, sk }, { condition: 'digest = :digest', values: { ':digest': gone } })
            : (await table.update(
                { pk, sk },
                {
                  expression: 'SET settled = :true',
                  condition: 'digest = :digest',
                  values: { ':true': true, ':digest': digest },
                },
              )) !== undefined,
      )
      if (!done.every(Boolean)) throw overtaken()
    },

    async claimants(claimKeys) {
      const found = await concurrently(callsAtOnce, [...new Set(claimKeys)], (claimKey) =>
        table.query(claimPk(claimKey), 'APP#', maxClaimantsPerKey),
      )
      return found.flat().map(({ line }) => JSON.parse(String(line)) as Claimant)
    },

    async watchers(lookupKeys) {
      const found = await concurrently(callsAtOnce, [...new Set(lookupKeys)], (key) =>
        table.query(watchPk(key), 'APP#'),
      )
      return [...new Set(found.flat().map(({ line }) => JSON.parse(String(line)) as string))]
    },

    async watched(applicationId) {
      const notes = (await table.query(applicationPk(applicationId), heldWatchPrefix)) as readonly Note[]
      return notes.flatMap(({ lookupKey }) => lookupKey ?? [])
    },

    async applicationsOf(personKey) {
      const items = await table.query(personPk(personKey), 'APP#', maxClaimantsPerKey)
      return items.map(({ line }) => JSON.parse(String(line)) as EarlierApplication)
    },

    // No limit: a place that is not counted would be a place too many.
    async nominees(quotaKey) {
      const items = await table.query(quotaPk(quotaKey), 'APP#')
      return items.map(({ line }) => JSON.parse(String(line)) as Nominee)
    },
  }
}

interface Line {
  readonly note: Note
  readonly body: string
}
const isWatchNote = ({ lookupKey }: Note) => lookupKey !== undefined
const isAskedNote = (note: Note) => !isWatchNote(note)
const isWatch = ({ note }: Line) => isWatchNote(note)
const isAsked = (line: Line) => !isWatch(line)
const toGone = (note: Note): Note => ({ ...note, digest: gone, settled: false })
const toItem = ({ note, body }: Line): Item => ({ ...note.at, line: body })

/** The notes first: a death in between leaves a note without a line, never a line without a note. */
const writeLines = async (table: Table, changed: readonly Line[], dropped: readonly Note[]): Promise<void> => {
  await table.write([...changed.map(({ note }) => note), ...dropped])
  await table.write(
    changed.map(toItem),
    dropped.map(({ at }) => at),
  )
}

/** The lines first: one without a note costs a verification too many, a settled note without its line would lose one. */
const writeWatches = async (table: Table, changed: readonly Line[], dropped: readonly Note[]): Promise<void> => {
  await table.write(
    changed.map(toItem),
    dropped.map(({ at }) => at),
  )
  await table.write(
    changed.map(({ note }) => note),
    dropped.map(({ pk, sk }) => ({ pk, sk })),
  )
}

const linesOf = (
  applicationId: string,
  { claims, person, nomination, watched = [] }: ApplicationLines,
): readonly Line[] => {
  const pk = applicationPk(applicationId)
  const toLine = (
    note: Pick<Note, 'sk' | 'at' | 'claimKey' | 'personKey' | 'quotaKey' | 'lookupKey'>,
    value: unknown,
  ): Line => {
    const body = JSON.stringify(value)
    const digest = createHash('sha256').update(body).digest('base64url')
    return { note: { ...note, pk, digest, settled: note.lookupKey !== undefined }, body }
  }
  const claimLines = claims.map((claim) => {
    const { claimKey, claimId } = claim
    const at = { pk: claimPk(claimKey), sk: claimSk(applicationId, claimId) }
    return toLine({ sk: heldClaimSk(claimKey, claimId), at, claimKey }, claim)
  })
  const watchLines = [...new Set(watched)].map((key) => {
    const at = { pk: watchPk(key), sk: watchSk(applicationId) }
    return toLine({ sk: heldWatchSk(key), at, lookupKey: key }, applicationId)
  })
  const unitLines = (nomination ? [nomination] : []).map(({ quotaKey, nominee }) => {
    const at = { pk: quotaPk(quotaKey), sk: quotaSk(applicationId) }
    return toLine({ sk: heldNominationSk(quotaKey), at, quotaKey }, nominee)
  })
  if (!person) return [...claimLines, ...watchLines, ...unitLines]
  const { personKey, application } = person
  const at = { pk: personPk(personKey), sk: personSk(applicationId) }
  return [
    ...claimLines,
    ...watchLines,
    ...unitLines,
    toLine({ sk: heldPersonSk(personKey), at, personKey }, application),
  ]
}
