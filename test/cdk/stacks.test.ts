import { describe, expect, test } from 'vitest'
import { recipes } from '#cdk/bundle'
import { personSecretArnVariable } from '#cdk/person-secret'
import { buckets } from '#storage/buckets'
import {
  announcedPrefix,
  layersPrefix,
  picturesPrefix,
  recognisedDays,
  recognisedPrefix,
  uploadPrefix,
} from '#storage/keys'
import { queues, visibilitySecondsOf } from '#storage/queues'
import { tables } from '#storage/tables'
import { functionNames, type Resource, settingsOf, statementsOf, synthesise } from './templates.ts'

const environments = { aws: synthesise(settingsOf.aws), 'aws-cn': synthesise(settingsOf['aws-cn']) }
const text = (value: unknown) => JSON.stringify(value)

describe.each(Object.entries(environments))('in %s', (partition, { resources, ofType, functionNamed, rightsOf }) => {
  test('every work queue has dead letters of its own, which live longer than it, and no queue is bare', () => {
    const all = ofType('AWS::SQS::Queue')
    const work = all.filter(({ Properties }) => Properties.RedrivePolicy)
    const dead = work.map(({ Properties }) => Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0])
    expect(work).toHaveLength(Object.keys(queues).length)
    expect(new Set(dead).size).toBe(work.length)
    expect(all.map(({ id }) => id).toSorted()).toEqual([...work.map(({ id }) => id), ...dead].toSorted())
    for (const { Properties } of work) {
      const letters = all.find(({ id }) => id === Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0])
      expect(letters?.Properties.MessageRetentionPeriod).toBeGreaterThan(Properties.MessageRetentionPeriod)
    }
  })

  test('queues keep to the limits that local/ keeps to', () => {
    const found = ofType('AWS::SQS::Queue')
      .filter(({ Properties }) => Properties.RedrivePolicy)
      .map(({ Properties }) => [Properties.VisibilityTimeout, Properties.RedrivePolicy.maxReceiveCount])
    expect(found.toSorted()).toEqual(
      Object.values(queues)
        .map((it) => [visibilitySecondsOf(it), it.maxReceives])
        .toSorted(),
    )
  })

  test('every queue delivers to one function, which may fail single messages and has a bound', () => {
    const sources = ofType('AWS::Lambda::EventSourceMapping')
    expect(sources).toHaveLength(ofType('AWS::SQS::Queue').length)
    for (const { Properties } of sources) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      expect(Properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2)
    }
  })

  test('close-failed reads the dead letters of every queue', () => {
    const dead = ofType('AWS::SQS::Queue')
      .filter(({ Properties }) => !Properties.RedrivePolicy)
      .map(({ id }) => id)
    const read = ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ Properties }) => Properties.FunctionName.Ref === functionNamed('close-failed').id)
      .map(({ Properties }) => Properties.EventSourceArn['Fn::GetAtt'][0])
    expect(read.toSorted()).toEqual(dead.toSorted())
  })

  test('a queue hides a message at least six times as long as its function may run', () => {
    for (const { Properties } of ofType('AWS::Lambda::EventSourceMapping')) {
      const queue = resources.find(({ id }) => id === Properties.EventSourceArn['Fn::GetAtt'][0])
      const fn = resources.find(({ id }) => id === Properties.FunctionName.Ref)
      expect(queue?.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * fn?.Properties.Timeout)
    }
  })

  test('no statement allows an action with a wildcard, and a resource ends in one only behind a named bucket or log group', () => {
    const statements = ofType('AWS::IAM::Policy').flatMap(statementsOf)
    expect(statements.length).toBeGreaterThan(functionNames.length)
    for (const { actions, resources: on, effect } of statements) {
      expect(effect).toBe('Allow')
      expect(actions.filter((action) => action.includes('*'))).toEqual([])
      for (const resource of on) {
        expect(resource).not.toBe('*')
        if (text(resource).includes('*'))
          expect(text(resource)).toMatch(
            /^\{"Fn::Join":\["",\[\{.*\},"\/((uploads|recognised|layers|pictures|files)\/)?\*"\]\]\}$/,
          )
      }
    }
  })

  test('no function runs under a managed policy', () => {
    for (const { Properties } of ofType('AWS::IAM::Role')) expect(Properties.ManagedPolicyArns).toBeUndefined()
  })

  test('nobody but the owner is allowed anything by a bucket or queue policy without a condition', () => {
    const policies = [...ofType('AWS::S3::BucketPolicy'), ...ofType('AWS::SQS::QueuePolicy')]
    const open = policies
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect, Principal }) => Effect === 'Allow' && (Principal === '*' || Principal.AWS === '*'))
    expect(open).toEqual([])
  })

  test('tables are those of shared/storage, paid by request, encrypted with our key, restorable and protected', () => {
    const made = ofType('AWS::DynamoDB::Table')
    expect(made).toHaveLength(Object.keys(tables).length)
    for (const it of made) {
      expect(it.DeletionPolicy).toBe('Retain')
      expect(it.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      })
      expect(it.Properties.SSESpecification.KMSMasterKeyId).toBeDefined()
    }
    const indexes = made.flatMap(({ Properties }) => Properties.GlobalSecondaryIndexes ?? [])
    expect(
      indexes.map(({ IndexName, KeySchema }) => [IndexName, KeySchema[0].AttributeName, KeySchema[1].AttributeName]),
    ).toEqual(Object.values(tables).flatMap((it) => it.indexes.map(({ name, pk, sk }) => [name, pk, sk])))
  })

  test('buckets are private, versioned, encrypted with our key, and log who read them; only the log bucket is not', () => {
    const all = ofType('AWS::S3::Bucket')
    const logged = all.filter(({ Properties }) => Properties.LoggingConfiguration)
    expect(logged).toHaveLength(Object.keys(buckets).length)
    expect(all).toHaveLength(logged.length + 1)
    for (const it of all) {
      expect(it.DeletionPolicy).toBe('Retain')
      expect(Object.values(it.Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true])
    }
    for (const { Properties } of logged) {
      const [rule] = Properties.BucketEncryption.ServerSideEncryptionConfiguration
      expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms')
      expect(rule.ServerSideEncryptionByDefault.KMSMasterKeyID).toBeDefined()
      expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' })
      expect(Properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(1000)
    }
  })

  test('every bucket and every queue refuses to be spoken to without TLS', () => {
    const refusals = [...ofType('AWS::S3::BucketPolicy'), ...ofType('AWS::SQS::QueuePolicy')].filter(({ Properties }) =>
      Properties.PolicyDocument.Statement.some(
        (it: { Effect: string; Condition?: unknown }) =>
          it.Effect === 'Deny' && text(it.Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      ),
    )
    expect(refusals).toHaveLength(ofType('AWS::S3::Bucket').length + ofType('AWS::SQS::Queue').length)
  })

  test('buckets tell EventBridge without a custom resource, so no function is in the account but ours', () => {
    const telling = ofType('AWS::S3::Bucket').filter(
      ({ Properties }) => Properties.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true,
    )
    expect(telling).toHaveLength(Object.keys(buckets).length)
    expect(
      resources.filter(({ Type }) => Type.startsWith('Custom::') || Type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual([])
    expect(ofType('AWS::Lambda::Function')).toHaveLength(functionNames.length)
  })

  test('rules pick uploads and announcements, not the layers that are written beside them', () => {
    const prefixes = ofType('AWS::Events::Rule').map(
      ({ Properties }) => Properties.EventPattern.detail.object?.key[0].prefix,
    )
    expect(prefixes.toSorted()).toEqual([announcedPrefix, uploadPrefix, undefined])
    for (const { Properties } of ofType('AWS::Events::Rule')) {
      expect(Properties.EventPattern['detail-type']).toEqual(['Object Created'])
      expect(Properties.Targets[0].DeadLetterConfig).toBeDefined()
    }
  })

  test('functions are Node 24 on arm64 with a log that ends', () => {
    for (const name of functionNames)
      expect(functionNamed(name).Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      })
    for (const { Properties } of ofType('AWS::Logs::LogGroup')) expect(Properties.RetentionInDays).toBe(180)
    expect(ofType('AWS::Logs::LogGroup')).toHaveLength(functionNames.length + 1)
  })

  test('nobody is let in without a token of the issuer in the settings', () => {
    const [authorizer] = ofType('AWS::ApiGatewayV2::Authorizer')
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://issuer.example.org/zhiyan', Audience: ['console'] },
    })
    for (const { Properties } of ofType('AWS::ApiGatewayV2::Route')) {
      expect(Properties.AuthorizationType).toBe('JWT')
      expect(Properties.AuthorizerId.Ref).toBe(authorizer?.id)
    }
  })

  test('the access log of the API holds no path and no query', () => {
    const [stage] = ofType('AWS::ApiGatewayV2::Stage')
    const { Format } = stage?.Properties.AccessLogSettings ?? {}
    expect(Format).toContain('$context.status')
    expect(Format).not.toMatch(/path|query|sourceIp/i)
  })

  test('the person secret stands in no template, only its ARN', () => {
    const [secret] = ofType('AWS::SecretsManager::Secret')
    expect(secret?.Properties.GenerateSecretString.PasswordLength).toBeGreaterThanOrEqual(32)
    expect(secret?.Properties.SecretString).toBeUndefined()
    expect(text(resources)).not.toContain('{{resolve:')
  })

  test('the functions that read PDFs and close dead letters may not read the person secret', () => {
    for (const name of ['parse-application', 'close-failed'] as const)
      expect(rightsOf(name).flatMap(({ actions }) => actions)).not.toContain('secretsmanager:GetSecretValue')
    for (const name of ['verify-application', 'import-archive'] as const) {
      expect(rightsOf(name).flatMap(({ actions }) => actions)).toContain('secretsmanager:GetSecretValue')
      expect(functionNamed(name).Properties.Environment.Variables).toHaveProperty(personSecretArnVariable)
      // The right is of no use without what fetches the secret before the function's first line.
      expect(recipes.find((recipe) => recipe.name === name)?.preludes).toContain('person-secret')
    }
  })

  test('the console signs uploads and asks for verifications; it reads no upload, deletes nothing and knows no person key', () => {
    const rights = rightsOf('review-api')
    const on = (action: string) => rights.filter(({ actions }) => actions.includes(action)).map((it) => it.resources)
    const bucket = (name: string) => ofType('AWS::S3::Bucket').find(({ id }) => id.startsWith(`${name}files`))
    const [queue] = ofType('AWS::SQS::Queue').filter(({ id }) => /^verify[0-9A-F]{8}$/.test(id))
    // Uploads of applicants are signed for; records that a department's system hands over are put there, and never read back.
    expect(on('s3:PutObject').flat()).toHaveLength(2)
    expect(text(on('s3:PutObject'))).toContain(bucket('archive')?.id ?? 'no archive bucket')
    expect(text(on('s3:PutObject'))).toMatch(/"\/files\/\*"/)
    expect(text(on('s3:GetObject'))).not.toContain(`${bucket('archive')?.id}`)
    expect(text(on('s3:PutObject'))).toContain(`${bucket('intake')?.id}`)
    expect(text(on('s3:PutObject'))).toMatch(/"\/uploads\/\*"/)
    expect(text(on('s3:GetObject'))).toContain(`${bucket('evidence')?.id}`)
    expect(text(on('s3:GetObject'))).not.toContain(`${bucket('intake')?.id}`)
    expect(text(on('sqs:SendMessage'))).toContain(queue?.id ?? 'no verify queue')
    expect(
      rights.flatMap(({ actions }) => actions).filter((it) => /Delete|BatchWrite|secretsmanager/.test(it)),
    ).toEqual([])
    expect(functionNamed('review-api').Properties.Environment.Variables).toMatchObject({
      ZHIYAN_ROLE_CLAIM: 'zhiyan:role',
      ZHIYAN_COMMITTEE_CLAIM: 'zhiyan:committee',
    })
  })

  test('the reader of PDFs reads back only the pages that it has recognised, and they are gone after two weeks', () => {
    const evidence = ofType('AWS::S3::Bucket').find(({ id }) => id.startsWith('evidencefiles'))
    const onEvidence = rightsOf('parse-application').filter((it) => text(it.resources).includes(`${evidence?.id}`))
    const reads = onEvidence.filter(({ actions }) => actions.includes('s3:GetObject'))
    expect(reads).toHaveLength(1)
    expect(text(reads[0]?.resources)).toContain(`/${recognisedPrefix}*`)
    expect(onEvidence.flatMap(({ actions }) => actions).filter((action) => action.includes('Delete'))).toEqual([])
    expect(evidence?.Properties.LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({ Prefix: recognisedPrefix, ExpirationInDays: recognisedDays, Status: 'Enabled' }),
    )
  })

  test('pictures come from a function of their own, which reads uploads and layers, writes pictures, and nothing more', () => {
    const rights = rightsOf('page-pictures')
    const on = (action: string) =>
      text(rights.filter(({ actions }) => actions.includes(action)).map((it) => it.resources))
    const bucket = (name: string) =>
      ofType('AWS::S3::Bucket').find(({ id }) => id.startsWith(`${name}files`))?.id ?? '?'
    expect(on('s3:GetObject')).toContain(bucket('intake'))
    expect([...on('s3:GetObject').matchAll(/"(\/[a-z]*\/?\*)"/g)].map(([, it]) => it).toSorted()).toEqual([
      `/${layersPrefix}*`,
      `/${picturesPrefix}*`,
      `/${uploadPrefix}*`,
    ])
    expect([...on('s3:PutObject').matchAll(/"(\/[a-z]*\/?\*)"/g)].map(([, it]) => it)).toEqual([`/${picturesPrefix}*`])
    expect(on('s3:PutObject')).toContain(bucket('evidence'))
    expect(on('s3:PutObject')).not.toContain(bucket('intake'))
    expect(
      rights
        .flatMap(({ actions }) => actions)
        .filter((it) => /Delete|dynamodb:(Put|Update|BatchWrite|Scan)|sqs|secrets/.test(it)),
    ).toEqual([])
    const [route] = ofType('AWS::ApiGatewayV2::Route').filter(({ Properties }) => Properties.RouteKey !== '$default')
    expect(route?.Properties.RouteKey).toBe('GET /applications/{id}/pictures/{document}/{file}')
    const integration = ofType('AWS::ApiGatewayV2::Integration').find(({ id }) =>
      text(route?.Properties.Target).includes(id),
    )
    expect(text(integration?.Properties.IntegrationUri)).toContain(functionNamed('page-pictures').id)
  })

  test('there is no function URL, no X-Ray and no Cognito anywhere', () => {
    expect(ofType('AWS::Lambda::Url')).toEqual([])
    expect(resources.filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([])
    expect(text(resources)).not.toContain('xray')
    for (const { Properties } of ofType('AWS::Lambda::Function')) expect(Properties.TracingConfig).toBeUndefined()
  })

  test('every ARN is of the partition', () => {
    const literal = [...text(resources).matchAll(/arn:([a-z-]+):/g)].map(([, found]) => found)
    expect(literal.filter((found) => found !== partition)).toEqual([])
  })

  test('every alarm mails, says what it means, and takes silence for rest', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm')
    expect(alarms.length).toBeGreaterThan(20)
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toHaveLength(1)
      expect(Properties.AlarmDescription.length).toBeGreaterThan(20)
      expect(Properties.TreatMissingData).toBe('notBreaching')
    }
    expect(ofType('AWS::SNS::Subscription').map(({ Properties }) => Properties.Endpoint)).toEqual([
      'operations@example.org',
    ])
  })

  test('each queue alarms on its age and on dead letters that stay, each function on errors and throttles', () => {
    const metrics = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.MetricName)
    const count = (name: string) => metrics.filter((metric) => metric === name).length
    expect(count('ApproximateAgeOfOldestMessage')).toBe(3)
    expect(count('ApproximateNumberOfMessagesVisible')).toBe(3)
    expect(count('Errors')).toBe(functionNames.length)
    expect(count('Throttles')).toBe(functionNames.length)
    expect(count('FailedInvocations')).toBe(3)
  })

  test('only pages of the console may post to the intake bucket', () => {
    const cors = ofType('AWS::S3::Bucket').flatMap(({ Properties }) => Properties.CorsConfiguration?.CorsRules ?? [])
    expect(cors).toEqual([
      { AllowedMethods: ['POST'], AllowedOrigins: ['https://console.example.org'], AllowedHeaders: ['*'] },
    ])
  })
})

const tagged = (resources: readonly Resource[], type: string) =>
  resources.filter(({ Type, Properties }) => Type === type && Properties.Tags)

test('China takes no tags on event source mappings and gets none; elsewhere they are tagged', () => {
  expect(tagged(environments['aws-cn'].resources, 'AWS::Lambda::EventSourceMapping')).toEqual([])
  expect(tagged(environments.aws.resources, 'AWS::Lambda::EventSourceMapping')).toHaveLength(6)
  expect(tagged(environments['aws-cn'].resources, 'AWS::Lambda::Function')).toHaveLength(functionNames.length)
})

test('there is a budget where the partition has budgets', () => {
  expect(environments.aws.ofType('AWS::Budgets::Budget')).toHaveLength(1)
  expect(environments['aws-cn'].ofType('AWS::Budgets::Budget')).toEqual([])
})
