import type { Columns } from './columns.ts'

/** Sums by bin of the rows' first and second derivatives of the logistic loss, and of their weights. */
export interface Histogram {
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly weight: Float64Array
}

export const createHistogram = (width: number): Histogram => ({
  gradient: new Float64Array(width),
  hessian: new Float64Array(width),
  weight: new Float64Array(width),
})

export const fillHistogram = (
  { gradient, hessian, weight }: Histogram,
  bins: ArrayLike<number> | undefined,
  gradients: Float64Array,
  hessians: Float64Array,
  weights: Float64Array,
): void => {
  gradient.fill(0)
  hessian.fill(0)
  weight.fill(0)
  if (!bins) return
  for (let i = 0; i < gradients.length; i++) {
    const bin = bins[i] ?? 0
    gradient[bin] = (gradient[bin] ?? 0) + (gradients[i] ?? 0)
    hessian[bin] = (hessian[bin] ?? 0) + (hessians[i] ?? 0)
    weight[bin] = (weight[bin] ?? 0) + (weights[i] ?? 0)
  }
}

const chance = (score: number): number => 1 / (1 + Math.exp(-score))

export const setGradients = (
  { labels, weights }: Columns,
  scores: Float64Array,
  rows: Uint32Array,
  gradients: Float64Array,
  hessians: Float64Array,
): void => {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    const p = chance(scores[row] ?? 0)
    const weight = weights[row] ?? 0
    gradients[i] = weight * (p - (labels[row] ?? 0))
    hessians[i] = weight * p * (1 - p)
  }
}

/** Weighted mean of the logistic loss. */
export const heldOutLoss = ({ labels, weights }: Columns, scores: Float64Array, rows: Uint32Array): number => {
  let [loss, total] = [0, 0]
  for (const row of rows) {
    const margin = (labels[row] ? 1 : -1) * (scores[row] ?? 0)
    loss += (weights[row] ?? 0) * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin)
    total += weights[row] ?? 0
  }
  return loss / Math.max(total, 1e-12)
}

/** Log odds of a match before anything is known of a row. */
export const logOdds = (labels: Uint8Array, weights: Float64Array, rows: Uint32Array): number => {
  let [positives, total] = [0.5, 1]
  for (const row of rows) {
    positives += (labels[row] ?? 0) * (weights[row] ?? 0)
    total += weights[row] ?? 0
  }
  return Math.log(positives / (total - positives))
}
