import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { archiveFilesPrefix, layersPrefix, picturesPrefix, uploadPrefix } from '#storage/keys'
import {
  findObjectsBelow,
  getObjectsOf,
  listAndChange,
  putObjectsBelow,
  readFrom,
  sendTo,
  signUploadsInto,
} from '../constructs/access.ts'
import { createFunction } from '../constructs/lambda-function.ts'
import type { Settings } from '../settings.ts'
import type { Pipeline } from './pipeline.ts'
import type { Storage } from './storage.ts'

export interface Review {
  readonly stack: Stack
  readonly api: HttpApi
  readonly functions: readonly LambdaFunction[]
}

// No path and no query: a search may hold a name. Who did what is in the application's own audit trail.
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    method: '$context.httpMethod',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
)

/** The reviewers' door: an HTTP API that lets nobody in without a token of the issuer in the settings. */
export const createReview = (
  scope: Construct,
  settings: Settings,
  { storage, pipeline, bundles, ...props }: StackProps & { storage: Storage; pipeline: Pipeline; bundles: string },
): Review => {
  const stack = new Stack(scope, 'review', { ...props, description: 'Zhiyan: the console and its API' })
  const environment = {
    ZHIYAN_ROLE_CLAIM: settings.oidc.roleClaim,
    ZHIYAN_COMMITTEE_CLAIM: settings.oidc.committeeClaim,
  }
  const timeout = Duration.seconds(29) // an HTTP API gives up at 30
  const reviewApi = createFunction(stack, 'review-api', {
    settings,
    bundles,
    description: 'Serves the console and the API of reviewers',
    memoryMb: 1024,
    timeout,
    environment,
    may: [
      listAndChange(storage.applications), // opens applications and notes their outcome
      readFrom(storage.archive), // a record's page
      getObjectsOf(storage.evidence),
      signUploadsInto(storage.intake, uploadPrefix),
      putObjectsBelow(storage.archiveFiles, archiveFilesPrefix), // records that departments' systems hand over
      sendTo(pipeline.queues.verify), // an outcome concerns later applications
    ],
  })
  // The only function behind the door that may read uploads: it gives out nothing but pictures (docs/adr/0005).
  const pagePictures = createFunction(stack, 'page-pictures', {
    settings,
    bundles,
    description: 'Shows pages of uploaded files as pictures',
    memoryMb: 1769, // one processor; a hostile page may grow by 700 MB before it is ended
    timeout,
    environment,
    may: [
      readFrom(storage.applications), // whose application it is, and under which keys the file was uploaded
      findObjectsBelow(storage.intake, uploadPrefix),
      findObjectsBelow(storage.evidence, layersPrefix, picturesPrefix),
      putObjectsBelow(storage.evidence, picturesPrefix),
    ],
  })

  const api = new HttpApi(stack, 'api', {
    description: `Zhiyan ${settings.name}`,
    createDefaultStage: false,
    defaultAuthorizer: new HttpJwtAuthorizer('issuer', settings.oidc.issuer, {
      jwtAudience: [...settings.oidc.audience],
    }),
    defaultIntegration: new HttpLambdaIntegration('review-api', reviewApi),
  })
  api.addRoutes({
    path: '/applications/{id}/pictures/{document}/{file}',
    methods: [HttpMethod.GET],
    integration: new HttpLambdaIntegration('page-pictures', pagePictures),
  })
  const accessLog = new LogGroup(stack, 'api-log', {
    retention: settings.retention.logsDays,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const stage = new HttpStage(stack, 'stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: 100, burstLimit: 200 },
    accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
  })
  new CfnOutput(stack, 'console-url', { value: stage.url })
  return { stack, api, functions: [reviewApi, pagePictures] }
}
