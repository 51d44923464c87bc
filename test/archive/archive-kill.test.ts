import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { environmentOf, startEngines } from '#local/engines'
import { closeClients, openClients } from '#platform/clients'
import type { Item } from '#storage/archive-batches'
import { dropLease } from '#storage/archive-lease'
import { ensureTable } from '#storage/resources'
import { tables } from '#storage/tables'

/** `ZHIYAN_KILL_RECORDS=100000` for the size of the bar: it takes many minutes, so it is not what every check runs. */
const rows = Number(process.env.ZHIYAN_KILL_RECORDS ?? 2_000)
/** Five chunks a fifth of the records each: the first import dies in the second, the next in the fourth. */
const recordsPerChunk = rows / 5
const words = [
  '甘蔗',
  '糖厂',
  '收获机',
  '切割器',
  '监测',
  '品种',
  '区域',
  '适应性',
  '锅炉',
  '节能',
  '改造',
  '蔗渣',
  '提纯',
  '工艺',
]
const titleOf = (n: number) =>
  `${[0, 1, 2, 3].map((i) => words[Math.floor(n / 7 ** i) % words.length]).join('')}第${n}号`
const file = [
  '项目批准号,项目名称,负责人,依托单位,起止年月',
  ...Array.from(
    { length: rows },
    (_, n) => `71${String(n).padStart(6, '0')},${titleOf(n)},覃一,某大学,2012.01-2015.12`,
  ),
].join('\n')

test(
  'an import that is killed twice leaves the archive that an uninterrupted one leaves',
  async () => {
    const path = await mkdtemp(join(tmpdir(), 'zhiyan-kill-'))
    const engines = await startEngines(path)
    const env = environmentOf(engines)
    Object.assign(process.env, env)
    const clients = openClients()
    try {
      const csv = join(path, 'archive.csv')
      await writeFile(csv, file)
      for (const table of ['whole', 'killed']) await ensureTable(clients.dynamo, table, tables.archive)

      /** Killed as soon as that many records are written; what it printed last. */
      const importInto = async (table: string, killAfter = Number.POSITIVE_INFINITY) => {
        const child = spawn(
          process.execPath,
          [join(import.meta.dirname, 'import-child.ts'), table, csv, String(recordsPerChunk)],
          {
            env: { ...process.env, ...env },
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        )
        const ended = once(child, 'exit')
        const seen: string[] = []
        for await (const line of createInterface({ input: child.stdout })) {
          seen.push(line)
          if (Number(line) >= killAfter) child.kill('SIGKILL')
        }
        await ended
        // The lease would run out by itself; here it is certain that nobody holds it.
        await dropLease(clients.dynamo, table)
        return seen
      }
      const all = async (table: string): Promise<readonly string[]> => {
        const items: Item[] = []
        let from: Item | undefined
        do {
          const page = await clients.dynamo.send(
            new ScanCommand({ TableName: table, ...(from && { ExclusiveStartKey: from }) }),
          )
          items.push(...(page.Items ?? []))
          from = page.LastEvaluatedKey
        } while (from)
        return items.map(({ pk, sk, ...rest }) => `${pk?.S} ${sk?.S} ${textOf(rest)}`).sort()
      }

      expect((await importInto('whole')).at(-1)).toBe('committed')
      const first = await importInto('killed', rows * 0.3)
      expect(first).not.toContain('committed')
      const second = await importInto('killed', rows * 0.65)
      expect(second).not.toContain('committed')
      // What was finished is not done again.
      expect(Number(second[0])).toBeGreaterThanOrEqual(rows * 0.2)
      const last = await importInto('killed')
      expect(last.at(-1)).toBe('committed')
      expect(Number(last[0])).toBeGreaterThanOrEqual(rows * 0.4)

      const [whole, killed] = [await all('whole'), await all('killed')]
      // Of a large archive many records share an item.
      expect(whole.length).toBeGreaterThan(2 * rows)
      expect(killed).toEqual(whole)
    } finally {
      closeClients(clients)
      await engines.stop()
      await rm(path, { recursive: true, force: true })
    }
  },
  180_000 + rows * 40,
)

/** Every attribute with its bytes, in one order. */
const textOf = (item: Item): string =>
  Object.entries(item)
    .map(([name, { B, ...value }]) => `${name}=${B ? Buffer.from(B).toString('base64') : JSON.stringify(value)}`)
    .sort()
    .join(' ')
