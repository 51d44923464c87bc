import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { type Files, filesOfPackage } from './package-files.ts'

const root = join(import.meta.dirname, '..')
export const bundlesFolder = join(root, 'build', 'functions')

/** Lambda's limit of a package, unzipped altogether. (50 MB zipped is the limit of direct uploads; the CDK goes through S3.) */
export const limits = { unzippedBytes: 250 * 1024 ** 2 } as const

export interface BundleRecipe {
  readonly name: string
  /** Output file (without `.mjs`) → entry, relative to the root. */
  readonly entries: Readonly<Record<string, string>>
  /** Modules of `cdk/preludes` that run before any other of the bundle. */
  readonly preludes: readonly string[]
  /** Files that the function's own code reads; those of its packages come by themselves. */
  readonly files?: Files
}

export interface Bundle {
  readonly name: string
  readonly folder: string
  readonly unzippedBytes: number
  readonly zippedBytes: number
}

export const recipes: readonly BundleRecipe[] = [
  {
    name: 'parse-application',
    entries: {
      index: 'functions/parse-application.ts',
      'pdf-worker': 'shared/pdf/worker.ts',
      'scan-worker': 'shared/pdf/scan-worker.ts',
      'picture-worker': 'shared/pdf/picture-worker.ts',
    },
    preludes: ['pdf'],
  },
  { name: 'verify-application', entries: { index: 'functions/verify-application.ts' }, preludes: ['person-secret'] },
  { name: 'import-archive', entries: { index: 'functions/import-archive.ts' }, preludes: ['person-secret'] },
  { name: 'close-failed', entries: { index: 'functions/close-failed.ts' }, preludes: [] },
  {
    name: 'review-api',
    entries: { index: 'functions/review-api.ts' },
    preludes: [],
    files: { 'style.css': join(root, 'web', 'style.css') }, // web/layout.tsx reads it from beside itself
  },
  {
    name: 'page-pictures',
    entries: { index: 'functions/page-pictures.ts', 'picture-worker': 'shared/pdf/picture-worker.ts' },
    preludes: ['pdf'],
  },
]

// CommonJS packages inside an ES module still call `require` for Node's own modules.
const withRequire = `import { createRequire as zhiyanRequire } from 'node:module'; const require = zhiyanRequire(import.meta.url);`

const options = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  external: ['@napi-rs/canvas', '@aws-sdk/client-secrets-manager', 'onnxruntime-node'],
  minify: true,
  keepNames: true, // failures are told apart by the name of their class
  sourcemap: 'linked',
  sourcesContent: false,
  banner: { js: withRequire },
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions

const bundleOne = async ({ name, entries, preludes, files = {} }: BundleRecipe, into: string): Promise<Bundle> => {
  const folder = join(into, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const packages = new Set<string>()
  for (const [output, entry] of Object.entries(entries)) {
    const { metafile } = await build({
      ...options,
      metafile: true,
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
    for (const name of packagesIn(metafile)) packages.add(name)
  }
  const needed = [files, ...[...packages].map((name) => filesOfPackage[name]?.() ?? {})]
  for (const [to, from] of needed.flatMap(Object.entries<string>)) cpSync(from, join(folder, to), { recursive: true })
  return { name, folder, ...sizesOf(folder) }
}

/** Packages whose code is in the output, and those that it imports from outside. */
const packagesIn = ({ outputs }: Metafile): readonly string[] =>
  Object.values(outputs).flatMap(({ inputs, imports }) => [
    ...Object.keys(inputs).flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
    ...imports.map(({ path }) => path),
  ])

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

/** Makes `<into>/<name>` of every recipe, ready for Lambda. Throws when a bundle is over Lambda's limits. */
export const bundleAll = async (into: string = bundlesFolder): Promise<readonly Bundle[]> => {
  const bundles: Bundle[] = []
  for (const recipe of recipes) bundles.push(await bundleOne(recipe, into))
  const tooLarge = bundles.filter(({ unzippedBytes }) => unzippedBytes > limits.unzippedBytes)
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
