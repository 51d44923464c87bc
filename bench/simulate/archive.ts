import type { ArchiveWriter } from '#archive/archive-writer'
import { emptyDataset } from '#archive/snapshot'
import type { ArchiveRecord, Completeness } from '#domain/archive-record'

const importedAt = '2026-03-01T00:00:00.000Z'

/** One dataset a kind: what makes a builder's record one of it. */
export const departmentOf = (kind: ArchiveRecord['kind'], n: number) => ({
  recordId: `simulated-${kind}#${kind}#${n}`,
  provenance: {
    dataset: `simulated-${kind}`,
    department: '桂示范主管部门',
    file: `${kind}.csv`,
    row: n + 1,
    importedAt,
  },
})

/** Lists that are said to be whole. */
const whole: Readonly<Partial<Record<ArchiveRecord['kind'], Completeness>>> = {
  award: { dataset: 'simulated-award', kind: 'award', scope: '桂示范科技成果奖', fromYear: 2020, toYear: 2026 },
  issue: { dataset: 'simulated-issue', kind: 'issue', scope: '*', fromYear: 2023, toYear: 2023 },
}

/** Puts the departments' records into an archive that has none of them. */
export const fillArchive = async (archive: ArchiveWriter, records: readonly ArchiveRecord[]): Promise<void> => {
  for (const [dataset, own] of Map.groupBy(records, ({ provenance }) => provenance.dataset)) {
    const lease = await archive.begin()
    const kind = own[0]?.kind
    if (!lease || !kind) throw new Error('somebody else writes into the archive of the simulation')
    await archive.write(
      own.map((record) => ({ record })),
      1,
      lease,
    )
    const complete = whole[kind]
    await archive.finish(
      {
        ...emptyDataset(dataset),
        department: '桂示范主管部门',
        snapshot: 1,
        announced: 1,
        importedAt,
        counts: { [kind]: own.length },
        completeness: complete ? [complete] : [],
      },
      0,
      lease,
    )
    await archive.end(lease)
  }
}
