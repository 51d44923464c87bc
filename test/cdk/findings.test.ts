import { App, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { expect, test } from 'vitest'
import { accepted, createNag } from '#cdk/findings'

process.env.CDK_VALIDATION = 'false'

const findings = (build: (stack: Stack) => void) => {
  const app = new App()
  build(new Stack(app, 'stack'))
  const { plugin } = createNag(app)
  return plugin
    .validate({ templatePaths: [], stackTemplates: [], appConstruct: app })
    .violations.map(({ ruleName }) => ruleName)
}

test('a bucket that anyone may reach without TLS fails the synthesis', () => {
  expect(findings((stack) => new Bucket(stack, 'open'))).toContain('AwsSolutions-S10')
})

test.each([
  ['every object of every bucket', 's3:GetObject', '*'],
  ['every action', 's3:*', 'arn:aws:s3:::named/*'],
])('a role that may use %s is not covered by the reason for object keys', (_, action, resource) => {
  const found = findings((stack) => {
    const role = new Role(stack, 'parse-role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: [action], resources: [resource] }))
  })
  expect(found.filter((rule) => rule.startsWith('AwsSolutions-IAM5'))).toHaveLength(1)
})

test('every accepted finding says why in a sentence', () => {
  for (const { reason } of accepted) expect(reason).toMatch(/^[A-Z].{30,}\.$/)
})
