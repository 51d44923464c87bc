/**
 * Levenshtein's distance, one row at a time: units to insert, delete or replace. A string is compared by UTF-16 units; spread it to compare by
 * characters.
 */
export const editDistance = (a: ArrayLike<string>, b: ArrayLike<string>): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
