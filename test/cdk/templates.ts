import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { createApp } from '#cdk/app'
import { parseSettings, type Settings } from '#cdk/settings'
import { createStage } from '#cdk/stage'

/** CloudFormation's validator takes ten seconds a stack and has its own gate, `npm run synth`. */
process.env.CDK_VALIDATION = 'false'

export const functionNames = [
  'parse-application',
  'verify-application',
  'import-archive',
  'close-failed',
  'review-api',
  'page-pictures',
] as const
export type FunctionName = (typeof functionNames)[number]

const base = {
  name: 'test',
  partition: 'aws',
  account: '111122223333',
  region: 'ap-southeast-1',
  oidc: { issuer: 'https://issuer.example.org/zhiyan', audience: ['console'] },
  consoleOrigins: ['https://console.example.org'],
  retention: { applicationsDays: 1000, oldVersionsDays: 90, logsDays: 180, accessLogsDays: 1096 },
  concurrency: { parse: 7, verify: 5, import: 2 },
  alarmEmails: ['operations@example.org'],
} as const

/** Settings as a file would hold them, with what a test wants to say of them. */
export const someSettings = (change: Record<string, unknown> = {}): Settings => parseSettings({ ...base, ...change })

export const settingsOf = {
  aws: someSettings({ monthlyBudgetUsd: 100 }),
  'aws-cn': someSettings({ name: 'testcn', partition: 'aws-cn', region: 'cn-northwest-1' }),
} as const

const emptyBundles = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyan-bundles-'))
  for (const name of functionNames) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.mjs'), 'export const handler = () => {}\n')
  }
  return folder
}

export interface Resource {
  readonly id: string
  readonly stack: string
  readonly Type: string
  readonly DeletionPolicy?: string
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of a hundred shapes
  readonly Properties: any
}

/** Every resource of an environment's four stacks. */
export const synthesise = (settings: Settings) => {
  const { stacks } = createStage(createApp({ outdir: mkdtempSync(join(tmpdir(), 'zhiyan-cdk-')) }), settings, {
    bundles: emptyBundles(),
  })
  const resources: Resource[] = Object.entries(stacks).flatMap(([stack, it]) =>
    Object.entries(Template.fromStack(it).toJSON().Resources ?? {}).map(([id, resource]) => ({
      id,
      stack,
      ...(resource as Omit<Resource, 'id' | 'stack'>),
    })),
  )
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type)
  const functionNamed = (name: FunctionName) => {
    const found = ofType('AWS::Lambda::Function').find(
      ({ Properties }) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME === name,
    )
    if (!found) throw new Error(`no function ${name}`)
    return found
  }
  /** The statements of the function's role, actions and resources always as lists. */
  const rightsOf = (name: FunctionName): Statement[] => {
    const role = functionNamed(name).Properties.Role['Fn::GetAtt'][0]
    return ofType('AWS::IAM::Policy')
      .filter(({ Properties }) => Properties.Roles.some((it: { Ref?: string }) => it.Ref === role))
      .flatMap(statementsOf)
  }
  return { resources, ofType, functionNamed, rightsOf }
}

export interface Statement {
  readonly effect: string
  readonly actions: readonly string[]
  readonly resources: readonly unknown[]
}

export const statementsOf = ({ Properties }: Resource): Statement[] =>
  Properties.PolicyDocument.Statement.map((it: { Effect: string; Action: unknown; Resource: unknown }) => ({
    effect: it.Effect,
    actions: [it.Action].flat(),
    resources: [it.Resource].flat(),
  }))
