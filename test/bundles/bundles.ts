import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Bundle, bundleAll } from '#cdk/bundle'

/** Bundles of this test file's own: `build/functions` belongs to deployments, and test files run side by side. */
export const freshBundles = () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyan-bundles-'))
  let bundles: readonly Bundle[] = []
  beforeAll(async () => {
    bundles = await bundleAll(folder)
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    all: () => bundles,
    named: (name: string): Bundle => {
      const bundle = bundles.find((it) => it.name === name)
      if (!bundle) throw new Error(`no bundle ${name}`)
      return bundle
    },
  }
}
