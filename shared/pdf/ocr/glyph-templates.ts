import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { featureLength } from './glyph-feature.ts'

/**
 * What 7,566 Chinese characters look like in print (Hei, Song and Kai): every one that the recogniser knows, and the 1,284 of GB 2312 that
 * it does not. Made by `cli/build-glyph-templates.ts` from fonts under the SIL Open Font License.
 */
export interface GlyphTemplates {
  readonly characters: readonly string[]
  /** One feature for each typeface, as bytes; a third of `featureLength × 3` a character. */
  readonly features: Int8Array
  readonly norms: Float32Array
}

export const typefaces = 3

let loaded: GlyphTemplates | undefined

/** Loads the templates once a process (50 ms). In a bundle they lie beside the models. */
export const openGlyphTemplates = (): GlyphTemplates => {
  loaded ??= load()
  return loaded
}

const load = (): GlyphTemplates => {
  const folder = templatesFolder()
  const characters = [...readFileSync(join(folder, 'han.txt'), 'utf8').trim()]
  const bytes = brotliDecompressSync(readFileSync(join(folder, 'han.bin.br')))
  const features = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (features.length !== characters.length * typefaces * featureLength)
    throw new Error('glyph templates do not fit their list')
  const norms = Float32Array.from({ length: characters.length * typefaces }, (_, n) => {
    let sum = 0
    for (let i = 0; i < featureLength; i++) sum += (features[n * featureLength + i] ?? 0) ** 2
    return Math.sqrt(sum) || 1
  })
  return { characters, features, norms }
}

const templatesFolder = (): string => {
  const beside = fileURLToPath(new URL('./templates/', import.meta.url))
  return existsSync(beside) ? beside : (process.env.ZHIYAN_OCR_MODELS ?? beside)
}

export interface Likeness {
  readonly char: string
  /** Cosine of the features, 0..1. */
  readonly score: number
}

/** The characters that look most like the feature, best first. */
export const mostLike = (
  { characters, features, norms }: GlyphTemplates,
  feature: Float32Array,
  count: number,
): Likeness[] => {
  const best: Likeness[] = []
  characters.forEach((char, n) => {
    let score = 0
    for (let face = 0; face < typefaces; face++) {
      const row = n * typefaces + face
      let sum = 0
      for (let i = 0, at = row * featureLength; i < featureLength; i++, at++)
        sum += (feature[i] ?? 0) * (features[at] ?? 0)
      score = Math.max(score, sum / (norms[row] ?? 1))
    }
    if (best.length === count && score <= (best.at(-1)?.score ?? 0)) return
    best.push({ char, score })
    best.sort((a, b) => b.score - a.score)
    if (best.length > count) best.pop()
  })
  return best
}
