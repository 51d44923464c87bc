/** `Promise.all` with at most `limit` at once. Results keep their order; the first failure is thrown after nothing new is begun. */
export const concurrently = async <T, R>(
  limit: number,
  items: readonly T[],
  perform: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results: R[] = []
  let next = 0
  let failed = false
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length && !failed; at = next++) {
      try {
        results[at] = await perform(items[at] as T)
      } catch (cause) {
        failed = true
        throw cause
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work))
  return results
}
