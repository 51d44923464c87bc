import { editDistance } from '#text/edit-distance'

/** 1 for equal texts, 0 for texts that have no character in place. */
export const editSimilarity = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  const longer = Math.max(left.length, right.length)
  return longer === 0 ? 1 : 1 - editDistance(left, right) / longer
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
