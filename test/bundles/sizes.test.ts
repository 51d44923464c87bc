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

const pictures = ['picture-worker.mjs', 'pdf/pdfium.wasm', 'pdf/webp_enc_simd.wasm', 'pdf/NotoSansHans-Regular.otf']
test.each([
  [
    'parse-application',
    [
      'pdf/cmaps/GBK-EUC-H.bcmap',
      'pdf/cmaps/UniGB-UCS2-H.bcmap',
      'pdf/standard_fonts',
      'pdf.worker.mjs',
      'pdf-worker.mjs',
      'scan-worker.mjs',
      'pdf/zxing_reader.wasm',
      ...pictures,
    ],
  ],
  ['page-pictures', pictures],
])('%s brings its workers and all that they read', (name, files) => {
  const { folder } = bundles.named(name)
  for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true)
})

test('only the bundles that read or draw PDFs are large', () => {
  const large = bundles.all().filter(({ zippedBytes }) => zippedBytes > 2 * 1024 ** 2)
  expect(large.map(({ name }) => name)).toEqual(['parse-application', 'page-pictures'])
})

test('what reads PDFs stays below 120 MB unzipped, with the libraries of both processors', () => {
  expect(bundles.named('parse-application').unzippedBytes).toBeLessThan(120 * 1024 ** 2)
  expect(bundles.named('page-pictures').unzippedBytes).toBeLessThan(20 * 1024 ** 2)
})

test('every bundle has a source map for its stack traces, without the sources', () => {
  for (const { folder } of bundles.all()) expect(existsSync(join(folder, 'index.mjs.map'))).toBe(true)
})
