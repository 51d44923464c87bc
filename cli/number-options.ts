import { UsageError } from './usage.ts'

interface Bounds {
  readonly least: number
  readonly most: number
  readonly whole: boolean
  readonly example: string
}

/** The number of an option that must be there. */
export const numberOption = (
  option: string,
  text: string | undefined,
  { least, most, whole, example }: Bounds,
): number => {
  const number = Number(text)
  const isNumber = text !== undefined && text.trim() !== '' && number >= least && number <= most
  if (!isNumber || (whole && !Number.isInteger(number)))
    throw new UsageError(
      `${option} 应为 ${least} 到 ${most} 的${whole ? '整数' : '数'}，例如 ${option} ${example}${text === undefined ? '' : `，不能是“${text}”`}`,
    )
  return number
}

/** The season of review; this year's where none is written. */
export const seasonOption = (text = String(new Date().getFullYear())): string => {
  if (!/^20\d{2}$/.test(text)) throw new UsageError(`--season 应为评审年度，例如 2026，不能是“${text}”`)
  return text
}
