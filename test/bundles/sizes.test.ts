import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Bundle, limits, recipes, unwritten } from '#cdk/bundle'
import { freshBundles } from './bundles.ts'
import { startFunction } from './lambda.ts'

const written = recipes.map(({ name }) => name).filter((name) => !unwritten().includes(name))
const bundles = freshBundles()
const filesOf = ({ folder }: Bundle) => readdirSync(folder, { recursive: true, encoding: 'utf8' })

describe.each(written)('%s', (name) => {
  test('fits into Lambda with room to spare', () => {
    const { unzippedBytes, zippedBytes } = bundles.named(name)
    expect(unzippedBytes).toBeGreaterThan(10_000)
    // A tenth of the limit: what grows beyond it has taken in something that it should not.
    expect(unzippedBytes).toBeLessThan(limits.unzippedBytes / 10)
    expect(zippedBytes).toBeLessThan(limits.zippedBytes / 10)
  })

  test('holds no native code, so that any processor runs it', () => {
    expect(filesOf(bundles.named(name)).filter((file) => /\.(node|so|dylib|dll)$/.test(file))).toEqual([])
  })

  test('loads alone under Node 24, with no node_modules and no environment', async () => {
    const running = await startFunction(bundles.named(name).folder, {})
    running.stop()
  })
})

test('the bundle that reads PDFs brings the CMaps of Chinese encodings, the fonts and both workers', () => {
  const { folder } = bundles.named('parse-application')
  for (const file of [
    'pdf/cmaps/GBK-EUC-H.bcmap',
    'pdf/cmaps/UniGB-UCS2-H.bcmap',
    'pdf/standard_fonts',
    'pdf.worker.mjs',
    'pdf-worker.mjs',
  ])
    expect(existsSync(join(folder, file)), file).toBe(true)
})

test('every bundle has a source map for its stack traces, without the sources', () => {
  for (const { folder } of bundles.all()) expect(existsSync(join(folder, 'index.mjs.map'))).toBe(true)
})
