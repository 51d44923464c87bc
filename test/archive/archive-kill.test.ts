import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { startEngines } from '#local/engines'
import { closeClients, openClients } from '#platform/clients'
import type { Item } from '#storage/archive-batches'
import { dropLease } from '#storage/archive-lease'
import { ensureTable } from '#storage/resources'
import { tables } from '#storage/tables'

const rows = 2_000
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
  [0, 1, 2, 3].map((i) => words[Math.floor(n / 7 ** i) % words.length]).join('') + `第${n}号`
const file = [
  '项目批准号,项目名称,负责人,依托单位,起止年月',
  ...Array.from(
    { length: rows },
    (_, n) => `7117${String(n).padStart(4, '0')},${titleOf(n)},覃一,某大学,2012.01-2015.12`,
  ),
].join('\n')

test('an import that is killed twice leaves the archive that an uninterrupted one leaves', async () => {
  const path = await mkdtemp(join(tmpdir(), 'zhiyan-kill-'))
  const engines = await startEngines(path)
  const env = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: engines.dynamoUrl,
  }
  Object.assign(process.env, env)
  const clients = openClients()
  try {
    const csv = join(path, 'archive.csv')
    await writeFile(csv, file)
    for (const table of ['whole', 'killed']) await ensureTable(clients.dynamo, table, tables.archive)

    /** Killed as soon as that many records are written; what it printed last. */
    const importInto = async (table: string, killAfter = Number.POSITIVE_INFINITY) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), table, csv], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
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
      return items
        .map(
          ({ pk, sk, ...rest }) =>
            `${pk?.S} ${sk?.S} ${JSON.stringify(rest, Object.keys(rest).concat('S', 'N', 'B', 'BOOL', 'type', 'data').sort())}`,
        )
        .sort()
    }

    expect((await importInto('whole')).at(-1)).toBe('committed')
    const first = await importInto('killed', 600)
    expect(first).not.toContain('committed')
    const second = await importInto('killed', 1_300)
    expect(second).not.toContain('committed')
    // What was finished is not done again.
    expect(Number(second[0])).toBeGreaterThanOrEqual(400)
    const last = await importInto('killed')
    expect(last.at(-1)).toBe('committed')
    expect(Number(last[0])).toBeGreaterThanOrEqual(800)

    const [whole, killed] = [await all('whole'), await all('killed')]
    expect(whole.length).toBeGreaterThan(3 * rows)
    expect(killed).toEqual(whole)
  } finally {
    closeClients(clients)
    await engines.stop()
    await rm(path, { recursive: true, force: true })
  }
}, 180_000)
