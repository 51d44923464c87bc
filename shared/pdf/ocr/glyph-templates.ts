import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { featureLength } from './glyph-feature.ts'

/**
 * What 8,965 Chinese characters look like in print (Hei, Song and Kai): every one that the recogniser knows, and those of GB 2312 and of the
 * Table of General Standard Chinese Characters that it does not. Made by `cli/build-glyph-templates.ts` from fonts under the SIL Open Font License.
 */
export interface GlyphTemplates {
  readonly characters: readonly string[]
  /** `typefaces` features of `featureLength` bytes for each character, in the order of `characters`. */
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

/** How much the feature looks like the character with this index, in whichever typeface it does most. */
export const likenessTo = ({ features, norms }: GlyphTemplates, feature: Float32Array, index: number): number => {
  let best = 0
  for (let row = index * typefaces; row < (index + 1) * typefaces; row++) {
    let sum = 0
    for (let i = 0, at = row * featureLength; i < featureLength; i++, at++)
      sum += (feature[i] ?? 0) * (features[at] ?? 0)
    best = Math.max(best, sum / (norms[row] ?? 1))
  }
  return best
}

/** Indexes of the characters that look most like the feature. */
export const mostLike = (templates: GlyphTemplates, feature: Float32Array, count: number): readonly number[] => {
  const scores = Float32Array.from(templates.characters, (_, index) => likenessTo(templates, feature, index))
  const least = scores.toSorted().at(-count) ?? 0
  return templates.characters.flatMap((_, index) => ((scores[index] ?? 0) >= least ? [index] : []))
}
