import type { Policy } from '#domain/policy'
import { normalise } from '#text/normalise'

/** Series by the names that policy holds to be one: 工程 and 工程技术. `unclear` where a name is in no list: then it may be any. */
export const compareSeries = (a: string, b: string, { seriesNames = [] }: Policy): 'same' | 'different' | 'unclear' => {
  const [one, other] = [plain(a), plain(b)]
  if (one === other || one.startsWith(other) || other.startsWith(one)) return 'same'
  const [first, second] = [groupOf(one, seriesNames), groupOf(other, seriesNames)]
  if (first < 0 || second < 0) return 'unclear'
  return first === second ? 'same' : 'different'
}

const plain = (series: string): string => normalise(series).replace(/系列$/, '')

const groupOf = (series: string, groups: readonly (readonly string[])[]): number =>
  groups.findIndex((names) => names.some((name) => plain(name) === series))

/** The line of the series goes before the one for all. */
export const forSeries = <T extends { readonly series: string }>(
  lines: readonly T[],
  series: string | undefined,
  policy: Policy,
): T | undefined =>
  lines.find(
    (line) => line.series !== '*' && series !== undefined && compareSeries(line.series, series, policy) === 'same',
  ) ?? lines.find((line) => line.series === '*')
