import type { IPolicyValidationPlugin, PolicyViolation } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

/** A finding of cdk-nag that stays, and why. `rule` is matched from the start of the name, `at` in the construct's path. */
export interface AcceptedFinding {
  readonly rule: RegExp
  readonly at: RegExp
  readonly reason: string
}

/**
 * cdk-nag's own acknowledgements must name the generated id of a resource, which changes with any rename; these name
 * the shape of the finding. Whatever this table does not explain fails the synthesis, and so the deployment.
 */
export const accepted: readonly AcceptedFinding[] = [
  {
    rule: /^AwsSolutions-IAM5\[Resource::[^*]+\/\*\]$/,
    at: /-role\/DefaultPolicy\/Resource$/,
    reason: 'Object keys are content hashes that no policy can know; the bucket is named and the actions are exact.',
  },
  {
    rule: /^AwsSolutions-SMG4$/,
    at: /\/person-key\//,
    reason:
      'A rotated HMAC key makes every person a stranger to the earlier applications. It is replaced by hand only.',
  },
  {
    rule: /^Serverless-SQSRedrivePolicy$/,
    at: /-dead\//,
    reason: 'These are the dead letters. close-failed empties them, and an alarm tells when it does not.',
  },
  {
    rule: /^Serverless-LambdaDLQ$/,
    at: /./,
    reason: 'No function is called asynchronously; the dead letters belong to the queues.',
  },
  {
    rule: /^Serverless-LambdaEventSourceMappingDestination$/,
    at: /SqsEventSource/,
    reason: 'Not possible for SQS sources: the redrive policy of the queue does it.',
  },
  {
    rule: /^Serverless-LambdaTracing$/,
    at: /./,
    reason: 'X-Ray for Lambda is absent in China and needs a right on every resource; logs carry the ids to follow.',
  },
  {
    rule: /^Serverless-SNSRedrivePolicy$/,
    at: /\/watch\/alarms\//,
    reason: 'A mail that is not delivered is an alarm that still shows on the dashboard.',
  },
]

/** One validation plugin over both rule packs that lets pass what `accepted` explains. */
export const createNag = (app: IConstruct) => {
  const used = new Set<AcceptedFinding>()
  const reasonFor = (rule: string, path: string) => {
    const found = accepted.find((it) => it.rule.test(rule) && it.at.test(path))
    if (found) used.add(found)
    return found
  }
  const unexplained = (violation: PolicyViolation): PolicyViolation => ({
    ...violation,
    violatingResources: violation.violatingResources.filter(
      ({ constructPath }) => !reasonFor(violation.ruleName, constructPath ?? ''),
    ),
  })
  const plugin: IPolicyValidationPlugin = {
    name: 'cdk-nag',
    validate: () => {
      const violations = [new AwsSolutionsChecks(app), new ServerlessChecks(app)]
        .flatMap((pack) => pack.validateScope(app).violations)
        .map(unexplained)
        .filter(({ violatingResources }) => violatingResources.length > 0)
      return { success: violations.length === 0, violations }
    },
  }
  return { plugin, unused: () => accepted.filter((it) => !used.has(it)), used: () => used.size }
}
