/** A share with its 95 % interval, or why there is none to show. */
export type Share =
  | { readonly kind: 'share'; readonly hits: number; readonly of: number; readonly low: number; readonly high: number }
  /** Of so few a single one would be a verdict. */
  | { readonly kind: 'too-few'; readonly of: number; readonly least: number }
  /** More hits than there is anything to be hits of: the two were not counted of the same. */
  | { readonly kind: 'not-comparable'; readonly hits: number; readonly of: number }

/** Console 3.6: 比例须 ≥ 30 件才显示. */
const least = 30

export const shareOf = (hits: number, of: number): Share => {
  if (of < least) return { kind: 'too-few', of, least }
  if (hits > of) return { kind: 'not-comparable', hits, of }
  return { kind: 'share', hits, of, ...wilson(hits, of) }
}

/** 97.5 % of the normal distribution lie below. */
const z = 1.959963984540054

/**
 * The Wilson score interval (Wilson 1927): unlike hits ± error it keeps within 0..1, and none of thirty is not a proof of none.
 */
export const wilson = (hits: number, of: number): { readonly low: number; readonly high: number } => {
  const p = hits / of
  const scale = 1 + z ** 2 / of
  const middle = (p + z ** 2 / (2 * of)) / scale
  const half = (z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))) / scale
  // Exactly nought and one at the ends, where subtraction leaves a last bit.
  return { low: hits === 0 ? 0 : middle - half, high: hits === of ? 1 : middle + half }
}
