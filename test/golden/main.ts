import { parseArgs } from 'node:util'
import { engines, openEngine } from '../contract/engines.ts'
import { goldenCases } from './cases.ts'
import { type Judged, judge, score } from './score.ts'
import { runCase } from './world.ts'

/** `npm run eval:rules -- [--json] [RULE or case id…]`: the golden set from PDFs to warnings, with precision and recall. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const wanted = goldenCases.filter(
  ({ id }) => positionals.length === 0 || positionals.some((word) => id.startsWith(word)),
)
if (wanted.length === 0) {
  process.stderr.write('usage: npm run eval:rules -- [--json] [RULE or case id…]\n')
  process.exit(2)
}
const [engine] = engines
if (!engine) throw new Error('no engine')
const opened = await openEngine(engine)
const judged: Judged[] = []
try {
  for (const golden of wanted) {
    judged.push(judge(golden, await runCase(opened, golden)))
    if (judged.length % 20 === 0) process.stderr.write(`${judged.length} of ${wanted.length}\n`)
  }
} finally {
  await opened.close()
}
const result = score(judged)
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
else {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)
  for (const [name, { precision, recall }] of [
    ...Object.entries(result.severities),
    ...Object.entries(result.rules).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
  ])
    process.stdout.write(
      `${name.padEnd(8)} precision ${percent(precision.share)} of ${precision.of}   recall ${percent(recall.share)} of ${recall.of}\n`,
    )
  for (const line of result.missed) process.stdout.write(`missed  ${line}\n`)
  for (const line of result.untrue) process.stdout.write(`untrue  ${line}\n`)
  process.stdout.write(`${result.cases} cases, ${result.missed.length} missed, ${result.untrue.length} untrue\n`)
}
