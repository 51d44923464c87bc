/** A GET as an HTTP API hands it to Lambda (payload format 2.0), after its authoriser let it pass. */
export const getRequest = (path: string) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'console.example.org' },
  requestContext: {
    authorizer: { jwt: { claims: { sub: 'reviewer-1' }, scopes: null } },
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    domainName: 'console.example.org',
    requestId: 'request',
    stage: '$default',
    timeEpoch: 0,
  },
  isBase64Encoded: false,
})

export interface HttpResponse {
  readonly statusCode: number
  readonly body: string
}
