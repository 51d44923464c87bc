import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const

/** Where S3 writes who read what. S3 delivers its logs to SSE-S3 buckets only. */
export const createAccessLogs = (scope: Construct, { keepDays }: { keepDays: number }): IBucket =>
  new Bucket(scope, 'access-logs', {
    ...closed,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(keepDays), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    // The CDK's own classes miss its interfaces under exactOptionalPropertyTypes.
  }) as IBucket

export interface BucketProps {
  readonly key: IKey
  readonly accessLogs: IBucket
  readonly keepDays: number
  readonly oldVersionsDays: number
  /** What lies below the prefix is needed for so many days only. */
  readonly passing?: { readonly prefix: string; readonly days: number }
  /** Pages of these origins may post files (presigned POST). */
  readonly postsFrom?: readonly string[]
}

/**
 * A private, versioned, encrypted bucket that tells EventBridge of each new object. The telling is switched on in
 * the L1: the L2's `eventBridgeEnabled` brings a custom-resource function with wildcard rights into the account.
 */
export const createEventBucket = (scope: Construct, name: string, props: BucketProps): Bucket => {
  const bucket = new Bucket(scope, name, {
    ...closed,
    encryption: BucketEncryption.KMS,
    encryptionKey: props.key,
    bucketKeyEnabled: true,
    versioned: true,
    serverAccessLogsBucket: props.accessLogs,
    serverAccessLogsPrefix: `${name}/`,
    lifecycleRules: [
      {
        expiration: Duration.days(props.keepDays),
        noncurrentVersionExpiration: Duration.days(props.oldVersionsDays),
        abortIncompleteMultipartUploadAfter: Duration.days(7),
      },
      ...(props.passing
        ? [
            {
              prefix: props.passing.prefix,
              expiration: Duration.days(props.passing.days),
              noncurrentVersionExpiration: Duration.days(1),
            },
          ]
        : []),
    ],
    cors: props.postsFrom?.length
      ? [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [...props.postsFrom], allowedHeaders: ['*'] }]
      : [],
  })
  const l1 = bucket.node.defaultChild
  if (!CfnBucket.isCfnBucket(l1)) throw new Error(`bucket ${name} has no CfnBucket`)
  l1.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
  return bucket
}
