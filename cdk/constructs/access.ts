import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { TableDescription } from '#storage/tables'
import type { WorkQueue } from './work-queue.ts'

/**
 * Verbs of least privilege. Each is one environment variable and exactly the actions that go with it, so that a
 * function can reach a thing if and only if it is told where the thing is. No verb takes an action with a wildcard.
 */
export type Access = (fn: LambdaFunction) => void

const access =
  (
    variable: string,
    value: string,
    ...grants: readonly {
      readonly actions: string[]
      readonly on: string[]
      readonly conditions?: Record<string, unknown>
    }[]
  ): Access =>
  (fn) => {
    fn.addEnvironment(variable, value)
    for (const { on: resources, ...grant } of grants) fn.addToRolePolicy(new PolicyStatement({ ...grant, resources }))
  }

export interface WorkTable {
  readonly description: TableDescription
  readonly table: Table
  readonly key: IKey
}

export interface WorkBucket {
  readonly envVar: string
  readonly bucket: Bucket
  readonly key: IKey
}

// Queries of an index need the index' own ARN; each is named, because `index/*` would also open the next one.
const tableArns = ({ table, description }: WorkTable) => [
  table.tableArn,
  ...description.indexes.map(({ name }) => `${table.tableArn}/index/${name}`),
]

const tableReads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
const tableWrites = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem']
// DynamoDB uses the customer's key on behalf of the caller.
const keyToRead = ['kms:Decrypt', 'kms:DescribeKey']
const keyToWrite = [...keyToRead, 'kms:Encrypt', 'kms:GenerateDataKey']

export const readFrom = (it: WorkTable): Access =>
  access(
    it.description.envVar,
    it.table.tableName,
    { actions: tableReads, on: tableArns(it) },
    { actions: keyToRead, on: [it.key.keyArn] },
  )

/** Reads by key, and the whole of each index: what lists all applications. */
export const readAndList = (it: WorkTable): Access =>
  access(
    it.description.envVar,
    it.table.tableName,
    { actions: tableReads, on: tableArns(it) },
    { actions: ['dynamodb:Scan'], on: tableArns(it).slice(1) },
    { actions: keyToRead, on: [it.key.keyArn] },
  )

/** Reads, lists, and changes single items; what lies in a partition beside them cannot be taken away. */
export const listAndChange = (it: WorkTable): Access =>
  access(
    it.description.envVar,
    it.table.tableName,
    { actions: tableReads, on: tableArns(it) },
    { actions: ['dynamodb:Scan'], on: tableArns(it).slice(1) },
    { actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], on: [it.table.tableArn] },
    { actions: keyToWrite, on: [it.key.keyArn] },
  )

export const readAndWrite = (it: WorkTable): Access =>
  access(
    it.description.envVar,
    it.table.tableName,
    { actions: tableReads, on: tableArns(it) },
    { actions: tableWrites, on: [it.table.tableArn] },
    { actions: keyToWrite, on: [it.key.keyArn] },
  )

/** ListBucket is granted with it, because S3 answers 403 for an absent object to whoever may not list. */
export const getObjectsOf = (it: WorkBucket): Access =>
  access(
    it.envVar,
    it.bucket.bucketName,
    { actions: ['s3:GetObject'], on: [it.bucket.arnForObjects('*')] },
    { actions: ['s3:ListBucket'], on: [it.bucket.bucketArn] },
    { actions: ['kms:Decrypt'], on: [it.key.keyArn] },
  )

/** Reads and lists what lies below `prefix`, and nothing else of the bucket. */
export const getObjectsBelow = (it: WorkBucket, prefix: string): Access =>
  access(
    it.envVar,
    it.bucket.bucketName,
    { actions: ['s3:GetObject'], on: [it.bucket.arnForObjects(`${prefix}*`)] },
    {
      actions: ['s3:ListBucket'],
      on: [it.bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
    },
    { actions: ['kms:Decrypt'], on: [it.key.keyArn] },
  )

export const putObjectsInto = (it: WorkBucket): Access =>
  access(
    it.envVar,
    it.bucket.bucketName,
    { actions: ['s3:PutObject'], on: [it.bucket.arnForObjects('*')] },
    { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: [it.key.keyArn] },
  )

/**
 * Reads single objects below the prefixes. The bucket may be listed whole: S3 answers 403 for an absent object to whoever may not, and with
 * a condition on the prefix nobody who asks for one object fulfils it. Keys hold ids only.
 */
export const findObjectsBelow = (it: WorkBucket, ...prefixes: readonly string[]): Access =>
  access(
    it.envVar,
    it.bucket.bucketName,
    { actions: ['s3:GetObject'], on: prefixes.map((prefix) => it.bucket.arnForObjects(`${prefix}*`)) },
    { actions: ['s3:ListBucket'], on: [it.bucket.bucketArn] },
    { actions: ['kms:Decrypt'], on: [it.key.keyArn] },
  )

export const putObjectsBelow = (it: WorkBucket, prefix: string): Access =>
  access(
    it.envVar,
    it.bucket.bucketName,
    { actions: ['s3:PutObject'], on: [it.bucket.arnForObjects(`${prefix}*`)] },
    { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: [it.key.keyArn] },
  )

/** Signs forms with which others post objects below the prefix: S3 takes them under the rights of who signed. */
export const signUploadsInto = putObjectsBelow

/** The functions build their stores whole; this one never touches what lies in the bucket. */
export const knowNameOf = (it: WorkBucket): Access => access(it.envVar, it.bucket.bucketName)

export const sendTo = ({ description, queue }: WorkQueue): Access =>
  access(description.envVar, queue.queueUrl, { actions: ['sqs:SendMessage'], on: [queue.queueArn] })

export const readSecret = (envVar: string, secret: Secret, key: IKey): Access =>
  access(
    envVar,
    secret.secretArn,
    { actions: ['secretsmanager:GetSecretValue'], on: [secret.secretArn] },
    { actions: ['kms:Decrypt'], on: [key.keyArn] },
  )
