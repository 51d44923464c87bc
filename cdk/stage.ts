import { Stage, Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { partitions } from './partition.ts'
import type { Settings } from './settings.ts'
import { createPipeline } from './stacks/pipeline.ts'
import { createReview } from './stacks/review.ts'
import { createStorage } from './stacks/storage.ts'
import { createWatch } from './stacks/watch.ts'

/** All stacks of one environment. Stateful things stand in `storage` alone; the other three can be deleted and made again. */
export const createStage = (scope: Construct, settings: Settings, { bundles }: { bundles: string }) => {
  const account = settings.account ?? process.env.CDK_DEFAULT_ACCOUNT
  const stage = new Stage(scope, `zhiyan-${settings.name}`, {
    env: { region: settings.region, ...(account !== undefined && { account }) },
  })
  const storage = createStorage(stage, settings, {})
  const pipeline = createPipeline(stage, settings, { storage, bundles })
  const review = createReview(stage, settings, { storage, pipeline, bundles })
  const watch = createWatch(stage, settings, { storage, pipeline, review })

  const { tagsEventSources } = partitions[settings.partition]
  const excludeResourceTypes = tagsEventSources ? [] : ['AWS::Lambda::EventSourceMapping']
  Tags.of(stage).add('zhiyan:environment', settings.name, { excludeResourceTypes })
  return { stage, stacks: { storage: storage.stack, pipeline: pipeline.stack, review: review.stack, watch } }
}
