const chosen = /[☑☒✓✔√■●◉🗹]/u
const open = /[□☐○◯〇囗]/u

/** A row of check-boxes says what is ticked: `☑正常申报 □破格申报` → `☑正常申报`. Other text stays as it is. */
export const chosenOf = (value: string): string => {
  const bracketed = chosenInBrackets(value)
  if (bracketed !== undefined) return bracketed
  if (!open.test(value)) return value
  if (!chosen.test(value)) return tickLost(value)
  const options = value.split(/(?=[☑☒✓✔√■●◉🗹□☐○◯〇囗])/u).map((option) => option.trim())
  const ticked = options.filter((option) => chosen.test(option) && option.length > 1)
  return ticked.length ? ticked.map((option) => option.replace(/\s+/g, '')).join(' ') : value
}

/** `[√]全日制 [ ]在职`: brackets are boxes where some are empty and some are ticked. */
const chosenInBrackets = (value: string): string | undefined => {
  if (!emptyBrackets.test(value) || !tickedBrackets.test(value)) return undefined
  const options = value.split(/(?=[[(（【]\s*[√✓✔xX×]?\s*[\])）】])/u)
  return options
    .filter((option) => tickedBrackets.test(option))
    .map((option) => `☑${option.replace(tickedBrackets, '').replace(/\s+/g, '')}`)
    .join(' ')
}
const emptyBrackets = /[[(（【]\s*[\])）】]/u
const tickedBrackets = /[[(（【]\s*[√✓✔xX×]\s*[\])）】]/u

/**
 * `正常申报 □破格申报 □转系列评审`: the first option has no box because its tick is a character that the font lacks. (In
 * the other habit, `是□否□`, the text ends with a box.)
 */
const tickLost = (value: string): string => {
  const options = value.split(open)
  const first = options[0]?.replace(/\s+/g, '') ?? ''
  const others = options.slice(1).map((option) => option.trim())
  const oneOfThem = first !== '' && first.length <= 8 && others.length > 0 && others.every((option) => option !== '')
  return oneOfThem && !/[:：]$/.test(first) ? `☑${first}` : value
}
