import { crc32, deflateSync } from 'node:zlib'
import { openRenderer, type Picture } from '#pdf/render'
import { type Content, renderPdf } from '../../local/samples/pdf.ts'

/** Pages of print and of pictures of print, without a text layer, in turns: what an applicant scans and binds together. */
export const makeBundle = async (pages: number, scanned: number): Promise<Uint8Array> => {
  const scans = await picturesOf(await renderPdf(document([...densePage(0), ...certificate(1)])))
  const every = Math.floor(pages / Math.max(1, scanned))
  const content = Array.from({ length: pages }, (_, page): Content => {
    const isScan = scanned > 0 && page % every === every - 1 && Math.floor(page / every) < scanned
    const body: Content = isScan
      ? { image: scans[Math.floor(page / every) % scans.length] ?? '', width: 470 }
      : { stack: densePage(page) }
    return page === 0 ? body : { stack: [body], pageBreak: 'before' }
  })
  return renderPdf(document(content))
}

/** One file of one dense scanned page, or of one scanned certificate. */
export const makeScan = async (kind: 'dense' | 'certificate'): Promise<Uint8Array> => {
  const printed = await renderPdf(document(kind === 'dense' ? densePage(0) : certificate(1)))
  // A certificate begins a new page, also behind nothing.
  const scan = (await picturesOf(printed)).at(-1) ?? ''
  return renderPdf(document([{ image: scan, width: 470 }]))
}

const document = (content: readonly Content[]) => ({ title: '申报材料', createdOn: '2026-01-01', content })

const header = ['起止时间', '项目名称', '工作内容及取得的成效', '本人作用']
const densePage = (page: number): readonly Content[] => [
  { text: `第${page + 1}部分 主要专业技术工作业绩`, bold: true, margin: [0, 0, 0, 4] },
  {
    table: {
      widths: [70, 90, '*', 60],
      body: [
        header,
        ...Array.from({ length: 12 }, (_, row) => [
          `20${10 + (row % 14)}.0${1 + (row % 9)}—20${11 + (row % 14)}.10`,
          `第${page * 12 + row + 1}号泵站技术改造工程`,
          `主持完成初步设计与施工图设计，工程总投资${row + 1}.31亿元，设计流量88m³/s，获得业主单位书面好评。`,
          row % 2 ? '技术负责人' : '项目负责人',
        ]),
      ],
    },
  },
]

const certificate = (page: number): readonly Content[] => [
  { text: '荣誉证书', fontSize: 36, bold: true, alignment: 'center', pageBreak: 'before', margin: [0, 80, 0, 40] },
  { text: `证书编号：GX-2021-0${page}37`, fontSize: 14, margin: [40, 10] },
  { text: '覃示某 同志：', fontSize: 18, margin: [40, 10] },
  { text: '在山区小型水闸自动启闭限位机构的研究与应用项目中作出突出贡献，特发此证。', fontSize: 18, margin: [40, 10] },
  { text: '广西示例水利科学研究院\n二〇二一年六月', fontSize: 16, alignment: 'right', margin: [40, 60] },
]

const picturesOf = async (printed: Uint8Array): Promise<string[]> => {
  const renderer = await openRenderer(printed)
  if (!renderer) throw new Error('the pages for the scans could not be drawn')
  const drawn = Array.from({ length: renderer.pageCount }, (_, page) => toPng(renderer.draw(page + 1, 150)))
  renderer.close()
  return drawn
}

/** Grey with a scanner's grain; a seeded one, so that each run reads the same file. */
const toPng = ({ width, height, rgba }: Picture): string => {
  let seed = 7
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      rows[y * (width + 1) + x + 1] = Math.min(255, Math.max(0, (rgba[(y * width + x) * 4 + 1] ?? 0) - (seed >>> 28)))
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8 // bits a sample; colour type 0 is grey
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

if (import.meta.main) {
  const [pages = '100', scanned = '20'] = process.argv.slice(2)
  process.stdout.write(await makeBundle(Number(pages), Number(scanned)))
}
