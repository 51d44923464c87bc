import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTable, type Table } from '#storage/table'
import { engines, openEngine } from '../contract/engines.ts'

/** A table that is short of capacity: of each batch it takes the first few, and hands the others back, as DynamoDB does. */
const perCall = 3

let opened: Awaited<ReturnType<typeof openEngine>>
let server: Server
let short: Table
let calls = 0

beforeAll(async () => {
  const [dynalite] = engines
  opened = await openEngine(dynalite ?? expect.fail())
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    calls++
    const body = JSON.parse(Buffer.concat(chunks).toString())
    const requests = body.RequestItems.contract
    const isRead = !Array.isArray(requests)
    const taken = isRead ? { ...requests, Keys: requests.Keys.slice(0, perCall) } : requests.slice(0, perCall)
    const left = isRead ? { ...requests, Keys: requests.Keys.slice(perCall) } : requests.slice(perCall)
    const answer = await fetch(opened.dynamoUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': String(request.headers['x-amz-target']),
        'x-amz-date': String(request.headers['x-amz-date']),
        authorization: String(request.headers.authorization),
      },
      body: JSON.stringify({ RequestItems: { contract: taken } }),
    })
    const json = JSON.parse(await answer.text())
    const unprocessed = (isRead ? left.Keys : left).length > 0 ? { contract: left } : {}
    response.setHeader('content-type', 'application/x-amz-json-1.0')
    response.end(JSON.stringify({ ...json, [isRead ? 'UnprocessedKeys' : 'UnprocessedItems']: unprocessed }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  short = openTable(new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}` }), 'contract')
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await opened.close()
})

const items = Array.from({ length: 20 }, (_, n) => ({ pk: 'throttled', sk: String(n).padStart(2, '0'), value: n }))

test('items that the table hands back are written again, until all are there', async () => {
  await short.write(items)
  expect(calls).toBe(7)
  expect(await opened.table.query('throttled', '')).toEqual(items)
})

test('keys that the table hands back are read again', async () => {
  const found = await short.getMany(items.map(({ pk, sk }) => ({ pk, sk })))
  expect(found.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))).toEqual(items)
})
