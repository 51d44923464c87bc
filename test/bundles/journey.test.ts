import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personSecretArnVariable } from '#cdk/person-secret'
import { samePatentCases } from '#local/samples/cases/same-patent'
import { sampleArchive } from '#local/samples/index'
import { integrityKeys } from '#match/candidate-keys'
import { gbkSample } from '#pdf/self-check'
import { encodeObjectCreated } from '#platform/events'
import { openQueue } from '#platform/queue-client'
import { createApplicationsStore } from '#storage/applications-store'
import { createArchiveFiles } from '#storage/archive-files'
import { createArchiveStore } from '#storage/archive-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createIntakeStore } from '#storage/intake-store'
import { openBucket } from '#storage/objects'
import { openTable } from '#storage/table'
import { createPersonKeyOf } from '#verify/person-key'
import { type FunctionName, functionNames, settingsOf, synthesise } from '../cdk/templates.ts'
import { text } from '../pdf/draw-pdf.ts'
import { pdfWithQr } from '../pdf/draw-qr.ts'
import { hasInk, pixelsOf } from '../pdf/webp-pixels.ts'
import { type Account, openAccount } from './account.ts'
import { freshBundles } from './bundles.ts'
import { getRequest, type HttpResponse, httpEvent, jsonRequest, startHttpApi } from './http-request.ts'
import { batchOf, type RunningFunction, startFunction } from './lambda.ts'
import { type Call, startRecorder } from './recorder.ts'
import { withSecret } from './secrets-manager.ts'

const secretArn = 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:person-key'
const personSecret = 'a'.repeat(64)
const nothingFailed = { batchItemFailures: [] }
const [first, second] = samePatentCases

const synthesised = synthesise(settingsOf.aws)
const bundles = freshBundles()
let account: Account
let functions: Record<'parse' | 'verify' | 'imports' | 'close' | 'review' | 'pictures', RunningFunction>

const started: Record<string, { readonly name: FunctionName; readonly calls: () => readonly Call[] }> = {}
const recorders: { stop(): void }[] = []

/** The function in its own process, with a recorder before each engine. */
const start = async (name: FunctionName, more: Record<string, string> = {}, prepare?: (folder: string) => void) => {
  const { ZHIYAN_PERSON_SECRET: _, ...environment } = account.environment
  const { AWS_ENDPOINT_URL_DYNAMODB: tablesUrl = '', AWS_ENDPOINT_URL_S3: storeUrl = '' } = environment
  const [tables, store] = [await startRecorder(tablesUrl), await startRecorder(storeUrl)]
  recorders.push(tables, store)
  started[name] = { name, calls: () => [...tables.calls(), ...store.calls()] }
  const seen = Object.entries(environment).map(([key, value]) => [
    key,
    value.replace(tablesUrl, tables.url).replace(storeUrl, store.url),
  ])
  return startFunction(bundles.named(name).folder, { ...Object.fromEntries(seen), ...more }, prepare)
}

beforeAll(async () => {
  account = await openAccount()
  const [parse, verify, imports, close, review, pictures] = await Promise.all([
    start('parse-application'),
    start('verify-application', { [personSecretArnVariable]: secretArn }, withSecret(secretArn, personSecret)),
    start('import-archive', { [personSecretArnVariable]: secretArn }, withSecret(secretArn, personSecret)),
    start('close-failed'),
    start('review-api'),
    start('page-pictures'),
  ])
  functions = { parse, verify, imports, close, review, pictures }
}, 120_000)

afterAll(async () => {
  for (const running of Object.values(functions ?? {})) running.stop()
  for (const recorder of recorders) recorder.stop()
  await account?.close()
})

