import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, type AppProps, Validations } from 'aws-cdk-lib'
import { z } from 'zod'
import { bundlesFolder } from './bundle.ts'
import { createNag } from './findings.ts'
import { environmentNames, readSettings } from './settings.ts'
import { createStage } from './stage.ts'

const root = join(import.meta.dirname, '..')

/** An app with the context of cdk.json, which the CDK's own CLI passes and nobody else does. */
export const createApp = ({ context, ...props }: AppProps = {}): App => {
  const cdkJson = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')))
  return new App({ ...props, context: { ...cdkJson.context, ...context } })
}

/** `-c environment=<name>` picks one environment; without it every environment is synthesised. */
const main = () => {
  if (!existsSync(bundlesFolder)) throw new Error('build/functions is missing: run `node cdk/bundle.ts` first')
  const app = createApp()
  const one: unknown = app.node.tryGetContext('environment')
  for (const name of typeof one === 'string' ? [one] : environmentNames())
    createStage(app, readSettings(name), { bundles: bundlesFolder })
  Validations.of(app).addPlugins(createNag(app).plugin)
  app.synth()
}

if (import.meta.main) main()
