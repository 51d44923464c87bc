import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const figuresSchema = z.array(
  z.object({
    records: z.number(),
    claims: z.number(),
    recallAt30: z.number(),
    recallAbbrev: z.number(),
    cpuMs: z.number(),
    findBestMatchMs: z.number(),
    speedup: z.number(),
    engine: z.object({
      readUnits: z.number(),
      readUnitsMean: z.number(),
      roundTrips: z.number(),
      cpuMs: z.number(),
      speedup: z.number(),
      items: z.number(),
    }),
  }),
)
export type PlottedFigures = z.infer<typeof figuresSchema>[number]

const docs = new URL('../../docs/reference/', import.meta.url)
const [width, height, left, right, top, bottom] = [640, 400, 70, 150, 30, 50] as const
const series = [
  { name: 'findBestMatch', of: ({ findBestMatchMs }: PlottedFigures) => findBestMatchMs, colour: '#b3261e' },
  { name: 'local engine', of: ({ engine }: PlottedFigures) => engine.cpuMs, colour: '#1f5fa8' },
  { name: 'in memory', of: ({ cpuMs }: PlottedFigures) => cpuMs, colour: '#1b7f4b' },
] as const

/** Both axes logarithmic: a line that rises with the archive against two that do not. */
const plotOf = (figures: readonly PlottedFigures[]): string => {
  const [leastMs, mostMs] = [-1, 4]
  const [least, most] = [
    Math.log10(Math.min(...figures.map(({ records }) => records))),
    Math.log10(Math.max(...figures.map(({ records }) => records))),
  ]
  const x = (records: number) =>
    left + ((Math.log10(records) - least) / Math.max(1, most - least)) * (width - left - right)
  const y = (ms: number) =>
    height - bottom - ((Math.log10(Math.max(ms, 0.1)) - leastMs) / (mostMs - leastMs)) * (height - top - bottom)
  const text = (at: number, above: number, words: string, rest = '') =>
    `<text x="${at.toFixed(1)}" y="${above.toFixed(1)}" ${rest}>${words}</text>`
  const rows = Array.from({ length: mostMs - leastMs + 1 }, (_, i) => 10 ** (leastMs + i)).map(
    (ms) =>
      `<path d="M${left} ${y(ms).toFixed(1)}H${width - right}" stroke="#ddd"/>${text(left - 8, y(ms) + 4, `${ms}`, 'text-anchor="end"')}`,
  )
  const columns = figures.map(({ records }) =>
    text(x(records), height - bottom + 20, records.toLocaleString('en'), 'text-anchor="middle"'),
  )
  const lines = series.map(({ name, of, colour }) => {
    const points = figures.map((one) => `${x(one.records).toFixed(1)},${y(of(one)).toFixed(1)}`)
    const last = figures.at(-1)
    const dots = points.map((point) => `<circle cx="${point.replace(',', '" cy="')}" r="4" fill="${colour}"/>`).join('')
    const label = last ? text(x(last.records) + 10, y(of(last)) + 4, name, `fill="${colour}"`) : ''
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}${label}`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(left, 18, 'Processor time of one claim, ms, by the size of the archive'),
    ...rows,
    ...columns,
    ...lines,
    '</svg>\n',
  ].join('\n')
}

const tableOf = (figures: readonly PlottedFigures[]): string =>
  [
    '<!-- written by `npm run bench -- match --records 10000,100000,1000000 --claims 6000 --plot` -->',
    '',
    '| records | items | recall@30 | abbrev | read units, most | mean | round trips | in memory, ms | local engine, ms | findBestMatch, ms | times faster in memory | through the engine |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...figures.map((one) =>
      [
        '',
        one.records.toLocaleString('en'),
        one.engine.items.toLocaleString('en'),
        one.recallAt30,
        one.recallAbbrev,
        one.engine.readUnits,
        one.engine.readUnitsMean,
        one.engine.roundTrips,
        one.cpuMs,
        one.engine.cpuMs,
        one.findBestMatchMs,
        one.speedup.toLocaleString('en'),
        one.engine.speedup.toLocaleString('en'),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
    '![Processor time of one claim against the size of the archive](match-cost.svg)',
    '',
  ].join('\n')

const kept = new URL('match-cost.json', docs)

/** Writes the plot and its figures into the docs. Sizes that were measured before and not now stay: a million titles take half an hour. */
export const writePlot = async (figures: readonly unknown[]): Promise<void> => {
  const measured = figuresSchema.parse(figures)
  const before = existsSync(kept) ? figuresSchema.parse(JSON.parse(await readFile(kept, 'utf8'))) : []
  const all = [...before.filter(({ records }) => !measured.some((one) => one.records === records)), ...measured]
  const sorted = all.toSorted((a, b) => a.records - b.records)
  await writeFile(kept, `${JSON.stringify(sorted, null, 2)}\n`)
  await writeFile(new URL('match-cost.svg', docs), plotOf(sorted))
  await writeFile(new URL('match-cost.md', docs), tableOf(sorted))
}