const stores = () => {
  const { clients, environment } = account
  const evidence = openBucket(clients.s3, environment.ZHIYAN_EVIDENCE_BUCKET ?? '')
  const table = openTable(clients.dynamo, environment.ZHIYAN_APPLICATIONS_TABLE ?? '')
  return {
    evidence: createEvidenceStore(evidence),
    evidenceBucket: evidence.bucket,
    applications: createApplicationsStore(table, evidence),
    intake: createIntakeStore(clients.s3, environment.ZHIYAN_INTAKE_BUCKET ?? ''),
    verifyQueue: openQueue(clients.sqs, environment.ZHIYAN_VERIFY_QUEUE_URL ?? ''),
  }
}

type Sample = (typeof samePatentCases)[number]

const send = async (...request: Parameters<typeof jsonRequest>) => {
  const { statusCode, body } = await functions.review.invoke<HttpResponse>(jsonRequest(...request))
  return { status: statusCode, json: JSON.parse(body) }
}
const applicationsPath = '/api/v1/applications'

/** Through the API, as a page of the console does it; the file goes straight to the store. Returns the keys. */
const upload = async (sample: Sample): Promise<readonly string[]> => {
  const { applicationId, committee, season, region, series, submittedAt } = sample
  const opened = await send('POST', applicationsPath, { applicationId, committee, season, region, series, submittedAt })
  expect(opened, functions.review.output()).toMatchObject({ status: 201, json: { state: 'received', outcome: 'open' } })
  const keys: string[] = []
  for (const file of sample.files) {
    const bytes = await file.build()
    const asking = { name: file.name, bytes: bytes.byteLength }
    const { status, json } = await send('POST', `${applicationsPath}/${applicationId}/uploads`, asking)
    expect(status).toBe(201)
    const form = new FormData()
    for (const [name, value] of Object.entries<string>(json.fields)) form.set(name, value)
    form.set('file', new Blob([new Uint8Array(bytes)]), file.name)
    expect((await fetch(json.url, { method: 'POST', body: form })).status).toBe(204)
    keys.push(json.key)
  }
  return keys
}

const parse = async (keys: readonly string[]) => {
  const bucket = account.environment.ZHIYAN_INTAKE_BUCKET ?? ''
  for (const key of keys)
    expect(await functions.parse.invoke(batchOf('parse', encodeObjectCreated({ bucket, key })))).toEqual(nothingFailed)
}

/** Announcements, as EventBridge would tell of them. */
const announced = async (applicationId: string): Promise<readonly string[]> => {
  const { evidence, evidenceBucket } = stores()
  const bodies: string[] = []
  for await (const { key } of evidence.announcements())
    if (key.includes(`/${applicationId}/`)) bodies.push(encodeObjectCreated({ bucket: evidenceBucket, key }))
  return bodies
}

const verify = async (...bodies: readonly string[]) =>
  expect(await functions.verify.invoke(batchOf('verify', ...bodies)), functions.verify.output()).toEqual(nothingFailed)

const asked = async (): Promise<readonly string[]> => {
  const { verifyQueue } = stores()
  const messages = await verifyQueue.receive(10, 30, 0)
  for (const message of messages) await verifyQueue.remove(message)
  return messages.map(({ body }) => body)
}

test('an upload becomes a published run, by nothing but the bundles', async () => {
  if (!first) throw new Error('no sample')
  await parse(await upload(first))
  const bodies = await announced(first.applicationId)
  expect(bodies).toHaveLength(first.files.length)
  await verify(...bodies)

  const run = await stores().applications.currentRun(first.applicationId)
  expect(run?.documents.map(({ outcome }) => outcome)).not.toContain('broken')
  expect(run?.application?.claims.length).toBeGreaterThan(0)
  expect(run?.claims).toHaveLength(run?.application?.claims.length ?? -1)

  // Delivered again, nothing changes.
  await verify(...bodies)
  expect((await stores().applications.currentRun(first.applicationId))?.runId).toBe(run?.runId)
})

