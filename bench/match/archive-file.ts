import type { ImportFile } from '#archive/import-archive'
import { createRecordAt } from './records.ts'
import { makeTitles } from './titles.ts'

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A department's table of projects as it would hand it over. */
export const archiveFile = async (records: number, seed: number): Promise<ImportFile> => {
  const { titles } = await makeTitles(records, seed)
  const recordAt = createRecordAt(titles)
  const rows = titles.map((title, n) => {
    const { people, units, year } = recordAt(n)
    return `7${String(n + 1_000_000).padStart(8, '0')},${quoted(title)},${people[0]?.name},${units[0]},${year}.01-${(year ?? 0) + 3}.12`
  })
  const text = ['项目批准号,项目名称,负责人,依托单位,起止年月', ...rows].join('\n')
  return { name: 'bench.csv', bytes: new TextEncoder().encode(text) }
}
