import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { featureLength } from '#pdf/ocr/glyph-feature'
import { openGlyphTemplates, typefaces } from '#pdf/ocr/glyph-templates'

/**
 * Makes `shared/text/look-alikes.json`: for each common character (GB 2312, level 1) those that look most like it in print, measured on our own
 * glyph templates in Hei and Song. Run again when the templates change: `node cli/build-look-alikes.ts` (half a minute).
 */
const neighbours = 24
/** Below this the nearest characters have hardly a stroke in common. */
const minLikeness = 0.8
/** Hei and Song; Kai is handwriting-like and pulls strangers together. */
const faces = [0, 1]

const isCommon = (): ((char: string) => boolean) => {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) found.add(decoder.decode(new Uint8Array([row, cell])))
  return (char) => found.has(char)
}

const { characters, features, norms } = openGlyphTemplates()
const common = isCommon()
const indexes = characters.flatMap((char, index) => (common(char) ? [index] : []))

const likeness = (a: number, b: number): number => {
  let sum = 0
  for (const face of faces) {
    const [x, y] = [a * typefaces + face, b * typefaces + face]
    let dot = 0
    for (let k = 0; k < featureLength; k++)
      dot += (features[x * featureLength + k] ?? 0) * (features[y * featureLength + k] ?? 0)
    sum += dot / ((norms[x] ?? 1) * (norms[y] ?? 1))
  }
  return sum / faces.length
}

const nearest = (index: number): readonly number[] =>
  indexes
    .filter((other) => other !== index)
    .map((other) => [other, likeness(index, other)] as const)
    .filter(([, like]) => like >= minLikeness)
    .sort(([, a], [, b]) => b - a)
    .slice(0, neighbours)
    .map(([other]) => other)

if (import.meta.main) {
  const pairs = new Set<string>()
  const order = new Map(indexes.map((index, at) => [index, at]))
  const lists = new Map<string, string>()
  for (const index of indexes)
    for (const other of nearest(index)) {
      // Each pair stands once, under whichever character comes first.
      const [first, second] = (order.get(index) ?? 0) < (order.get(other) ?? 0) ? [index, other] : [other, index]
      const pair = `${first} ${second}`
      if (pairs.has(pair)) continue
      pairs.add(pair)
      const [key, like] = [characters[first] ?? '', characters[second] ?? '']
      lists.set(key, (lists.get(key) ?? '') + like)
    }
  const file = join(import.meta.dirname, '..', 'shared', 'text', 'look-alikes.json')
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(lists), undefined, 2)}\n`)
  process.stderr.write(`${pairs.size} pairs of ${lists.size} characters\n`)
}
