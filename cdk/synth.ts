import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validations } from 'aws-cdk-lib'
import { z } from 'zod'
import { createApp } from './app.ts'
import { bundleAll, describe } from './bundle.ts'
import { createNag } from './findings.ts'
import { environmentNames, readSettings } from './settings.ts'
import { createStage } from './stage.ts'

/**
 * Synthesises every environment of both partitions from the real bundles, with CloudFormation's strict validator and
 * cdk-nag. Ends with 1 on any error, warning, finding without a written reason, or reason that explains nothing any more.
 */
const synthesise = async (folder: string): Promise<boolean> => {
  // Unit tests switch the validator off for speed; here it is the point.
  delete process.env.CDK_VALIDATION
  const bundles = join(folder, 'bundles')
  console.error(describe(await bundleAll(bundles)))
  const outdir = join(folder, 'cdk.out')
  const app = createApp({ outdir })
  const stages = environmentNames()
    .map(readSettings)
    .map((settings) => ({ settings, ...createStage(app, settings, { bundles }) }))
  const nag = createNag(app)
  Validations.of(app).addPlugins(nag.plugin)
  app.synth() // throws after it has printed what it found

  for (const { settings, stacks } of stages)
    for (const [name, stack] of Object.entries(stacks)) {
      const file = join(outdir, `assembly-zhiyan-${settings.name}`, stack.templateFile)
      const { Resources } = template.parse(JSON.parse(readFileSync(file, 'utf8')))
      console.log(`${settings.partition}  ${settings.name}  ${name}: ${Object.keys(Resources).length} resources`)
    }
  const unused = nag.unused()
  for (const { rule } of unused) console.error(`cdk/findings.ts explains ${rule}, which is found nowhere`)
  console.log(`${stages.length} environments, 0 findings without a reason, ${nag.used()} kinds of finding with one`)
  return unused.length === 0
}

const template = z.object({ Resources: z.record(z.string(), z.unknown()) })

const folder = mkdtempSync(join(tmpdir(), 'zhiyan-synth-'))
try {
  if (!(await synthesise(folder))) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
