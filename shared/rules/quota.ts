import type { NominationRule } from '#domain/policy'

/** Nominees of one enterprise in one year: ordinary ones and those of a specialty that may take an extra place; of each, how many are 正高. */
export interface Nominations {
  readonly ordinary: number
  readonly ordinaryFull: number
  readonly special: number
  readonly specialFull: number
}

export type Places = Pick<NominationRule, 'places' | 'fullPlaces' | 'extraPlaces'>

export type QuotaVerdict = 'feasible' | 'over-places' | 'over-full'

/**
 * R-GIANT (notice, clause 4): special nominees fill the extra places first; what is over takes ordinary places, those below 正高 before the others.
 * Feasible iff the ordinary places and the 正高 among them suffice; the text sets no limit of 正高 for the extra places.
 */
export const quotaVerdict = (nominations: Nominations, { places, fullPlaces, extraPlaces }: Places): QuotaVerdict => {
  const { ordinary, ordinaryFull, special, specialFull } = nominations
  const over = Math.max(0, special - extraPlaces)
  const forcedFull = Math.max(0, over - (special - specialFull))
  if (ordinary + over > places) return 'over-places'
  return ordinaryFull + forcedFull > fullPlaces ? 'over-full' : 'feasible'
}

/**
 * Whether a place stands on the text's silence: more 正高 than the ordinary places take, even if the extra places had a like limit of their own.
 */
export const restsOnSilence = (nominations: Nominations, { fullPlaces, extraPlaces }: Places): boolean => {
  const { ordinaryFull, specialFull } = nominations
  const inExtra = specialFull - Math.max(0, fullPlaces - ordinaryFull)
  return inExtra > Math.min(fullPlaces, extraPlaces)
}
