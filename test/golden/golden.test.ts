import { afterAll, beforeAll, expect, test } from 'vitest'
import { rules } from '#rules/catalogue'
import { engines, openEngine } from '../contract/engines.ts'
import { goldenCases } from './cases.ts'
import { type GoldenScore, type Judged, judge, score } from './score.ts'
import { namedTraps } from './traps.ts'
import { runCase } from './world.ts'

/** The golden set from PDFs to warnings. `npm run eval:rules` prints the same figures rule by rule. */
const [engine] = engines
let opened: Awaited<ReturnType<typeof openEngine>> | undefined
let result: GoldenScore
const words = new Set<string>()

beforeAll(async () => {
  if (!engine) throw new Error('no engine')
  opened = await openEngine(engine)
  const judged: Judged[] = []
  for (const golden of goldenCases) {
    const runs = await runCase(opened, golden)
    for (const { warnings, policyNotes } of [runs.own, ...runs.others])
      for (const { name, statement, loweredBy, innocentReasons, whatToCheck } of warnings)
        for (const said of [name, statement, ...loweredBy, ...innocentReasons, ...whatToCheck, ...policyNotes])
          words.add(said)
    judged.push(judge(golden, runs))
  }
  result = score(judged)
}, 900_000)
afterAll(() => opened?.close())

test('every case has an id of its own', () => {
  expect(new Set(goldenCases.map(({ id }) => id)).size).toBe(goldenCases.length)
})

test('every rule has three positives', () => {
  const positives = Map.groupBy(
    goldenCases.filter(({ trap }) => trap === undefined),
    ({ rule }) => rule,
  )
  expect(rules.map(({ code }) => code).filter((code) => (positives.get(code)?.length ?? 0) < 3)).toEqual([])
})

test('every trap that domain 6 names is a negative', () => {
  const named = new Set(goldenCases.flatMap(({ rule, trap }) => (trap === undefined ? [] : [`${rule} ${trap}`])))
  const absent = Object.entries(namedTraps).flatMap(([code, traps = []]) =>
    traps.map((trap) => `${code} ${trap}`).filter((trap) => !named.has(trap)),
  )
  expect(absent).toEqual([])
})

test('nothing is red that is not, and what is orange is in ninety-seven of a hundred', () => {
  expect(result.untrue.filter((line) => / red /.test(line))).toEqual([])
  expect(result.severities.red.precision.share).toBe(1)
  expect(result.severities.orange.precision.share, result.untrue.join('\n')).toBeGreaterThanOrEqual(0.97)
})

test('what is planted is found', () => {
  for (const { recall } of [result.all, ...Object.values(result.severities)])
    expect(recall.share, result.missed.join('\n')).toBeGreaterThanOrEqual(0.98)
})

test('no word of any warning states fraud', () => {
  // 造假, 抄袭 and 剽窃 are findings of a body that has heard the person; what is said here is 疑似 and 待核.
  const stating = [...words].filter((said) => /造假|抄袭|剽窃|作假|舞弊|欺诈|弄虚|骗取|冒用|盗用|违法|违规/.test(said))
  expect(stating).toEqual([])
  expect(words.size).toBeGreaterThan(200)
})
