import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personSecretArnVariable } from '#cdk/person-secret'
import { samePatentCases } from '#local/samples/cases/same-patent'
import { sampleArchive } from '#local/samples/index'
import { gbkSample } from '#pdf/self-check'
import { encodeObjectCreated } from '#platform/events'
import { openQueue } from '#platform/queue-client'
import { createApplicationsStore } from '#storage/applications-store'
import { createArchiveFiles } from '#storage/archive-files'
import { createEvidenceStore } from '#storage/evidence-store'
import { createIntakeStore } from '#storage/intake-store'
import { openBucket } from '#storage/objects'
import { openTable } from '#storage/table'
import { type FunctionName, functionNames, settingsOf, synthesise } from '../cdk/templates.ts'
import { type Account, openAccount } from './account.ts'
import { freshBundles } from './bundles.ts'
import { getRequest, type HttpResponse } from './http-request.ts'
import { batchOf, type RunningFunction, startFunction } from './lambda.ts'
import { type Call, startRecorder } from './recorder.ts'
import { withSecret } from './secrets-manager.ts'

const secretArn = 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:person-key'
const nothingFailed = { batchItemFailures: [] }
const [first, second] = samePatentCases

const synthesised = synthesise(settingsOf.aws)
const bundles = freshBundles()
let account: Account
let functions: Record<'parse' | 'verify' | 'imports' | 'close' | 'review', RunningFunction>

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
  const [parse, verify, imports, close, review] = await Promise.all([
    start('parse-application'),
    start('verify-application', { [personSecretArnVariable]: secretArn }, withSecret(secretArn, 'a'.repeat(64))),
    start('import-archive'),
    start('close-failed'),
    start('review-api'),
  ])
  functions = { parse, verify, imports, close, review }
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

const upload = async (sample: Sample): Promise<readonly string[]> => {
  const { applications, intake } = stores()
  const { applicationId, committee, season, region, series, outcome, submittedAt } = sample
  await applications.open({ applicationId, committee, season, region, series, outcome, submittedAt })
  const keys: string[] = []
  for (const [n, file] of sample.files.entries())
    keys.push(await intake.put(applicationId, `upload-${n}`, file.name, await file.build()))
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

test('the application of the deployment guide is one as the store opens it', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/how-to/deploy.md'), 'utf8')
  const item = unmarshall(JSON.parse(/```json\n(\{[^`]*"APP#SMOKE-1"[^`]*)```/.exec(guide)?.[1] ?? '{}'))
  const { applicationId, committee, season, region, outcome, submittedAt } = item
  await stores().applications.open({ applicationId, committee, season, region, outcome, submittedAt })
  const table = openTable(account.clients.dynamo, account.environment.ZHIYAN_APPLICATIONS_TABLE ?? '')
  expect(item).toEqual(await table.get({ pk: item.pk, sk: item.sk }))
})

test('no function writes a name of an applicant into its log', () => {
  for (const running of Object.values(functions)) expect(running.output()).not.toMatch(/\p{Script=Han}{2,}/u)
})

/** What the role of the template allows: the ARN in a statement carries the logical id of what it is for. */
const allows = (name: FunctionName, { action, on }: Call): boolean => {
  const [resource = '', index] = on.split('/index/')
  const logicalId = action.startsWith('s3:') ? `${resource}files` : resource
  return synthesised.rightsOf(name).some(
    ({ actions, resources }) =>
      actions.includes(action) &&
      resources.some((arn) => {
        const text = JSON.stringify(arn)
        return (
          new RegExp(`(Att|")${logicalId}[0-9A-F]{8}`).test(text) &&
          text.includes(`/index/${index}`) === (index !== undefined)
        )
      }),
  )
}

test.each(functionNames)('%s was allowed by its role to do all that it did', (name) => {
  const calls = started[name]?.calls() ?? []
  expect(calls.length).toBeGreaterThan(0)
  expect(calls.filter((call) => !allows(name, call))).toEqual([])
})
