import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readForm } from '#form/read-form'
import { readPages } from '#pdf/read-pages'
import { bareText } from '#pdf/text-layer'
import { type Content, renderPdf } from '../local/samples/pdf.ts'
import { cpuOf, percentile, rounded } from './measure.ts'

/** Our reading (boxes, rulings, tables, fields) against pdf-parse's bare text, CPU of this process, medians. */
export interface ReadBenchmark {
  readonly pages: number
  readonly cpuMs: number
  readonly bareCpuMs: number
  readonly ratio: number
  readonly documents: readonly {
    readonly name: string
    readonly pages: number
    readonly cpuMs: number
    readonly bareCpuMs: number
    readonly ratio: number
  }[]
}

const rounds = 7

/** Alternates ours and theirs over a long ruled form and over the form PDFs of a folder, if one is given. */
export const benchRead = async (folder?: string): Promise<ReadBenchmark> => {
  const documents = [{ name: 'long-form', bytes: await longForm() }, ...(folder ? await formsOf(folder) : [])]
  const results: ReadBenchmark['documents'][number][] = []
  for (const { name, bytes } of documents) {
    const ours: number[] = []
    const theirs: number[] = []
    let pages = 0
    // The first round warms both up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const bare = await cpuOf(() => bareText(bytes.slice()))
      const own = await cpuOf(async () => {
        const read = await readPages(bytes)
        if (read.kind !== 'read') throw new Error(`${name} is ${read.outcome}`)
        pages = read.pages.length
        readForm(read)
      })
      if (round > 0) {
        theirs.push(bare)
        ours.push(own)
      }
    }
    results.push(measured(name, pages, percentile(ours, 0.5), percentile(theirs, 0.5)))
  }
  const sum = (pick: (one: ReadBenchmark['documents'][number]) => number) =>
    results.reduce((all, one) => all + pick(one), 0)
  const { name: _, ...total } = measured(
    'all',
    sum((one) => one.pages),
    sum((one) => one.cpuMs),
    sum((one) => one.bareCpuMs),
  )
  return { ...total, documents: results }
}

const measured = (name: string, pages: number, cpuMs: number, bareCpuMs: number) => ({
  name,
  pages,
  cpuMs: rounded(cpuMs, 1),
  bareCpuMs: rounded(bareCpuMs, 1),
  ratio: rounded(cpuMs / bareCpuMs, 2),
})

const formsOf = async (folder: string): Promise<{ name: string; bytes: Uint8Array }[]> => {
  const names = (await readdir(folder)).filter((name) => /^form.*\.pdf$/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })))
}

/** About twenty pages of ruled tables, as a form with its attachments' lists has. */
const longForm = (): Promise<Uint8Array> => {
  const header = ['起止时间', '项目名称', '工作内容及取得的成效', '本人作用', '排名', '完成情况']
  const row = (n: number): string[] => [
    `20${10 + (n % 14)}.0${1 + (n % 9)}—20${11 + (n % 14)}.10`,
    `第${n + 1}号泵站技术改造工程`,
    `主持完成初步设计与施工图设计,工程总投资${n + 1}.31亿元,设计流量88m³/s。`.repeat(2 + (n % 3)),
    n % 2 ? '技术负责人' : '项目负责人',
    `排名第${1 + (n % 5)}/共${6 + (n % 4)}人`,
    '通过省级鉴定,达到国内领先水平',
  ]
  const content: Content[] = Array.from({ length: 10 }, (_, part) => [
    { text: `${'一二三四五六七八九十'[part]}、主要专业技术工作业绩`, bold: true, margin: [0, 8, 0, 4] },
    {
      table: {
        widths: [70, 80, '*', 50, 50, 80],
        headerRows: 1,
        body: [header, ...Array.from({ length: 19 }, (_, i) => row(part * 19 + i))],
      },
    },
  ])
  return renderPdf({ title: '申报表', createdOn: '2026-01-01', content })
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await benchRead(process.argv[2]))}\n`)
