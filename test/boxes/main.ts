import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { engines, openEngine } from '../contract/engines.ts'
import { drawSheets } from './contact-sheets.ts'
import { copiedTexts } from './copied-texts.ts'
import { passagesOf, type SidePassage, sample } from './measure.ts'

/** `node test/boxes/main.ts DIR [COUNT]`: boxes of sampled passages over their page pictures, as contact sheets, with what they do not cover. */
const [folder, count = '50'] = process.argv.slice(2)
const [engine] = engines
if (!folder || !engine) {
  process.stderr.write('usage: node test/boxes/main.ts DIR [COUNT]\n')
  process.exit(2)
}
const opened = await openEngine(engine)
const passages: SidePassage[] = []
try {
  for (const golden of copiedTexts) passages.push(...(await passagesOf(opened, golden)))
} finally {
  await opened.close()
}
const sampled = sample(passages, Number(count))
await mkdir(folder, { recursive: true })
let sheets = 0
for await (const sheet of drawSheets(sampled)) await writeFile(join(folder, `sheet-${++sheets}.png`), sheet)
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
for (const { id, bare, glyphs } of sampled.filter((one) => one.bare.length > 0))
  process.stdout.write(
    `bare  ${id}: ${bare.length} of ${glyphs.length}, ${bare
      .slice(0, 20)
      .map(({ char }) => char)
      .join('')}\n`,
  )
console.log(
  JSON.stringify({
    passages: passages.length,
    sampled: sampled.length,
    glyphs: sum(sampled.map(({ glyphs }) => glyphs.length)),
    notFound: sum(sampled.map(({ of, glyphs }) => of - glyphs.length)),
    bare: sum(sampled.map(({ bare }) => bare.length)),
    ofAllBare: sum(passages.map(({ bare }) => bare.length)),
    foreignShare: sum(sampled.map(({ foreignShare }) => foreignShare)) / sampled.length,
    mostForeign: Math.max(...sampled.map(({ foreignShare }) => foreignShare)),
    sheets,
  }),
)
