import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRead } from '#domain/pages'
import { readForm } from '#form/read-form'
import { readPagesWithin } from '#pdf/budget'
import { editDistance } from '#text/edit-distance'
import { scoreForm } from './eval-forms.ts'

/** What stands on a scanned page, line by line, and the fields of a certificate: from NAME.truth.json. */
interface ScanTruth {
  readonly lines?: readonly string[] | null
  readonly fields?: readonly { readonly label: string; readonly value: string }[] | null
}

interface ScanScore {
  readonly file: string
  readonly outcome: string
  /** Wrong, missing and surplus characters, and how many there are. */
  readonly errors: number
  readonly characters: number
  readonly fields: readonly [hit: number, total: number]
  readonly missed: readonly string[]
}

export interface OcrScore {
  readonly cer: number
  readonly fields: number
  readonly files: readonly ScanScore[]
}

const norm = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** Reads every scan in the folder (NAME begins with one of the prefixes) and compares it with its truth, character by character. */
export const evalOcr = async (
  folder: string,
  prefixes: readonly string[],
  onFile: (name: string) => void = () => {},
): Promise<OcrScore> => {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.truth.json') && prefixes.some((prefix) => name.startsWith(prefix)))
    .map((name) => name.replace(/\.truth\.json$/, ''))
    .toSorted()
  const files: ScanScore[] = []
  for (const name of names) {
    onFile(name)
    const truth: ScanTruth = JSON.parse(await readFile(join(folder, `${name}.truth.json`), 'utf8'))
    files.push({ file: name, ...(await scoreScan(truth, await readFile(join(folder, `${name}.pdf`)))) })
  }
  const sum = (pick: (score: ScanScore) => number) => files.reduce((total, file) => total + pick(file), 0)
  return {
    cer: share(
      sum(({ errors }) => errors),
      sum(({ characters }) => characters),
    ),
    fields: share(
      sum(({ fields }) => fields[0]),
      sum(({ fields }) => fields[1]),
    ),
    files,
  }
}

const scoreScan = async (truth: ScanTruth, bytes: Uint8Array): Promise<Omit<ScanScore, 'file'>> => {
  const pages = await readPagesWithin(bytes)
  const read = pages.kind === 'read' ? pages : undefined
  const { fields, missed } = scoreForm({ fields: truth.fields ?? [] }, read && readForm(read))
  const text = norm((read?.pages ?? []).map((page) => (isRead(page) ? page.text : '')).join(''))
  const wanted = norm((truth.lines ?? []).join(''))
  return { outcome: pages.outcome, errors: editDistance(text, wanted), characters: wanted.length, fields, missed }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1e4) / 1e4)

if (import.meta.main) {
  const args = process.argv.slice(2)
  const [folder, ...prefixes] = args.filter((arg) => !arg.startsWith('--'))
  if (!folder) {
    process.stderr.write('usage: eval-ocr DIR [PREFIX…] [--json]\n')
    process.exit(2)
  }
  const score = await evalOcr(folder, prefixes.length > 0 ? prefixes : ['scan'], (name) =>
    process.stderr.write(`${name}\n`),
  )
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(score)}\n`)
  else {
    for (const { file, outcome, errors, characters, fields, missed } of score.files)
      process.stdout.write(
        `${file.padEnd(32)} ${outcome.padEnd(12)} cer ${share(errors, characters).toFixed(4)}  fields ${fields.join('/')}  ${missed.join('; ')}\n`,
      )
    process.stdout.write(`cer ${score.cer}  fields ${score.fields}\n`)
  }
}
