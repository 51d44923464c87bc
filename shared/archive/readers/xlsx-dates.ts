import { attribute, tagsOf } from './xml.ts'

/** How a number of a cell is to be read: as a day, as a month (the day is only an artefact of the format), or as a number. */
export type NumberMeaning = 'number' | 'day' | 'month'

/** ECMA-376 18.8.30, the Chinese ones (27-36, 50-58) included. */
const builtIn: Readonly<Record<number, NumberMeaning>> = {
  ...Object.fromEntries([14, 15, 16, 22, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 58].map((id) => [id, 'day'])),
  ...Object.fromEntries([17, 27, 55, 57].map((id) => [id, 'month'])),
}

const meaningOfFormat = (code: string): NumberMeaning => {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase()
  if (!/y/.test(bare)) return 'number'
  return /d/.test(bare) ? 'day' : 'month'
}

/** styles.xml → the meaning of each cell style (`s="…"`). */
export const readNumberMeanings = (stylesXml: string): readonly NumberMeaning[] => {
  const custom = new Map<number, NumberMeaning>()
  const meanings: NumberMeaning[] = []
  let insideCellFormats = false
  for (const tag of tagsOf(stylesXml)) {
    if (tag.name === 'cellXfs') insideCellFormats = tag.opens && !tag.closes
    if (tag.name === 'numFmt')
      custom.set(
        Number(attribute(tag.attributes, 'numFmtId')),
        meaningOfFormat(attribute(tag.attributes, 'formatCode') ?? ''),
      )
    if (tag.name === 'xf' && tag.opens && insideCellFormats) {
      const id = Number(attribute(tag.attributes, 'numFmtId') ?? 0)
      meanings.push(custom.get(id) ?? builtIn[id] ?? 'number')
    }
  }
  return meanings
}

const millisecondsPerDay = 86_400_000
/** Serial 60 is 29 February 1900, a day that Excel has and the calendar has not; 1904 workbooks start four years later. */
const epoch = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }

/** An Excel serial as `YYYY-MM-DD` or `YYYY-MM`; '' for the zero dates (1899, 1900-01-00) that an empty cell turns into. */
export const serialToDate = (serial: number, meaning: 'day' | 'month', from1904: boolean): string => {
  if (!(serial >= 1 && serial < 2_958_466)) return ''
  const base = from1904 ? epoch[1904] : epoch[1900]
  const shift = !from1904 && serial < 60 ? 1 : 0
  const day = new Date(base + (Math.floor(serial) + shift) * millisecondsPerDay).toISOString().slice(0, 10)
  return meaning === 'month' ? day.slice(0, 7) : day
}
