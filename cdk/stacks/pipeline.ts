import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { announcedPrefix, recognisedPrefix, uploadPrefix } from '#storage/keys'
import { queues as descriptions, type QueueName } from '#storage/queues'
import {
  getObjectsBelow,
  getObjectsOf,
  knowNameOf,
  putObjectsInto,
  readAndList,
  readAndWrite,
  readFrom,
  readSecret,
  sendTo,
  type WorkBucket,
} from '../constructs/access.ts'
import { createFunction } from '../constructs/lambda-function.ts'
import { createWorkQueue, deliver, deliverDeadLetters, type WorkQueue } from '../constructs/work-queue.ts'
import { personSecretArnVariable } from '../person-secret.ts'
import type { Settings } from '../settings.ts'
import type { Storage } from './storage.ts'

export interface Pipeline {
  readonly stack: Stack
  readonly queues: { readonly parse: WorkQueue; readonly verify: WorkQueue; readonly import: WorkQueue }
  readonly functions: readonly LambdaFunction[]
  readonly closeFailed: LambdaFunction
  readonly rules: readonly Rule[]
}

/**
 * Memory, measured (reading-pdfs §7): the text of a 346-page form takes 230 MB and the worker that reads it may take
 * 512 MB of heap; 1769 MB is one whole vCPU. Time-outs stand with the queues, which hide a message six times as long.
 */
// The command and its recogniser take about 1 GB together, and two processors, which Lambda gives from 1,770 MB on.
const memoryMb = { parse: 3008, verify: 1024, import: 1769, close: 256 } as const

/** S3 tells EventBridge, a rule picks, a queue keeps, a function works; what fails for good ends at `close-failed`. */
export const createPipeline = (
  scope: Construct,
  settings: Settings,
  { storage, bundles, ...props }: StackProps & { storage: Storage; bundles: string },
): Pipeline => {
  const stack = new Stack(scope, 'pipeline', { ...props, description: 'Zhiyan: from an upload to a published run' })
  const queues = {
    parse: createWorkQueue(stack, descriptions.parse),
    verify: createWorkQueue(stack, descriptions.verify),
    import: createWorkQueue(stack, descriptions.import),
  }
  const worker = (name: QueueName) => ({
    settings,
    bundles,
    memoryMb: memoryMb[name],
    timeout: Duration.seconds(descriptions[name].timeoutSeconds),
  })
  const personKey = readSecret(personSecretArnVariable, storage.personKeySecret, storage.key)
  const askToVerify = sendTo(queues.verify)

  const parse = createFunction(stack, 'parse-application', {
    ...worker('parse'),
    description: 'Reads one uploaded PDF into pages, form and claims',
    may: [
      getObjectsOf(storage.intake),
      putObjectsInto(storage.evidence),
      getObjectsBelow(storage.evidence, recognisedPrefix), // where a reader that was killed had got to
      readAndWrite(storage.applications),
    ],
  })
  const verify = createFunction(stack, 'verify-application', {
    ...worker('verify'),
    description: 'Checks the claims of an application and publishes a run',
    may: [
      getObjectsOf(storage.evidence),
      putObjectsInto(storage.evidence), // values of a run that are too large for an item
      readAndWrite(storage.applications),
      readFrom(storage.archive),
      readAndWrite(storage.fingerprints),
      askToVerify,
      personKey,
    ],
  })
  const importArchive = createFunction(stack, 'import-archive', {
    ...worker('import'),
    description: 'Imports a file of the archive and asks to verify again what it changes',
    may: [
      getObjectsOf(storage.archiveFiles),
      readAndWrite(storage.archive),
      readAndList(storage.applications), // whom the import concerns
      askToVerify,
      personKey, // lines of the integrity register are kept under HMACs of people
    ],
  })
  const closeFailed = createFunction(stack, 'close-failed', {
    settings,
    bundles,
    memoryMb: memoryMb.close,
    timeout: Duration.seconds(60),
    description: 'Writes onto the application why it could not be verified',
    may: [readAndWrite(storage.applications), knowNameOf(storage.evidence)],
  })

  const { concurrency } = settings
  deliver(queues.parse, parse, concurrency.parse)
  deliver(queues.verify, verify, concurrency.verify)
  deliver(queues.import, importArchive, concurrency.import)
  for (const queue of Object.values(queues)) deliverDeadLetters(queue, closeFailed)

  const onNewObject = (name: string, { bucket }: WorkBucket, to: WorkQueue, prefix?: string) =>
    new Rule(stack, `${name}-rule`, {
      description: `New objects of the ${name} bucket`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] }, ...(prefix && { object: { key: [{ prefix }] } }) },
      },
      // What EventBridge itself cannot deliver for a day is a dead letter too.
      targets: [new SqsQueue(to.queue, { deadLetterQueue: to.deadLetters })],
    })

  for (const { description, queue } of Object.values(queues))
    new CfnOutput(stack, `${description.name}-queue`, { value: queue.queueUrl })

  return {
    stack,
    queues,
    functions: [parse, verify, importArchive, closeFailed],
    closeFailed,
    rules: [
      onNewObject('intake', storage.intake, queues.parse, uploadPrefix),
      // Layers are written beside the announcement and before it; only the announcement asks.
      onNewObject('evidence', storage.evidence, queues.verify, announcedPrefix),
      onNewObject('archive', storage.archiveFiles, queues.import),
    ],
  }
}
