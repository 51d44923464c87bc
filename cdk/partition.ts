/**
 * What a partition offers, as data, so that a stack asks a question and not for a name.
 * Sources: docs.amazonaws.cn "Getting Started with Amazon Web Services in China", pages Lambda and API Gateway.
 */
export interface Partition {
  readonly regionPrefix: string
  /** China has no AWS::Budgets; its bill is watched in the console of the Ningxia region. */
  readonly hasBudgets: boolean
  /** "Event source mapping (ESM) tags is not available in the China Regions": a tag there fails the deployment. */
  readonly tagsEventSources: boolean
}

export const partitions = {
  aws: { regionPrefix: '', hasBudgets: true, tagsEventSources: true },
  'aws-cn': { regionPrefix: 'cn-', hasBudgets: false, tagsEventSources: false },
} as const satisfies Record<string, Partition>
