import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'
import { openGlyphTemplates } from '#pdf/ocr/glyph-templates'
import { openModels } from '#pdf/ocr/models'
import { readScan } from '#pdf/ocr/read-scan'
import type { Picture } from '#pdf/render'

/**
 * How characters fare that the recogniser does not know. Draws lines of names in the given typefaces, spoils them as scanners do, reads
 * them and counts: rare characters read right, marked 〓, taken for another or lost; known ones likewise.
 *
 *     node cli/eval-glyphs.ts FONT… [--pages=N]
 */
export interface GlyphCounts {
  right: number
  marked: number
  wrong: number
  lost: number
}

export interface GlyphScore {
  readonly rare: GlyphCounts
  readonly known: GlyphCounts
  /** Truth and reading of every wrong one. */
  readonly mistakes: readonly string[]
}

const surnames = [
  ...'黄邹熊韩杨李王张刘陈赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈',
]
const labels = ['发明人', '设计人', '主要完成人', '姓名', '获奖人员', '项目组成员']
const linesPerPage = 24

/** Numbers from a seed, the same on every machine. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** A line of three names: a character that the recogniser does not know, one of the second level of GB 2312 that it does, and common ones. */
const aLine = (rare: readonly string[], second: readonly string[], common: readonly string[], random: () => number) => {
  const names = [
    [pick(surnames, random), pick(rare, random), ...(random() < 0.6 ? [pick(common, random)] : [])],
    [pick(surnames, random), pick(common, random), pick(rare, random)],
    [pick(surnames, random), pick(second, random), pick(common, random)],
  ]
  const shuffled = names.map((name) => ({ name, at: random() })).toSorted((a, b) => a.at - b.at)
  return `${pick(labels, random)}：${shuffled.map(({ name }) => name.join('')).join(random() < 0.5 ? '；' : '、')}`
}

export interface Spoiling {
  readonly dpi: number
  /** JPEG, 0..100. */
  readonly quality: number
  readonly skew: number
  readonly blur: number
}

/** A page as a scanner at `dpi` sees it and PDFium draws it at 150. */
export const drawScan = async (
  lines: readonly string[],
  family: string,
  points: number,
  { dpi, quality, skew, blur }: Spoiling,
): Promise<Picture> => {
  const scale = dpi / 72
  const scanned = createCanvas(Math.round(595 * scale), Math.round(842 * scale))
  const context = scanned.getContext('2d')
  context.fillStyle = '#fbfbf8'
  context.fillRect(0, 0, scanned.width, scanned.height)
  context.translate(scanned.width / 2, scanned.height / 2)
  context.rotate(skew)
  context.translate(-scanned.width / 2, -scanned.height / 2)
  context.filter = blur > 0 ? `blur(${blur * (dpi / 150)}px)` : 'none'
  context.fillStyle = '#1c1c20'
  context.font = `${points * scale}px "${family}"`
  lines.forEach((line, i) => {
    context.fillText(line, 60 * scale, (70 + (i * 720) / linesPerPage) * scale)
  })
  const jpeg = await loadImage(await scanned.encode('jpeg', quality))
  const page = createCanvas(1240, 1754)
  const drawn = page.getContext('2d')
  drawn.imageSmoothingQuality = 'high'
  drawn.drawImage(jpeg, 0, 0, 1240, 1754)
  const { data } = drawn.getImageData(0, 0, 1240, 1754)
  return { width: 1240, height: 1754, rgba: new Uint8Array(data.buffer) }
}

const spoilings: readonly Spoiling[] = [
  { dpi: 150, quality: 60, skew: 0.01, blur: 0.3 },
  { dpi: 200, quality: 70, skew: -0.02, blur: 0.5 },
  { dpi: 300, quality: 75, skew: 0.015, blur: 0.4 },
  { dpi: 100, quality: 35, skew: -0.01, blur: 0.4 },
]
const sizes = [10.5, 12, 14, 16]

type Step = readonly [truth: string | undefined, read: string | undefined]

/** The cheapest way from what was printed to what was read; a mark costs less than another character. */
export const align = (truth: readonly string[], read: readonly string[]): readonly Step[] => {
  const cost = (a: string, b: string) => (a === b ? 0 : b === '〓' ? 0.6 : 1)
  const table = Array.from({ length: truth.length + 1 }, () => new Float64Array(read.length + 1))
  const at = (i: number, j: number) => table[i]?.[j] ?? 0
  for (let i = 0; i <= truth.length; i++)
    for (let j = 0; j <= read.length; j++) {
      if (i === 0 && j === 0) continue
      const row = table[i]
      if (!row) continue
      row[j] = Math.min(
        i > 0 && j > 0 ? at(i - 1, j - 1) + cost(truth[i - 1] ?? '', read[j - 1] ?? '') : Number.POSITIVE_INFINITY,
        i > 0 ? at(i - 1, j) + 0.9 : Number.POSITIVE_INFINITY,
        j > 0 ? at(i, j - 1) + 0.9 : Number.POSITIVE_INFINITY,
      )
    }
  const steps: Step[] = []
  for (let i = truth.length, j = read.length; i > 0 || j > 0; ) {
    const both = i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + cost(truth[i - 1] ?? '', read[j - 1] ?? '')
    if (both) steps.unshift([truth[--i], read[--j]])
    else if (i > 0 && at(i, j) === at(i - 1, j) + 0.9) steps.unshift([truth[--i], undefined])
    else steps.unshift([undefined, read[--j]])
  }
  return steps
}

