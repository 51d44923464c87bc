import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FormCertificate } from '#domain/form'
import { readForm } from '#form/read-form'
import { readPagesWithin } from '#pdf/budget'

/** What a published specification prints on its first page, each under the label of its INID code. */
export interface PatentFile {
  readonly file: string
  readonly kind: FormCertificate['kind'] | undefined
  /** The number of the publication and the title, from the text that lies beside the PDF. */
  readonly wanted: { readonly number: string; readonly title: string }
  readonly fields: Readonly<Record<string, string>>
  readonly missed: readonly string[]
}

/** The fields that every specification prints, by any of its labels. */
const printed: Readonly<Record<string, RegExp>> = {
  number: /^(?:申请公布号|授权公告号)$/,
  published: /^(?:申请公布日|授权公告日)$/,
  application: /^申请号$/,
  filed: /^申请日$/,
  owner: /^(?:申请人|专利权人)$/,
  inventors: /^(?:发明人|设计人)$/,
  title: /^(?:发明名称|实用新型名称|使用外观设计的产品名称)$/,
}

/** Reads every PDF of the folder that has its text (GB 18030; number, then title) beside it. Missed: fields absent, or not as in the text. */
export const evalPatents = async (folder: string): Promise<readonly PatentFile[]> => {
  const names = (await readdir(folder)).filter((name) => /\.pdf$/i.test(name)).toSorted()
  const files: PatentFile[] = []
  for (const name of names) {
    const text = new TextDecoder('gb18030').decode(await readFile(join(folder, name.replace(/\.pdf$/i, '.txt'))))
    const [number = '', title = ''] = text.split(/\r?\n/).map((line) => line.trim())
    const pages = await readPagesWithin(new Uint8Array(await readFile(join(folder, name))))
    const [first] = pages.kind === 'read' ? readForm(pages).certificates : []
    files.push({ file: name, kind: first?.kind, wanted: { number, title }, ...compare(first, { number, title }) })
  }
  return files
}

const compare = (
  certificate: FormCertificate | undefined,
  wanted: PatentFile['wanted'],
): Pick<PatentFile, 'fields' | 'missed'> => {
  const fields = Object.fromEntries(
    Object.entries(printed).flatMap(([name, label]) => {
      const field = certificate?.fields.find((one) => label.test(one.label))
      return field ? [[name, field.value.replace(/\s+/g, ' ')]] : []
    }),
  )
  const missed = [
    ...Object.keys(printed).filter((name) => !fields[name]),
    ...Object.entries(wanted).flatMap(([name, value]) =>
      fields[name]?.replace(/\s+/g, '') === value.replace(/\s+/g, '') ? [] : [`${name}: ${fields[name]} for ${value}`],
    ),
  ]
  return { fields, missed }
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  if (!folder) {
    process.stderr.write('usage: eval-patents DIR\n')
    process.exit(2)
  }
  const files = await evalPatents(folder)
  for (const { file, kind, missed } of files)
    process.stdout.write(
      `${file.padEnd(24)} ${String(kind).padEnd(20)} ${missed.length === 0 ? 'exact' : missed.join('; ')}\n`,
    )
  process.stdout.write(`exact ${files.filter(({ missed }) => missed.length === 0).length}/${files.length}\n`)
}
