import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'

const root = join(import.meta.dirname, '..')
export const bundlesFolder = join(root, 'build', 'functions')

/** Lambda's limits of a package: unzipped altogether, and zipped when it is uploaded. */
export const limits = { unzippedBytes: 250 * 1024 ** 2, zippedBytes: 50 * 1024 ** 2 } as const

export interface BundleRecipe {
  readonly name: string
  /** Output file (without `.mjs`) → entry, relative to the root. */
  readonly entries: Readonly<Record<string, string>>
  /** Modules of `cdk/preludes` that run before any other of the bundle. */
  readonly preludes: readonly string[]
  /** Path in the bundle → file or folder that is copied there. */
  readonly assets?: () => Readonly<Record<string, string>>
}

export interface Bundle {
  readonly name: string
  readonly folder: string
  readonly unzippedBytes: number
  readonly zippedBytes: number
}

// pdf.js as pdf-parse pins it: the copy whose CMaps and worker belong to the code in the bundle.
const pdfjs = (): string => {
  const here = createRequire(import.meta.url)
  return dirname(createRequire(here.resolve('pdf-parse')).resolve('pdfjs-dist/package.json'))
}

const pdfAssets = () => ({
  'pdf/cmaps': join(pdfjs(), 'cmaps'),
  'pdf/standard_fonts': join(pdfjs(), 'standard_fonts'),
  // pdf.js imports its worker by this name from beside the file that it runs in.
  'pdf.worker.mjs': join(pdfjs(), 'legacy', 'build', 'pdf.worker.min.mjs'),
})

export const recipes: readonly BundleRecipe[] = [
  {
    name: 'parse-application',
    entries: { index: 'functions/parse-application.ts', 'pdf-worker': 'shared/pdf/worker.ts' },
    preludes: ['pdf'],
    assets: pdfAssets,
  },
  { name: 'verify-application', entries: { index: 'functions/verify-application.ts' }, preludes: ['person-secret'] },
  { name: 'import-archive', entries: { index: 'functions/import-archive.ts' }, preludes: [] },
  { name: 'close-failed', entries: { index: 'functions/close-failed.ts' }, preludes: [] },
  {
    name: 'review-api',
    entries: { index: 'functions/review-api.ts' },
    preludes: [],
    assets: () => ({ 'style.css': join(root, 'web', 'style.css') }), // web/layout.tsx reads it from beside itself
  },
]

const isWritten = ({ entries }: BundleRecipe) => Object.values(entries).every((entry) => existsSync(join(root, entry)))

/** Functions that the stacks describe and whose entry is not there yet: nothing can be deployed until it is. */
export const unwritten = (): readonly string[] => recipes.filter((recipe) => !isWritten(recipe)).map(({ name }) => name)

// CommonJS packages inside an ES module still call `require` for Node's own modules.
const withRequire = `import { createRequire as zhiyanRequire } from 'node:module'; const require = zhiyanRequire(import.meta.url);`

const options = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  external: ['@napi-rs/canvas', '@aws-sdk/client-secrets-manager'],
  minify: true,
  keepNames: true, // failures are told apart by the name of their class
  sourcemap: 'linked',
  sourcesContent: false,
  banner: { js: withRequire },
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions

const bundleOne = async ({ name, entries, preludes, assets }: BundleRecipe, into: string): Promise<Bundle> => {
  const folder = join(into, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [output, entry] of Object.entries(entries))
    await build({
      ...options,
      absWorkingDir: root,
      // An import runs before the next one begins, so a prelude has done its work before the first line of the function's file.
      stdin: {
        contents: [
          ...preludes.map((prelude) => `import './cdk/preludes/${prelude}.mjs'`),
          `export * from './${entry}'`,
        ].join('\n'),
        resolveDir: root,
        sourcefile: `${name}-${output}.ts`,
      },
      outfile: join(folder, `${output}.mjs`),
    })
  for (const [to, from] of Object.entries(assets?.() ?? {})) cpSync(from, join(folder, to), { recursive: true })
  return { name, folder, ...sizesOf(folder) }
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** What a zip adds to each deflated file: two headers (76 bytes) with the name in each; generously rounded up. */
const zipHeaderBytes = 256

const sizesOf = (folder: string): Pick<Bundle, 'unzippedBytes' | 'zippedBytes'> => {
  const files = filesOf(folder).map((file) => readFileSync(file))
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)
  return {
    unzippedBytes: sum(files.map((bytes) => bytes.byteLength)),
    zippedBytes: sum(files.map((bytes) => deflateRawSync(bytes).byteLength + zipHeaderBytes)),
  }
}

/** Makes `<into>/<name>` of every recipe whose entry is written, ready for Lambda. Throws when a bundle is over Lambda's limits. */
export const bundleAll = async (into: string = bundlesFolder): Promise<readonly Bundle[]> => {
  const bundles: Bundle[] = []
  for (const recipe of recipes.filter(isWritten)) bundles.push(await bundleOne(recipe, into))
  const tooLarge = bundles.filter(
    (it) => it.unzippedBytes > limits.unzippedBytes || it.zippedBytes > limits.zippedBytes,
  )
  if (tooLarge.length) throw new Error(`Over Lambda's limits: ${tooLarge.map(({ name }) => name).join(', ')}`)
  return bundles
}

const mib = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`

/** One line a bundle. */
export const describe = (bundles: readonly Bundle[]): string =>
  bundles
    .map((it) => `${it.name.padEnd(20)} ${mib(it.unzippedBytes).padStart(9)} ${mib(it.zippedBytes).padStart(9)} zipped`)
    .join('\n')

if (import.meta.main) console.error(describe(await bundleAll()))
