import type { Fingerprints, TextHolder } from '#domain/ports'
import type { ApplicationTexts } from '#domain/texts'

/** The table of fingerprints as it stands when all have registered; for what needs no engine. */
export const createMemoryFingerprints = (): Fingerprints => {
  const all = new Map<string, ApplicationTexts>()
  const holders = new Map<string, TextHolder[]>()
  return {
    async register(texts, keys) {
      const { applicationId, personKey } = texts
      if (all.has(applicationId)) return { isOwed: false, met: [] }
      all.set(applicationId, texts)
      for (const [textId, own] of keys)
        for (const key of own) holders.set(key, [...(holders.get(key) ?? []), { applicationId, textId, personKey }])
      return { isOwed: true, met: [] }
    },
    settle: async () => {},
    holders: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const found = holders.get(key)
          return found ? [[key, { holders: found, isSaturated: false }] as const] : []
        }),
      ),
    texts: async (ids) => new Map(ids.flatMap((id) => [...all].filter(([known]) => known === id))),
    applicants: async () => new Set([...all.values()].map(({ personKey }) => personKey)).size,
  }
}
