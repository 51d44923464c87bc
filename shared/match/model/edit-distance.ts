/** Levenshtein distance of two texts: characters to insert, delete or replace. */
export const editDistance = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  let previous = Uint16Array.from({ length: right.length + 1 }, (_, i) => i)
  left.forEach((c, i) => {
    const row = new Uint16Array(right.length + 1)
    row[0] = i + 1
    right.forEach((d, j) => {
      const replaced = (previous[j] ?? 0) + (c === d ? 0 : 1)
      row[j + 1] = Math.min(replaced, (previous[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1)
    })
    previous = row
  })
  return previous[right.length] ?? 0
}

/** 1 for equal texts, 0 for texts that have no character in place. */
export const editSimilarity = (a: string, b: string): number => {
  const longer = Math.max([...a].length, [...b].length)
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer
}

/** Jaro-Winkler similarity, 0..1 (Winkler 1990): characters in common and in order, a common beginning counting more. */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return 1
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const ofA: string[] = []
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - window); j <= Math.min(b.length - 1, i + window); j++)
      if (!taken.has(j) && a[i] === b[j]) {
        taken.add(j)
        ofA.push(a.charAt(i))
        break
      }
  if (ofA.length === 0) return 0
  const ofB = [...taken].sort((x, y) => x - y).map((j) => b[j])
  const moved = ofA.filter((c, i) => c !== ofB[i]).length / 2
  const jaro = (ofA.length / a.length + ofA.length / b.length + (ofA.length - moved) / ofA.length) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
