/** Chinese and Roman numerals, as titles and dates print them. */
const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  '０': 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** Character class of a Chinese numeral. */
export const chineseNumeral = '[〇零○一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰]'

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

const readRoman = (text: string): number | undefined => {
  if (!/^(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return undefined
  const values = [...text].map((c) => roman[c] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** `二十三` 23 · `二〇二一` 2021 · `十` 10; undefined when it is no numeral. */
const readChinese = (text: string): number | undefined => {
  if (text === '' || [...text].some((c) => digits[c] === undefined && units[c] === undefined)) return undefined
  if (![...text].some((c) => units[c] !== undefined)) return Number([...text].map((c) => digits[c]).join(''))
  let total = 0
  let pending: number | undefined
  for (const c of text) {
    const unit = units[c]
    if (unit === undefined) pending = digits[c]
    else {
      total += (pending ?? 1) * unit
      pending = undefined
    }
  }
  return total + (pending ?? 0)
}

/** `12` · `十二` · `Ⅻ` · `xii` → 12; undefined for anything else. */
export const readNumeral = (raw: string): number | undefined => {
  const text = raw.normalize('NFKC').trim().toLowerCase()
  return /^\d+$/.test(text) ? Number(text) : (readChinese(text) ?? readRoman(text))
}
