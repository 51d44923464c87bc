import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validations } from 'aws-cdk-lib'
import { bundlesFolder, createApp } from './app.ts'
import { bundleAll } from './bundle.ts'
import { accepted, createNag } from './findings.ts'
import { environmentNames, readSettings } from './settings.ts'
import { createStage } from './stage.ts'

/**
 * Synthesises every environment of both partitions from the real bundles, with CloudFormation's strict validator and
 * cdk-nag. Ends with 1 on any error, warning, finding without a written reason, or reason that explains nothing any more.
 */
const synthesise = async () => {
  // Unit tests switch the validator off for speed; here it is the point.
  delete process.env.CDK_VALIDATION
  const bundles = await bundleAll()
  const outdir = mkdtempSync(join(tmpdir(), 'zhiyan-synth-'))
  try {
    const app = createApp({ outdir })
    const stages = environmentNames()
      .map(readSettings)
      .map((settings) => ({ settings, ...createStage(app, settings, { bundles: bundlesFolder }) }))
    const nag = createNag(app)
    Validations.of(app).addPlugins(nag.plugin)
    app.synth() // throws after it has printed what it found

    for (const { settings, stacks } of stages)
      for (const [name, stack] of Object.entries(stacks)) {
        const template = JSON.parse(
          readFileSync(join(outdir, `assembly-zhiyan-${settings.name}`, stack.templateFile), 'utf8'),
        )
        console.log(
          `${settings.partition}  ${settings.name}  ${name}: ${Object.keys(template.Resources).length} resources`,
        )
      }
    const unused = nag.unused()
    for (const { rule } of unused) console.error(`cdk/findings.ts explains ${rule}, which is found nowhere`)
    console.log(
      `${stages.length} environments, ${bundles.length} bundles, 0 unexplained findings, ${accepted.length - unused.length} kinds of finding explained`,
    )
    return unused.length === 0
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

if (!(await synthesise())) process.exitCode = 1
