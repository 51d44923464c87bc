import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { buckets } from '#storage/buckets'
import { recognisedDays, recognisedPrefix } from '#storage/keys'
import { type TableDescription, tables } from '#storage/tables'
import type { WorkBucket, WorkTable } from '../constructs/access.ts'
import { type BucketProps, createAccessLogs, createEventBucket } from '../constructs/intake-bucket.ts'
import type { Settings } from '../settings.ts'

export interface Storage {
  readonly stack: Stack
  readonly key: Key
  readonly applications: WorkTable
  readonly archive: WorkTable
  readonly fingerprints: WorkTable
  readonly intake: WorkBucket
  readonly evidence: WorkBucket
  /** Files of the archive, as the departments hand them over. */
  readonly archiveFiles: WorkBucket
  readonly personKeySecret: Secret
}

const string = (name: string) => ({ name, type: AttributeType.STRING })

const createTable = (scope: Construct, description: TableDescription, key: Key): WorkTable => {
  const table = new Table(scope, description.name, {
    partitionKey: string('pk'),
    sortKey: string('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  for (const { name, pk, sk } of description.indexes)
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: string(pk),
      sortKey: string(sk),
      projectionType: ProjectionType.KEYS_ONLY, // what it finds is read again by key
    })
  return { description, table, key }
}

/** Everything that must outlive a deployment: tables, buckets, the key and the secret. Nothing in it is ever deleted by CloudFormation. */
export const createStorage = (scope: Construct, settings: Settings, props: StackProps): Storage => {
  const stack = new Stack(scope, 'storage', {
    ...props,
    description: 'Zhiyan: tables, buckets and keys. Stateful.',
    terminationProtection: true,
  })
  const key = new Key(stack, 'key', {
    description: 'Encrypts applications, evidence, the archive and the person key',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const table = (name: keyof typeof tables) => createTable(stack, tables[name], key)
  const accessLogs = createAccessLogs(stack, { keepDays: settings.retention.accessLogsDays })
  const bucket = (
    { name, envVar }: (typeof buckets)[keyof typeof buckets],
    more: Pick<BucketProps, 'postsFrom' | 'passing'> = {},
  ): WorkBucket => ({
    envVar,
    key,
    bucket: createEventBucket(stack, `${name}-files`, {
      key,
      accessLogs,
      keepDays: settings.retention.applicationsDays,
      oldVersionsDays: settings.retention.oldVersionsDays,
      ...more,
    }),
  })

  const storage: Storage = {
    stack,
    key,
    applications: table('applications'),
    archive: table('archive'),
    fingerprints: table('fingerprints'),
    intake: bucket(buckets.intake, { postsFrom: settings.consoleOrigins }),
    evidence: bucket(buckets.evidence, { passing: { prefix: recognisedPrefix, days: recognisedDays } }),
    archiveFiles: bucket(buckets.archive),
    // The key of the HMAC under which persons are matched. A new value would make every person a stranger.
    personKeySecret: new Secret(stack, 'person-key', {
      description: 'HMAC key under which resident ids are matched. Never rotate: see docs/how-to/deploy.md',
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    }),
  }
  for (const it of [storage.intake, storage.evidence, storage.archiveFiles])
    new CfnOutput(stack, `${it.bucket.node.id}-bucket`, { value: it.bucket.bucketName })
  for (const it of [storage.applications, storage.archive, storage.fingerprints])
    new CfnOutput(stack, `${it.description.name}-table`, { value: it.table.tableName })
  return storage
}
