import type { ArchiveHistory, ArchiveWriter, DatasetState, RecordVersion, RecordWrite } from '#archive/archive-writer'
import { emptyDataset, toArchiveSnapshot } from '#archive/snapshot'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Archive } from '#domain/ports'
import { recordKeys } from '#match/candidate-keys'
import { candidatesAmong } from '../builders/candidates.ts'

/** The archive in memory: for `zhiyan verify --archive DIR`, for dry runs without a store, and for tests of the use case. */
export const createMemoryArchive = (): Archive & ArchiveWriter & ArchiveHistory => {
  const records = new Map<string, RecordVersion>()
  /** Newest first. */
  const versions = new Map<string, readonly RecordVersion[]>()
  const history: DatasetState[] = []
  const idsByKey = new Map<string, Set<string>>()
  const states = new Map<string, DatasetState>()
  let writing: string | undefined

  const unindex = (record: ArchiveRecord) => {
    for (const key of recordKeys(record)) idsByKey.get(key)?.delete(record.recordId)
  }
  const put = ({ record }: RecordWrite, snapshot: number) => {
    const before = records.get(record.recordId)
    if (before) unindex(before.record)
    records.set(record.recordId, { record, snapshot })
    const earlier = versions.get(record.recordId)?.filter((one) => one.record.version < record.version) ?? []
    versions.set(record.recordId, [{ record, snapshot }, ...earlier])
    if (record.withdrawn) return
    for (const key of recordKeys(record)) idsByKey.set(key, (idsByKey.get(key) ?? new Set()).add(record.recordId))
  }
  const snapshot = async () => toArchiveSnapshot([...states.values()])

  return {
    byKeys: async (keys) => {
      const ids = new Set(keys.flatMap((key) => [...(idsByKey.get(key) ?? [])]))
      return [...ids].flatMap((id) => records.get(id)?.record ?? [])
    },
    candidates: async (lookup) =>
      candidatesAmong(
        [...records.values()].flatMap(({ record }) => (record.withdrawn ? [] : [record])),
        lookup,
      ),
    snapshot,
    dataset: async (dataset) => states.get(dataset) ?? emptyDataset(dataset),
    stored: async (recordIds) =>
      new Map(
        recordIds.flatMap((id) => {
          const entry = records.get(id)
          return entry ? [[id, entry] as const] : []
        }),
      ),
    begin: async () => {
      if (writing !== undefined) return undefined
      writing = 'memory'
      return { owner: writing }
    },
    write: async (writes, n, _lease, progress) => {
      for (const write of writes) put(write, n)
      progress?.(writes.length)
    },
    finish: async (state, expected) => {
      if ((states.get(state.dataset)?.snapshot ?? 0) !== expected) return false
      states.set(state.dataset, state)
      history.push(state)
      return true
    },
    end: async () => {
      writing = undefined
    },
    snapshots: async (dataset) => [
      ...new Map(history.filter((one) => one.dataset === dataset).map((one) => [one.snapshot, one])).values(),
    ],
    changedBetween: async (dataset, after, until) =>
      [...versions]
        .filter(([, all]) =>
          all.some(
            ({ record, snapshot }) => record.provenance.dataset === dataset && snapshot > after && snapshot <= until,
          ),
        )
        .map(([id]) => id)
        .sort(),
    versionsBackTo: async (ids, back) =>
      new Map(
        ids.flatMap((id) => {
          const all = versions.get(id) ?? []
          const last = all.findIndex(({ snapshot }) => snapshot <= back)
          return all.length === 0 ? [] : [[id, last < 0 ? all : all.slice(0, last + 1)] as const]
        }),
      ),
  }
}
