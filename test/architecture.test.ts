import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Room → the rooms it may import. Arrows run one way (design 3): what is not listed is an arrow that runs back. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  text: ['domain'],
  identifiers: ['domain', 'text'],
  pdf: ['domain', 'text', 'identifiers'],
  form: ['domain', 'text', 'identifiers', 'pdf'],
  match: ['domain', 'text', 'identifiers'],
  archive: ['domain', 'text', 'identifiers', 'match'],
  duplicate: ['domain', 'text', 'identifiers'],
  rules: ['domain', 'text', 'identifiers', 'duplicate', 'match'],
  verify: ['domain', 'text', 'identifiers', 'pdf', 'form', 'archive', 'match', 'duplicate', 'rules'],
  review: ['domain', 'text', 'archive', 'rules', 'verify'],
  platform: ['domain'],
  storage: ['domain', 'text', 'identifiers', 'match', 'archive', 'verify', 'review', 'platform'],
  web: ['domain', 'text', 'archive', 'rules', 'verify', 'review'],
}
/** Rooms that put everything together; nothing in `mayImport` may import them. */
const outer = ['functions', 'local', 'cli', 'cdk', 'bench', 'test']

/** Package → the one file or folder that owns it. */
const owners: Record<string, string> = {
  'pdf-parse': 'shared/pdf/text-layer.ts',
  'pdfjs-dist': 'shared/pdf/',
  'string-similarity': 'shared/text/similarity.ts',
  'opencc-js': 'shared/text/',
  'pinyin-pro': 'shared/text/names.ts',
  'zxing-wasm': 'shared/pdf/qr.ts',
  '@embedpdf/pdfium': 'shared/pdf/',
  '@jsquash/webp': 'shared/pdf/webp.ts',
  'onnxruntime-node': 'shared/pdf/ocr/models.ts',
  'csv-parse': 'shared/archive/',
  fflate: 'shared/archive/',
  dynalite: 'local/engines.ts',
  fauxqs: 'local/engines.ts',
  pdfmake: 'local/samples/',
  'aws-cdk-lib': 'cdk/',
  'cdk-nag': 'cdk/',
  esbuild: 'cdk/',
}

interface Import {
  readonly from: string
  readonly to: string
}

const files = globSync('{shared,functions,local,cli,web,cdk,bench}/**/*.{ts,tsx}', { cwd: root }).map((f) =>
  f.replaceAll('\\', '/'),
)
const imports: readonly Import[] = files.flatMap((from) =>
  [
    ...readFileSync(join(root, from), 'utf8').matchAll(
      /(?:^|[\s;])(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map((m) => ({ from, to: m[1] ?? m[2] ?? m[3] ?? '' })),
)

const roomOf = (file: string): string => (file.startsWith('shared/') ? file.split('/')[1] : file.split('/')[0]) ?? ''

const targetFile = ({ from, to }: Import): string | undefined => {
  if (to.startsWith('.')) return normalize(join(dirname(from), to)).replaceAll('\\', '/')
  if (!to.startsWith('#')) return undefined
  const [room = '', ...rest] = to.slice(1).split('/')
  const folder = outer.includes(room) || room === 'web' ? room : `shared/${room}`
  const path = `${folder}/${rest.join('/')}`
  return /\.tsx?$/.test(path) ? path : `${path}.ts`
}

const packageOf = (to: string): string =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')

describe('the house', () => {
  test('its files were found, and their imports', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(imports.length).toBeGreaterThan(files.length)
  })

  test('every arrow runs one way', () => {
    const back = imports.filter((i) => {
      const target = targetFile(i)
      const room = roomOf(i.from)
      const allowed = mayImport[room]
      if (!target || !allowed) return false
      return roomOf(target) !== room && !allowed.includes(roomOf(target))
    })
    expect(back.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('no file imports itself in a circle', () => {
    const graph = new Map<string, string[]>()
    for (const i of imports) {
      const target = targetFile(i)
      if (target) graph.set(i.from, [...(graph.get(i.from) ?? []), target])
    }
    expect(findCycle(graph)).toEqual([])
  })

  test('each dependency has one owner', () => {
    const second = imports.filter(({ from, to }) => {
      const owner = owners[packageOf(to)]
      return owner !== undefined && !from.startsWith(owner)
    })
    expect(second.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('only storage and platform speak to AWS', () => {
    const others = imports.filter(
      ({ from, to }) => to.startsWith('@aws-sdk/') && !/^shared\/(storage|platform)\//.test(from),
    )
    expect(others.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('every relative import points at a file that is there', () => {
    const known = new Set(files)
    const missing = imports.filter((i) => {
      const target = targetFile(i)
      return target !== undefined && /\.tsx?$/.test(target) && !target.startsWith('test/') && !known.has(target)
    })
    expect(missing.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('Lambda entries stay thin: forty lines at most', () => {
    const long = files.filter(
      (f) => f.startsWith('functions/') && readFileSync(join(root, f), 'utf8').trimEnd().split('\n').length > 40,
    )
    expect(long.map((f) => relative(root, join(root, f)))).toEqual([])
  })
})

/** The first circle found, as the files along it; `[]` when there is none. */
const findCycle = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file])
      if (cycle.length > 0) return cycle
    }
    done.add(file)
    return []
  }
  for (const file of graph.keys()) {
    const cycle = visit(file, [])
    if (cycle.length > 0) return cycle
  }
  return []
}
