import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEngines } from '#local/engines'
import { type Clients, closeClients, openClients } from '#platform/clients'
import { defaultClaimNames } from '#review/access'
import { buckets } from '#storage/buckets'
import { queues } from '#storage/queues'
import { ensureBucket, ensureQueue, ensureTable } from '#storage/resources'
import { tables } from '#storage/tables'

export interface Account {
  readonly clients: Clients
  /** What the CDK would put into the environment of a function, and where the engines are. */
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** An AWS account in little: the local engines with the tables, buckets and queues that the stacks would make. */
export const openAccount = async (): Promise<Account> => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyan-account-'))
  const engines = await startEngines(folder)
  const aws = {
    AWS_REGION: 'ap-southeast-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: engines.dynamoUrl,
    AWS_ENDPOINT_URL_S3: engines.storeUrl,
    AWS_ENDPOINT_URL_SQS: engines.storeUrl,
  }
  Object.assign(process.env, aws)
  const clients = openClients()
  const made: Record<string, string> = {}
  for (const description of Object.values(tables)) {
    await ensureTable(clients.dynamo, description.name, description)
    made[description.envVar] = description.name
  }
  for (const { name, envVar } of Object.values(buckets)) {
    await ensureBucket(clients.s3, name)
    made[envVar] = name
  }
  for (const description of Object.values(queues))
    made[description.envVar] = (await ensureQueue(clients.sqs, description.name, description)).url
  return {
    clients,
    environment: {
      ...aws,
      ...made,
      ZHIYAN_ROLE_CLAIM: defaultClaimNames.role,
      ZHIYAN_COMMITTEE_CLAIM: defaultClaimNames.committee,
    },
    close: async () => {
      closeClients(clients)
      await engines.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
