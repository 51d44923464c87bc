/** 覃某某 → 覃*某, 覃一 → 覃*, 上官庆强 → 上**强. Shown to people of other committees and in exports. */
export const maskName = (name: string): string => {
  const characters = [...name.trim()]
  if (characters.length <= 1) return '*'
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  return characters.length === 2 ? `${first}*` : first + '*'.repeat(characters.length - 2) + last
}

/** `45010219900101002X` → `4501**********002X`; anything short is hidden whole. */
export const maskId = (id: string): string => {
  const characters = [...id.trim()]
  if (characters.length < 12) return '*'.repeat(characters.length)
  return characters.slice(0, 4).join('') + '*'.repeat(characters.length - 8) + characters.slice(-4).join('')
}

/** Resident ids inside running text, masked in place. Text that leaves the case (a quote of another application) goes through it. */
export const maskIdsIn = (text: string): string =>
  text.replace(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])|(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])/g, maskId)

const mobileNumber = /(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])/g

/** Resident ids, mobile numbers and these names inside running text, masked in place. Forms print names with blanks: 覃 一 某. */
export const maskPeopleIn = (text: string, names: readonly string[] = []): string =>
  names
    .filter((name) => [...name.trim()].length > 1)
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (masked, name) => masked.replace(asPrinted(name), () => maskName(name)),
      maskIdsIn(text).replace(mobileNumber, '$1****$2'),
    )

const asPrinted = (name: string): RegExp =>
  new RegExp([...name.replace(/\s/g, '')].map((c) => c.replace(/[\^$.*+?()[\]{}|]/, '\\$&')).join('\\s*'), 'gu')
