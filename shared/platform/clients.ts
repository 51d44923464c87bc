import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'

export interface Clients {
  readonly dynamo: DynamoDBClient
  readonly s3: S3Client
  readonly sqs: SQSClient
}

/** Without `throwOnRequestTimeout` the SDK only prints a warning, and waits for ever. */
const limits = (seconds: number) => ({
  connectionTimeout: 3_000,
  requestTimeout: seconds * 1_000,
  throwOnRequestTimeout: true,
})

/**
 * The SDK clients as AWS configures them. Another engine is reached only through `AWS_ENDPOINT_URL_*`, so nothing here asks where it runs.
 * A call that hangs is worth less than a second try: 10 s covers the largest query page many times over.
 */
export const openClients = (): Clients => {
  const settings = { maxAttempts: 5, requestHandler: limits(10) }
  return {
    dynamo: new DynamoDBClient(settings),
    // A PDF may be large and the line slow, so objects get longer.
    s3: new S3Client({ ...settings, requestHandler: limits(60) }),
    // The host in a queue's URL is a name of the queue, not the way to it: the endpoint is the environment's, as with the other two.
    sqs: new SQSClient({
      ...settings,
      useQueueUrlAsEndpoint: false,
      requestHandler: limits(30),
    }),
  }
}

export const closeClients = ({ dynamo, s3, sqs }: Clients): void => {
  for (const client of [dynamo, s3, sqs]) client.destroy()
}
