export interface FoundMoney {
  readonly yuan: number
  readonly raw: string
  readonly start: number
  readonly end: number
}

/** Powers of ten, not factors: 1.005 × 10000 is not 10050 in floating point, 1.005e4 is. */
const exponents: Readonly<Record<string, number>> = { 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, 百: 2, '': 0 }

const scale = (digits: string, unit: string): number =>
  Math.round(Number(`${digits.replace(/[,\s，]/g, '')}e${(exponents[unit] ?? 0) + 2}`)) / 100

const withUnit =
  /(?<![\d.])(?<n>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?<u>亿|千万|百万|万|千|百)?\s*(?:人民币)?\s*元(?!素|件|器|组|数)/g

/** Every sum with 元 in it (`894万元`, `4.31亿元`, `1,200.50元`), in yuan, exact to a cent. */
export const findMoney = (text: string): readonly FoundMoney[] => {
  const folded = text.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  return [...folded.matchAll(withUnit)].map((match) => ({
    yuan: scale(match.groups?.n ?? '', match.groups?.u ?? ''),
    raw: text.slice(match.index, match.index + match[0].length),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** A cell that holds a sum. The unit may stand only in the column's heading: `金额(万元)`. */
export const readMoney = (cell: string, heading = ''): number | undefined => {
  const found = findMoney(cell)[0]
  if (found) return found.yuan
  const [, digits, inCell] =
    /^[¥￥\s]*(\d[\d,，]*(?:\.\d+)?)\s*(亿|千万|百万|万)?\s*$/.exec(cell.normalize('NFKC').trim()) ?? []
  const unit = inCell ?? /(亿|千万|百万|万)?元/.exec(heading)?.[1] ?? ''
  return digits ? scale(digits, unit) : undefined
}
