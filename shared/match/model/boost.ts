import type { Columns, Fold } from './columns.ts'
import { createHistogram, fillHistogram, type Histogram, heldOutLoss, logOdds, setGradients } from './gradients.ts'
import { shuffledIndices } from './random.ts'

export interface BoostOptions {
  /** Steps at most; held-out rows say when to stop. */
  readonly rounds: number
  readonly learningRate: number
  /** Rows, by weight, that either side of a cut must have. */
  readonly minLeafWeight: number
  /** Pulls the weight of small leaves to zero, in units of the second derivative of the loss. */
  readonly ridge: number
  /** The share of features that each step may choose from: features that say the same share the credit. */
  readonly featureShare: number
}

/** One cut of one feature: bins below `cut`, the others, and the bin of missing values. */
interface Stump {
  readonly feature: number
  readonly cut: number
  readonly low: number
  readonly high: number
  readonly missing: number
  readonly gain: number
}

/** Tables from bin to weight (natural log) of one fold, and the scores that they give to all rows. */
export interface Boosted {
  readonly base: number
  readonly tables: readonly Float64Array[]
  readonly scores: Float64Array
  readonly rounds: number
}

/** How often the held-out loss is looked at, and for how many looks it may fail to fall. */
const lookEvery = 10
const patience = 12

/**
 * Gradient boosting of stumps on the logistic loss: a step adds one cut of one feature, so that the sum stays a sum of tables. Only cuts
 * that keep to the direction of a monotone feature are taken; sums of such cuts keep to it as well.
 */
export const boostStumps = (
  columns: Columns,
  { inBag, heldOut }: Fold,
  directions: Int8Array,
  options: BoostOptions,
  random: () => number,
): Boosted => {
  const { labels, weights, bins, widths } = columns
  const scores = new Float64Array(labels.length)
  const base = logOdds(labels, weights, inBag)
  scores.fill(base)
  const gradients = new Float64Array(inBag.length)
  const hessians = new Float64Array(inBag.length)
  const inBagWeights = Float64Array.from(inBag, (row) => weights[row] ?? 0)
  // Rows of the bag side by side: the histograms are where the time goes.
  const own = bins.map((column) => Uint8Array.from(inBag, (row) => column[row] ?? 0))
  const histogram = createHistogram(Math.max(...widths))
  const count = Math.max(1, Math.round(options.featureShare * bins.length))
  const steps: Stump[] = []
  let best = { loss: heldOutLoss(columns, scores, heldOut), rounds: 0 }
  for (let round = 1; round <= options.rounds; round++) {
    setGradients(columns, scores, inBag, gradients, hessians)
    let step: Stump | undefined
    for (const feature of shuffledIndices(bins.length, random).subarray(0, count)) {
      fillHistogram(histogram, own[feature], gradients, hessians, inBagWeights)
      const stump = bestStump(feature, histogram, widths[feature] ?? 0, directions[feature] ?? 0, options)
      if (stump && stump.gain > (step?.gain ?? 1e-9)) step = stump
    }
    if (step) {
      steps.push(step)
      addStump(scores, bins[step.feature], step, widths[step.feature] ?? 0)
    }
    if (round % lookEvery > 0) continue
    const loss = heldOutLoss(columns, scores, heldOut)
    if (loss < best.loss) best = { loss, rounds: steps.length }
    else if (round - best.rounds > lookEvery * patience) break
  }
  // Without held-out rows nothing says when to stop earlier.
  const kept = heldOut.length > 0 ? steps.slice(0, best.rounds) : steps
  return replay(columns, base, kept)
}

const replay = ({ labels, bins, widths }: Columns, base: number, steps: readonly Stump[]): Boosted => {
  const tables = widths.map((width) => new Float64Array(width))
  for (const { feature, cut, low, high, missing } of steps) {
    const table = tables[feature]
    if (!table) continue
    for (let bin = 0; bin < table.length - 1; bin++) table[bin] = (table[bin] ?? 0) + (bin < cut ? low : high)
    table[table.length - 1] = (table[table.length - 1] ?? 0) + missing
  }
  const scores = new Float64Array(labels.length).fill(base)
  tables.forEach((table, feature) => {
    const column = bins[feature]
    if (column)
      for (let row = 0; row < scores.length; row++) scores[row] = (scores[row] ?? 0) + (table[column[row] ?? 0] ?? 0)
  })
  return { base, tables, scores, rounds: steps.length }
}

const addStump = (
  scores: Float64Array,
  column: Uint8Array | undefined,
  { cut, low, high, missing }: Stump,
  width: number,
) => {
  if (!column) return
  for (let row = 0; row < scores.length; row++) {
    const bin = column[row] ?? 0
    scores[row] = (scores[row] ?? 0) + (bin === width - 1 ? missing : bin < cut ? low : high)
  }
}

const bestStump = (
  feature: number,
  { gradient, hessian, weight }: Histogram,
  width: number,
  direction: number,
  { learningRate, minLeafWeight, ridge }: BoostOptions,
): Stump | undefined => {
  const last = width - 1
  const [gm, hm, wm] = [gradient[last] ?? 0, hessian[last] ?? 0, weight[last] ?? 0]
  let [g, h, w] = [0, 0, 0]
  for (let bin = 0; bin < last; bin++) {
    g += gradient[bin] ?? 0
    h += hessian[bin] ?? 0
    w += weight[bin] ?? 0
  }
  const isMissingTold = wm >= minLeafWeight
  const missing = isMissingTold ? (-learningRate * gm) / (hm + ridge) : 0
  const missingGain = isMissingTold ? (gm * gm) / (hm + ridge) : 0
  let best: Stump | undefined
  const offer = (cut: number, low: number, high: number, gain: number) => {
    if (direction * (high - low) >= 0 && gain > (best?.gain ?? 0)) best = { feature, cut, low, high, missing, gain }
  }
  // No cut at all: what is there against what is missing.
  if (isMissingTold && w >= minLeafWeight) {
    const all = (-learningRate * g) / (h + ridge)
    offer(0, all, all, missingGain + (g * g) / (h + ridge))
  }
  let [gl, hl, wl] = [0, 0, 0]
  for (let cut = 1; cut < last; cut++) {
    gl += gradient[cut - 1] ?? 0
    hl += hessian[cut - 1] ?? 0
    wl += weight[cut - 1] ?? 0
    if (wl < minLeafWeight || w - wl < minLeafWeight) continue
    const [gr, hr] = [g - gl, h - hl]
    offer(
      cut,
      (-learningRate * gl) / (hl + ridge),
      (-learningRate * gr) / (hr + ridge),
      missingGain + (gl * gl) / (hl + ridge) + (gr * gr) / (hr + ridge),
    )
  }
  return best
}
