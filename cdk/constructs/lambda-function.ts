import { type Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import type { Access } from './access.ts'

export interface FunctionProps {
  readonly settings: Settings
  /** The folder that holds `<name>/index.mjs`. */
  readonly bundles: string
  readonly description: string
  readonly memoryMb: number
  readonly timeout: Duration
  readonly environment?: Readonly<Record<string, string>>
  /** All that the function may do. Nothing else is granted, besides writing its own log. */
  readonly may: readonly Access[]
}

/**
 * The house's Lambda: Node 24, a log group that ends, and a role that starts with nothing. The managed policy
 * `AWSLambdaBasicExecutionRole` is left out because it may write every log group of the account.
 */
export const createFunction = (scope: Construct, name: string, props: FunctionProps): LambdaFunction => {
  const logGroup = new LogGroup(scope, `${name}-log`, {
    retention: props.settings.retention.logsDays,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPrincipalPolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  )
  const fn = new LambdaFunction(scope, name, {
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: props.settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    handler: 'index.handler',
    code: Code.fromAsset(`${props.bundles}/${name}`),
    memorySize: props.memoryMb,
    timeout: props.timeout,
    role,
    logGroup,
    environment: {
      NODE_OPTIONS: '--enable-source-maps',
      POWERTOOLS_SERVICE_NAME: name,
      ...props.environment,
    },
  })
  for (const access of props.may) access(fn)
  return fn
}