const isHan = (char: string) => /\p{Script=Han}/u.test(char)

/** Counts what became of each Chinese character of a page. */
export const countGlyphs = (
  lines: readonly string[],
  read: readonly string[],
  isRare: (char: string) => boolean,
): GlyphScore => {
  const none = (): GlyphCounts => ({ right: 0, marked: 0, wrong: 0, lost: 0 })
  const score = { rare: none(), known: none(), mistakes: [] as string[] }
  lines.forEach((line, i) => {
    const text = read[i] ?? ''
    for (const [truth, seen] of align([...line], [...text.replaceAll(':', '：').replaceAll(';', '；')])) {
      if (truth === undefined || !isHan(truth)) continue
      const outcome = seen === truth ? 'right' : seen === undefined ? 'lost' : seen === '〓' ? 'marked' : 'wrong'
      score[isRare(truth) ? 'rare' : 'known'][outcome]++
      if (outcome === 'wrong' || outcome === 'lost') score.mistakes.push(`${truth}>${seen ?? ''}`)
    }
  })
  return score
}

/** What was read in each of the evenly spaced lines that were drawn. */
const inLines = (
  glyphs: readonly { readonly char: string; readonly x0: number; readonly y0: number; readonly y1: number }[],
  size: number,
) => {
  const rows: { char: string; x: number }[][] = []
  for (const { char, x0, y0, y1 } of glyphs) {
    const row = Math.round(((y0 + y1) / 2 / (1754 / 842) + size * 0.38 - 70) / (720 / linesPerPage))
    rows[row] ??= []
    rows[row].push({ char, x: x0 })
  }
  return Array.from(rows, (row) =>
    (row ?? [])
      .toSorted((a, b) => a.x - b.x)
      .map(({ char }) => char)
      .join(''),
  )
}

export const evalGlyphs = async (
  fonts: readonly string[],
  pages: number,
  onScore: (name: string, score: GlyphScore) => void,
) => {
  const models = await openModels()
  const alphabet = new Set(models.alphabet)
  const decoder = new TextDecoder('gb18030')
  const level = (from: number, to: number) =>
    Array.from({ length: (to - from + 1) * 94 }, (_, n) =>
      decoder.decode(new Uint8Array([from + Math.floor(n / 94), 0xa1 + (n % 94)])),
    ).filter((char) => /^\p{Script=Han}$/u.test(char))
  const common = level(0xb0, 0xd7).filter((char) => alphabet.has(char))
  const second = level(0xd8, 0xf7).filter((char) => alphabet.has(char))
  const rare = openGlyphTemplates().characters.filter((char) => !alphabet.has(char))
  const isRare = (char: string) => !alphabet.has(char)
  for (const font of fonts) {
    const family = `measured-${basename(font)}`
    GlobalFonts.register(readFileSync(font), family)
    for (const [s, spoiling] of spoilings.entries())
      for (let page = 0; page < pages; page++) {
        const random = randomFrom(s * 1000 + page)
        const lines = Array.from({ length: linesPerPage }, () => aLine(rare, second, common, random))
        const points = sizes[page % sizes.length] ?? 12
        const scan = await readScan(models, await drawScan(lines, family, points, spoiling))
        onScore(`${basename(font)} ${spoiling.dpi}`, countGlyphs(lines, inLines(scan.drawing.glyphs, points), isRare))
      }
  }
}

if (import.meta.main) {
  const args = process.argv.slice(2)
  if (args.every((arg) => arg.startsWith('--'))) {
    process.stderr.write('usage: eval-glyphs FONT… [--pages=N]\n')
    process.exit(2)
  }
  const pages = Number(args.find((arg) => arg.startsWith('--pages='))?.slice(8) ?? 1)
  await evalGlyphs(
    args.filter((arg) => !arg.startsWith('--')),
    pages,
    (name, { rare, known, mistakes }) => {
      process.stdout.write(
        `${name} rare ${JSON.stringify(rare)} known ${JSON.stringify(known)} ${mistakes.join(' ')}\n`,
      )
    },
  )
}
