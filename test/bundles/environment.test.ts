import { describe, expect, test } from 'vitest'
import { personSecretArnVariable } from '#cdk/person-secret'
import { functionNames, settingsOf, synthesise } from '../cdk/templates.ts'
import { freshBundles } from './bundles.ts'
import { getRequest } from './http-request.ts'
import { batchOf, startFunction } from './lambda.ts'
import { withSecret } from './secrets-manager.ts'

/** What a variable of the template would hold once deployed; references have no value before. */
const deployed = (name: string) => (name.endsWith('_URL') ? 'https://sqs.example.org/1/queue' : `deployed-${name}`)

const environments = synthesise(settingsOf.aws)
const variablesOf = (name: (typeof functionNames)[number]): string[] =>
  Object.keys(environments.functionNamed(name).Properties.Environment.Variables).filter((it) =>
    it.startsWith('ZHIYAN_'),
  )

const bundles = freshBundles()
const behindApi: ReadonlySet<string> = new Set(['review-api', 'page-pictures'])

const callWith = async (name: string, variables: readonly string[]) => {
  const environment = Object.fromEntries(variables.map((it) => [it, deployed(it)]))
  const secret = withSecret(deployed(personSecretArnVariable), 's'.repeat(64))
  const running = await startFunction(
    bundles.named(name).folder,
    { AWS_REGION: 'ap-southeast-1', ...environment },
    secret,
  )
  // What stands behind the API is asked for a page that it does not have, the others are given an empty batch: neither reaches a store.
  const event = behindApi.has(name) ? getRequest('/nowhere') : batchOf('queue')
  try {
    return await running.invoke(event)
  } finally {
    running.stop()
  }
}

describe.each(functionNames.map((name) => [name, variablesOf(name)] as const))('%s', (name, variables) => {
  test('is told all that it asks for', async () => {
    expect(variables.length).toBeGreaterThan(0)
    await expect(callWith(name, variables)).resolves.toBeDefined()
  })

  test.each(variables)('asks for %s, and says so when it is missing', async (variable) => {
    const missing = variable === personSecretArnVariable ? 'ZHIYAN_PERSON_SECRET' : variable
    await expect(
      callWith(
        name,
        variables.filter((it) => it !== variable),
      ),
    ).rejects.toThrow(missing)
  })
})
