import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call of AWS's API: the IAM action that it needs, and the table, index, bucket or queue that it is for. */
export interface Call {
  readonly action: string
  readonly on: string
  /** S3: where in the bucket the object lies, `pictures/`. */
  readonly below?: string
}

/** Stands before a local engine, passes everything on and notes what was asked: what a role must allow. */
export const startRecorder = async (target: string) => {
  const calls = new Map<string, Call>()
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    for (const call of callsOf(incoming, body)) calls.set(JSON.stringify(call), call)
    const passed = request(new URL(incoming.url ?? '/', target), {
      method: incoming.method,
      headers: incoming.headers,
    })
    passed.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    passed.end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls: (): readonly Call[] => [...calls.values()],
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const callsOf = ({ headers, method = '', url = '/' }: IncomingMessage, body: Buffer): readonly Call[] => {
  const [service = '', operation = ''] = String(headers['x-amz-target'] ?? '').split('.')
  if (service.startsWith('DynamoDB')) return ofDynamo(operation, JSON.parse(body.toString('utf8')))
  if (service === 'AmazonSQS') return ofSqs(operation, JSON.parse(body.toString('utf8')))
  return ofS3(method, new URL(url, 'http://localhost'))
}

interface DynamoBody {
  readonly TableName?: string
  readonly IndexName?: string
  readonly RequestItems?: Readonly<Record<string, unknown>>
}

const ofDynamo = (operation: string, { TableName, IndexName, RequestItems }: DynamoBody): readonly Call[] =>
  [...(TableName ? [TableName] : []), ...Object.keys(RequestItems ?? {})].map((table) => ({
    action: `dynamodb:${operation}`,
    on: IndexName ? `${table}/index/${IndexName}` : table,
  }))

/** A batch of messages needs the right for one. */
const ofSqs = (operation: string, { QueueUrl = '' }: { readonly QueueUrl?: string }): readonly Call[] => [
  { action: `sqs:${operation.replace(/Batch$/, '')}`, on: QueueUrl.split('/').at(-1) ?? '' },
]

const s3Actions: Readonly<Record<string, string>> = { GET: 's3:GetObject', HEAD: 's3:GetObject', PUT: 's3:PutObject' }

const ofS3 = (method: string, { pathname, searchParams }: URL): readonly Call[] => {
  const [bucket = '', ...key] = pathname.slice(1).split('/')
  // A form that the function has signed: S3 takes the object under the rights of the function.
  if (method === 'POST' && key.join('') === '') return [{ action: 's3:PutObject', on: bucket }]
  const lists = searchParams.has('list-type') || key.join('') === ''
  if (lists) return [{ action: 's3:ListBucket', on: bucket }]
  return [{ action: s3Actions[method] ?? `s3:${method}`, on: bucket, below: `${key[0]}/` }]
}