test('of two applications that claim one patent both end with the warning', async () => {
  if (!first || !second) throw new Error('no samples')
  await asked()
  await parse(await upload(second))
  await verify(...(await announced(second.applicationId)))
  for (let round = 0; round < 5; round++) {
    const bodies = await asked()
    if (bodies.length === 0) break
    await verify(...bodies)
  }
  for (const [mine, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const run = await stores().applications.currentRun(mine.applicationId)
    const counterparts = run?.warnings.flatMap(({ counterpart }) =>
      counterpart?.kind === 'claim' ? [counterpart.applicationId] : [],
    )
    expect(counterparts).toContain(other.applicationId)
  }
})

test('an imported archive is looked at by the applications that it concerns', async () => {
  if (!first) throw new Error('no sample')
  const bucket = account.environment.ZHIYAN_ARCHIVE_BUCKET ?? ''
  const archiveFiles = createArchiveFiles(openBucket(account.clients.s3, bucket))
  await asked()
  for (const { file, bytes, ...options } of sampleArchive()) {
    const key = await archiveFiles.put({ name: file, bytes }, options)
    const event = batchOf('import', encodeObjectCreated({ bucket, key }))
    expect(await functions.imports.invoke(event), functions.imports.output()).toEqual(nothingFailed)
  }
  const bodies = await asked()
  expect(bodies.join()).toContain(first.applicationId)
  await verify(...bodies)
  const run = await stores().applications.currentRun(first.applicationId)
  expect(run?.claims.filter(({ best }) => best !== undefined).length).toBeGreaterThan(0)
})

test('a line of the register that names a person is kept under the HMAC that verifications look for', async () => {
  const bucket = account.environment.ZHIYAN_ARCHIVE_BUCKET ?? ''
  const files = createArchiveFiles(openBucket(account.clients.s3, bucket))
  const id = '11010519491231002X'
  const bytes = new TextEncoder().encode(`姓名,身份证号,失信事项,截止日期\n覃一某,${id},申报材料不实,2027-06-30\n`)
  const key = await files.put({ name: '失信登记.csv', bytes }, { dataset: 'register', kind: 'integrity', trust: 'A' })
  const event = batchOf('import', encodeObjectCreated({ bucket, key }))
  expect(await functions.imports.invoke(event), functions.imports.output()).toEqual(nothingFailed)
  const archive = createArchiveStore({
    client: account.clients.dynamo,
    table: account.environment.ZHIYAN_ARCHIVE_TABLE ?? '',
  })
  const known = integrityKeys(createPersonKeyOf(personSecret)(id), undefined)
  expect((await archive.byKeys(known)).map(({ title }) => title)).toEqual(['申报材料不实'])
})

test('reviewers see the report as a page and as data', async () => {
  if (!first) throw new Error('no sample')
  const get = (path: string) => functions.review.invoke<HttpResponse>(getRequest(path))
  const report = await get(`/api/v1/applications/${first.applicationId}/report`)
  expect(report.statusCode, functions.review.output()).toBe(200)
  expect(report.body).toContain(first.applicationId)
  const page = await get(`/applications/${first.applicationId}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toMatch(/<style>[^<]{1000,}/)
  expect((await get('/queue')).body).toContain(first.applicationId)
  expect((await get('/applications/nobody')).statusCode).toBe(404)
})

test('a dead letter becomes a reason on its application, and is done', async () => {
  if (!first) throw new Error('no sample')
  const bucket = account.environment.ZHIYAN_INTAKE_BUCKET ?? ''
  const key = `uploads/${first.applicationId}/never-read`
  expect(await functions.close.invoke(batchOf('parse-dead', encodeObjectCreated({ bucket, key })))).toEqual(
    nothingFailed,
  )
  expect((await stores().applications.meta(first.applicationId))?.failure).toMatch(/\p{Script=Han}/u)
})

test('Chinese text in a font that is not embedded is read, so the bundle finds its CMaps', async () => {
  if (!first) throw new Error('no sample')
  const { applications, evidence, intake } = stores()
  await parse([await intake.put(first.applicationId, 'upload-gbk', 'gbk.pdf', gbkSample())])
  const document = (await applications.documents(first.applicationId)).find(({ name }) => name === 'gbk.pdf')
  const { pages } = await evidence.get(first.applicationId, document?.documentId ?? '')
  expect(JSON.stringify(pages)).toContain('职称评审')
})

test('a code on a certificate is read, so the bundle finds what reads codes and draws pages', async () => {
  if (!first) throw new Error('no sample')
  const { applications, evidence, intake } = stores()
  const says = 'https://cert.example.cn/patent/ZL202310123456.6'
  const bytes = await pdfWithQr(says, [
    { content: [text(80, 700, '发明专利证书'), text(80, 660, '专利号：ZL202310123456.6')] },
  ])
  await parse([await intake.put(first.applicationId, 'upload-code', 'code.pdf', bytes)])
  const document = (await applications.documents(first.applicationId)).find(({ name }) => name === 'code.pdf')
  expect((await evidence.get(first.applicationId, document?.documentId ?? '')).form?.certificates).toMatchObject([
    {
      kind: 'invention-patent',
      fields: expect.arrayContaining([expect.objectContaining({ label: '二维码', value: says })]),
    },
  ])
})

test('the page of a warning is shown by the function that may read uploads, as soon drawn as read or on first view', async () => {
  if (!first) throw new Error('no sample')
  const { applications, evidence, intake } = stores()
  const { applicationId } = first
  // Words in a font that is not embedded: without the lent font the page would be white.
  await parse([await intake.put(applicationId, 'upload-shown', 'shown.pdf', gbkSample())])
  const document = (await applications.documents(applicationId)).find(({ name }) => name === 'shown.pdf')
  const claimed = (await applications.documents(applicationId)).find(({ name }) => name === first.files[0]?.name)
  const places = [
    { documentId: document?.documentId ?? '', page: 1 }, // holds no claim
    ...((await evidence.application(applicationId, claimed?.documentId ?? ''))?.claims[0]?.evidence ?? []),
  ]
  expect(places.length).toBeGreaterThan(1)
  for (const { documentId, page } of places) {
    const path = `/applications/${applicationId}/pictures/${documentId}/${page}.webp`
    const shown = await functions.pictures.invoke<HttpResponse & { isBase64Encoded?: boolean }>(getRequest(path))
    expect(shown.statusCode, functions.pictures.output()).toBe(200)
    expect(shown).toMatchObject({ isBase64Encoded: true, headers: { 'content-type': 'image/webp' } })
    expect(hasInk(await pixelsOf(Buffer.from(shown.body, 'base64')), [0, 0, 1, 1])).toBe(true)
    const claims = { 'zhiyan:role': 'staff', 'zhiyan:committee': '别的评委会' }
    expect((await functions.pictures.invoke<HttpResponse>(httpEvent({ path, claims }))).statusCode).toBe(404)
    // The console itself gives out no picture: it may not read uploads.
    expect((await functions.review.invoke<HttpResponse>(getRequest(path))).statusCode).toBe(404)
    const view = await functions.review.invoke<HttpResponse>(
      getRequest(path.replace('/pictures/', '/pages/').slice(0, -5)),
    )
    expect(view.body).toContain(`src="${path}"`)
  }
}, 60_000)

test('an outcome recorded through the API is asked to be verified, and so are those whom it concerns', async () => {
  if (!first || !second) throw new Error('no samples')
  await asked()
  const path = `${applicationsPath}/${first.applicationId}/outcome`
  expect(await send('PUT', path, { outcome: 'granted', cutOff: '2026-06-30' })).toMatchObject({
    status: 200,
    json: { outcome: 'granted', cutOff: '2026-06-30' },
  })
  const bodies = await asked()
  expect(bodies.map((body) => JSON.parse(body))).toEqual([{ applicationId: first.applicationId }])
  await verify(...bodies)
  expect((await asked()).join()).toContain(second.applicationId)
})

test('who comes from another committee finds nothing', async () => {
  if (!first) throw new Error('no sample')
  const claims = { 'zhiyan:role': 'staff', 'zhiyan:committee': '别的评委会' }
  const path = `${applicationsPath}/${first.applicationId}`
  expect((await send('PUT', `${path}/outcome`, { outcome: 'open' }, claims)).status).toBe(404)
  expect((await send('POST', `${path}/uploads`, { name: 'a.pdf' }, claims)).status).toBe(404)
  const get = (path: string) => functions.review.invoke<HttpResponse>(httpEvent({ path, claims }))
  expect((await get(`${path}/report`)).statusCode).toBe(404)
  expect(JSON.parse((await get(applicationsPath)).body)).toEqual({ total: 0, applications: [] })
  expect((await get('/queue')).body).not.toContain(first.applicationId)
  const nobody = await functions.review.invoke<HttpResponse>(httpEvent({ path: '/queue', claims: { sub: 'x' } }))
  expect(nobody.statusCode).toBe(403)
})

const hasCurl = spawnSync('curl', ['--version']).status === 0

test.skipIf(!hasCurl)(
  'the smoke test of the deployment guide, typed as it stands (skipped where there is no curl)',
  async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/how-to/deploy.md'), 'utf8')
    const section = /## 7\. Smoke test\n([\s\S]*?)\n## /.exec(guide)?.[1] ?? ''
    const [opening = '', reading = ''] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '')
    const folder = mkdtempSync(join(tmpdir(), 'zhiyan-guide-'))
    const api = await startHttpApi(functions.review, 'smoke-token')
    // What the reader of the guide fills in.
    const env = {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      API: api.url,
      TOKEN: 'smoke-token',
    }
    const type = async (block: string) =>
      (await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', block], { cwd: folder, env })).stdout
    try {
      writeFileSync(join(folder, 'SAMPLE.pdf'), (await first?.files[0]?.build()) ?? expect.fail())
      expect(await type(opening)).toMatch(/"applicationId":"SMOKE-1"[\s\S]*204/)
      const { key } = JSON.parse(readFileSync(join(folder, 'ticket.json'), 'utf8'))
      await parse([key])
      await verify(...(await announced('SMOKE-1')))
      // The reader types on in the same shell, which knows the function of the first block.
      const [callApi = ''] = /^api\(\).*$/m.exec(opening) ?? []
      expect(await type(`${callApi}\n${reading}`)).toMatch(/"runId"[\s\S]*"outcome":"withdrawn"/)
      expect(await stores().applications.meta('SMOKE-1')).toMatchObject({ outcome: 'withdrawn', state: 'to-review' })
    } finally {
      api.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

test('no function writes a name of an applicant into its log', () => {
  for (const running of Object.values(functions)) expect(running.output()).not.toMatch(/\p{Script=Han}{2,}/u)
})

/** What the role of the template allows: the ARN in a statement carries the logical id of what it is for. */
const allows = (name: FunctionName, { action, on, below }: Call): boolean => {
  const [resource = '', index] = on.split('/index/')
  const logicalId = action.startsWith('s3:') ? `${resource}files` : resource
  return synthesised.rightsOf(name).some(
    ({ actions, resources }) =>
      actions.includes(action) &&
      resources.some((arn) => {
        const text = JSON.stringify(arn)
        return (
          new RegExp(`(Att|")${logicalId}[0-9A-F]{8}`).test(text) &&
          text.includes(`/index/${index}`) === (index !== undefined) &&
          // Every object of the bucket, or those below the prefix.
          (below === undefined || text.includes('"/*"') || text.includes(`"/${below}*"`))
        )
      }),
  )
}

test.each(functionNames)('%s was allowed by its role to do all that it did', (name) => {
  const calls = started[name]?.calls() ?? []
  expect(calls.length).toBeGreaterThan(0)
  expect(calls.filter((call) => !allows(name, call))).toEqual([])
})
