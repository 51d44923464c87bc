import { existsSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Bundle, limits, recipes } from '#cdk/bundle'
import { freshBundles } from './bundles.ts'
import { startFunction } from './lambda.ts'

const bundles = freshBundles()
const filesOf = ({ folder }: Bundle) => readdirSync(folder, { recursive: true, encoding: 'utf8' })

describe.each(recipes.map(({ name }) => name))('%s', (name) => {
  test('fits into Lambda', () => {
    const { unzippedBytes } = bundles.named(name)
    expect(unzippedBytes).toBeGreaterThan(10_000)
    expect(unzippedBytes).toBeLessThan(limits.unzippedBytes)
  })

  test('has its native code, if any, for Linux on both processors that Lambda has', () => {
    const native = filesOf(bundles.named(name)).filter((file) => /\.(node|so|dylib|dll)(\.\d+)*$/.test(file))
    const places = new Set(native.map((file) => file.split(sep).slice(-3, -1).join('/')))
    expect([...places].toSorted()).toEqual(native.length > 0 ? ['linux/arm64', 'linux/x64'] : [])
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

test('only the bundle that reads PDFs is large', () => {
  const large = bundles.all().filter(({ zippedBytes }) => zippedBytes > 2 * 1024 ** 2)
  expect(large.map(({ name }) => name)).toEqual(['parse-application'])
})

test('every bundle has a source map for its stack traces, without the sources', () => {
  for (const { folder } of bundles.all()) expect(existsSync(join(folder, 'index.mjs.map'))).toBe(true)
})
