/** Draws small PDFs for tests: Chinese text in a font that is not embedded (GBK-EUC-H), lines, and nothing else. */
export interface DrawnPage {
  readonly width?: number
  readonly height?: number
  /** The page's own /Rotate. */
  readonly rotate?: 0 | 90 | 180 | 270
  /** Content stream pieces in drawing order. */
  readonly content: readonly string[]
  /** More entries of the page's dictionary. */
  readonly dictionary?: string
}

/** Text with its baseline at (x, y), origin bottom-left as in PDF. */
export const text = (
  x: number,
  y: number,
  words: string,
  { size = 12, before = '', matrix = '1 0 0 1' } = {},
): string => `q ${before} BT /F1 ${size} Tf ${matrix} ${x} ${y} Tm <${gbkHex(words)}> Tj ET Q`

export const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`

/** The borders of a table: `xs` left to right, `ys` top to bottom. */
export const ruledTable = (xs: readonly number[], ys: readonly number[]): string[] => [
  ...ys.map((y) => line(xs[0] ?? 0, y, xs.at(-1) ?? 0, y)),
  ...xs.map((x) => line(x, ys[0] ?? 0, x, ys.at(-1) ?? 0)),
]

/** A table with its words: every cell's text starts 4 pt behind its left border, one line a row. */
export const tableOf = (
  xs: readonly number[],
  top: number,
  rows: readonly (readonly string[])[],
  height = 20,
): string[] => {
  const ys = Array.from({ length: rows.length + 1 }, (_, i) => top - i * height)
  return [
    ...ruledTable(xs, ys),
    ...rows.flatMap((row, r) =>
      row.map((words, c) => text((xs[c] ?? 0) + 4, top - r * height - 14, words, { size: 10 })),
    ),
  ]
}

export const drawPdf = (
  pages: readonly DrawnPage[],
  extra: readonly string[] = [],
  resources = '',
  catalog = '',
): Uint8Array => {
  const first = 6 + extra.length
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R ' +
      '/W [814 [500] 815 939 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
      '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...extra,
    ...pages.flatMap(({ width = 595, height = 842, rotate = 0, content, dictionary = '' }, i) => {
      const stream = content.join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} ${dictionary} /Contents ${first + i * 2 + 1} 0 R ` +
          `/Resources << /Font << /F1 3 0 R >> ${resources} >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ]
    }),
  ]
  let body = '%PDF-1.5\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}${end}`)
}

const bytesOf = new Map<string, string>()
{
  const decoder = new TextDecoder('gbk')
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue
      const char = decoder.decode(new Uint8Array([high, low]))
      if ([...char].length === 1 && !bytesOf.has(char)) bytesOf.set(char, high.toString(16) + low.toString(16))
    }
}

const gbkHex = (words: string): string =>
  [...words]
    .map((char) => (char < '\x80' ? char.charCodeAt(0).toString(16).padStart(2, '0') : (bytesOf.get(char) ?? 'a1a1')))
    .join('')
