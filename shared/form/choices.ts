const chosen = /[☑☒✓✔√■●◉🗹]/u
const open = /[□☐○◯〇囗]/u

/** A row of check-boxes says what is ticked: `☑正常申报 □破格申报` → `☑正常申报`. Other text stays as it is. */
export const chosenOf = (value: string): string => {
  if (!chosen.test(value) || !open.test(value)) return value
  const options = value.split(/(?=[☑☒✓✔√■●◉🗹□☐○◯〇囗])/u).map((option) => option.trim())
  const ticked = options.filter((option) => chosen.test(option) && option.length > 1)
  return ticked.length ? ticked.map((option) => option.replace(/\s+/g, '')).join(' ') : value
}
