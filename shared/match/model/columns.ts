import { binCount, binOf, quantileEdges } from './bins.ts'
import { shuffledIndices } from './random.ts'

/** Training rows by feature, as bins. */
export interface Columns {
  readonly edges: readonly (readonly number[])[]
  /** Bins of each feature; the last is the bin of missing values. */
  readonly widths: readonly number[]
  readonly bins: readonly Uint8Array[]
  readonly labels: Uint8Array
  readonly weights: Float64Array
}

/** Rows that a fold learns from, and rows that tell how well it did. */
export interface Fold {
  readonly inBag: Uint32Array
  readonly heldOut: Uint32Array
}

export const toColumns = (
  features: number,
  rows: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  maxBins: number,
): Columns => {
  const rowLabels = Uint8Array.from({ length: rows.length }, (_, i) => ((labels[i] ?? 0) > 0 ? 1 : 0))
  const rowWeights = Float64Array.from({ length: rows.length }, (_, i) => weights?.[i] ?? 1)
  const positives = rowLabels.reduce((sum, label, i) => sum + label * (rowWeights[i] ?? 0), 0)
  const total = rowWeights.reduce((sum, weight) => sum + weight, 0)
  // Matches are few: half of the bins are for them.
  const balanced = rowWeights.map((w, i) =>
    rowLabels[i] ? w / Math.max(positives, 1) : w / Math.max(total - positives, 1),
  )
  const values = Array.from({ length: features }, (_, feature) =>
    Float64Array.from(rows, (row) => row[feature] ?? Number.NaN),
  )
  const edges = values.map((column) => quantileEdges(column, maxBins, balanced))
  return {
    edges,
    widths: edges.map(binCount),
    bins: values.map((column, feature) => Uint8Array.from(column, (value) => binOf(edges[feature] ?? [], value))),
    labels: rowLabels,
    weights: rowWeights,
  }
}

/** Every row is held out by one fold. Rows of one group (siblings of one title) are held out together. */
export const splitFolds = (
  rows: number,
  folds: number,
  groups: ArrayLike<number | string> | undefined,
  random: () => number,
): readonly Fold[] => {
  const keys = Array.from({ length: rows }, (_, i) => groups?.[i] ?? i)
  const groupOf = new Map([...new Set(keys)].map((key, i) => [key, i]))
  const group = keys.map((key) => groupOf.get(key) ?? 0)
  const foldOf = new Uint8Array(groupOf.size)
  shuffledIndices(groupOf.size, random).forEach((index, i) => {
    foldOf[index] = i % folds
  })
  const all = Array.from({ length: rows }, (_, i) => i)
  return Array.from({ length: folds }, (_, fold) => ({
    inBag: Uint32Array.from(all.filter((row) => folds === 1 || foldOf[group[row] ?? 0] !== fold)),
    heldOut: Uint32Array.from(folds === 1 ? [] : all.filter((row) => foldOf[group[row] ?? 0] === fold)),
  }))
}
