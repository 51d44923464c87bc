import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RunningFunction } from './lambda.ts'

export interface HttpRequest {
  readonly method?: string
  readonly path: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Of the token: staff of every committee, unless said otherwise. */
  readonly claims?: Readonly<Record<string, string>>
}

const staffOfAll = { sub: 'reviewer-1', 'zhiyan:role': 'staff', 'zhiyan:committee': '*' }

/** A request as an HTTP API hands it to Lambda (payload format 2.0), after its authoriser let it pass. */
export const httpEvent = ({ method = 'GET', path, query = '', headers, body, claims = staffOfAll }: HttpRequest) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: query,
  headers: { host: 'console.example.org', ...headers },
  requestContext: {
    authorizer: { jwt: { claims, scopes: null } },
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    domainName: 'console.example.org',
    requestId: 'request',
    stage: '$default',
    timeEpoch: 0,
  },
  ...(body !== undefined && { body: Buffer.from(body).toString('base64') }),
  isBase64Encoded: body !== undefined,
})

export const getRequest = (path: string) => httpEvent({ path })

export const jsonRequest = (method: string, path: string, body: unknown, claims?: HttpRequest['claims']) =>
  httpEvent({
    method,
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(claims && { claims }),
  })

export interface HttpResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An address that answers with the function, as the HTTP API does: only with `token`, all others get 401. */
export const startHttpApi = async (running: RunningFunction, token: string) => {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    if (incoming.headers.authorization !== `Bearer ${token}`) return outgoing.writeHead(401).end()
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost')
    const { statusCode, headers, body } = await running.invoke<HttpResponse>(
      httpEvent({
        method: incoming.method ?? 'GET',
        path: pathname,
        query: searchParams.toString(),
        headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
        body: Buffer.concat(chunks).toString('utf8'),
      }),
    )
    outgoing.writeHead(statusCode, headers).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
