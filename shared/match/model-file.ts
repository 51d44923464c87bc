import { z } from 'zod'
import { shortHash } from '#text/short-hash'
import { featureNames } from './features/pair-features.ts'
import { type AdditiveModel, parseModel } from './model/additive.ts'
import file from './model.json' with { type: 'json' }

/** The trained model with the scores from which a pair counts as one thing, and from which a person should look. */
export interface MatchModel {
  readonly additive: AdditiveModel
  readonly verdicts: { readonly same: number; readonly review: number }
}

const shape = z.object({ additive: z.unknown(), verdicts: z.object({ same: z.number(), review: z.number() }) })

/** Throws when the file is not a model, or one of other features. */
export const parseMatchModel = (json: unknown): MatchModel => {
  const { additive, verdicts } = shape.parse(json)
  return { additive: parseModel(additive, featureNames), verdicts }
}

/** Changes with any weight or threshold, whatever the file calls itself: runs depend on it. */
export const matchModelVersion = (): string => `${file.additive.version}-${shortHash(8, JSON.stringify(file))}`

let shipped: MatchModel | undefined

/** The model that is shipped; `npm run train -- --seed 1` makes it. */
export const matchModel = (): MatchModel => {
  shipped ??= parseMatchModel(file)
  return shipped
}
