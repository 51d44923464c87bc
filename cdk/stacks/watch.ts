import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import type { Pipeline } from './pipeline.ts'
import type { Review } from './review.ts'
import type { Storage } from './storage.ts'

/** One alarm. `means` is its description, so that the mail says what to do; docs/how-to/deploy.md says more. */
export interface Watch {
  readonly name: string
  readonly metric: IMetric
  readonly atLeast: number
  readonly periods: number
  readonly means: string
}

const minutes = Duration.minutes

const watchesOfQueues = ({ queues }: Pipeline): Watch[] =>
  Object.values(queues).flatMap(({ description: { name }, queue, deadLetters }) => [
    {
      name: `${name}-stalled`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: minutes(5), statistic: 'Maximum' }),
      // An age that climbs is a stall. Fifteen minutes is more than two whole tries of the slowest parse or verification.
      atLeast: name === 'import' ? 3600 : 900,
      periods: 3,
      means: `The oldest message of the ${name} queue is not being worked on`,
    },
    {
      name: `${name}-dead-letters-stay`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'Maximum' }),
      atLeast: 1,
      periods: 3,
      means: `close-failed does not empty the dead letters of ${name}: their applications still show no reason`,
    },
  ])

const watchesOfFunctions = ({ functions }: Pipeline, review: Review): Watch[] =>
  [...functions, ...review.functions].flatMap((fn) => [
    {
      name: `${fn.node.id}-errors`,
      metric: fn.metricErrors({ period: minutes(5) }),
      atLeast: 1,
      periods: 3,
      means: `${fn.node.id} fails again and again; a single failure is retried and does not alarm`,
    },
    {
      name: `${fn.node.id}-throttles`,
      metric: fn.metricThrottles({ period: minutes(5) }),
      atLeast: 1,
      periods: 3,
      means: `The account has no concurrency left for ${fn.node.id}`,
    },
  ])

const watchesOfTables = (storage: Storage): Watch[] =>
  [storage.applications, storage.archive, storage.fingerprints].map(({ description, table }) => {
    const throttled = (metricName: string) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: table.tableName },
        statistic: 'Sum',
        period: minutes(5),
      })
    return {
      name: `${description.name}-table-throttles`,
      metric: new MathExpression({
        expression: 'FILL(reads, 0) + FILL(writes, 0)',
        usingMetrics: { reads: throttled('ReadThrottleEvents'), writes: throttled('WriteThrottleEvents') },
        period: minutes(5),
        label: `${description.name}: throttled`,
      }),
      atLeast: 1,
      periods: 3,
      means: `One partition of the ${description.name} table is hotter than DynamoDB allows`,
    }
  })

const otherWatches = (pipeline: Pipeline, { api }: Review): Watch[] => [
  {
    // A message that moves to the dead letters is not counted as sent there, so the closing function is counted.
    name: 'documents-failed',
    metric: pipeline.closeFailed.metricInvocations({ period: minutes(5) }),
    atLeast: 1,
    periods: 1,
    means: 'At least one document or application was given up; its page says why',
  },
  {
    name: 'console-errors',
    metric: api.metricServerError({ period: minutes(5), statistic: 'Sum' }),
    atLeast: 5,
    periods: 1,
    means: 'Reviewers see server errors',
  },
  ...pipeline.rules.map((rule) => ({
    name: `${rule.node.id}-undelivered`,
    metric: new Metric({
      namespace: 'AWS/Events',
      metricName: 'FailedInvocations',
      dimensionsMap: { RuleName: rule.ruleName },
      statistic: 'Sum',
      period: minutes(5),
    }),
    atLeast: 1,
    periods: 1,
    means: `EventBridge could not hand events of ${rule.node.id} to its queue`,
  })),
]

/** Alarms by mail, one dashboard, and a budget where the partition has budgets. */
export const createWatch = (
  scope: Construct,
  settings: Settings,
  { storage, pipeline, review, ...props }: StackProps & { storage: Storage; pipeline: Pipeline; review: Review },
): Stack => {
  const stack = new Stack(scope, 'watch', { ...props, description: 'Zhiyan: alarms, dashboard, budget' })
  const topic = new Topic(stack, 'alarms', { enforceSSL: true })
  for (const email of settings.alarmEmails) topic.addSubscription(new EmailSubscription(email))

  const watches = [
    ...watchesOfQueues(pipeline),
    ...watchesOfFunctions(pipeline, review),
    ...watchesOfTables(storage),
    ...otherWatches(pipeline, review),
  ]
  for (const { name, metric, atLeast, periods, means } of watches) {
    const alarm = new Alarm(stack, name, {
      alarmName: `zhiyan-${settings.name}-${name}`,
      alarmDescription: means,
      metric,
      threshold: atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      // Queues and functions that rest send no data. Silence is their normal state.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(topic))
    alarm.addOkAction(new SnsAction(topic))
  }

  const queues = Object.values(pipeline.queues)
  const functions = [...pipeline.functions, ...review.functions]
  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 })
  new Dashboard(stack, 'dashboard', {
    dashboardName: `zhiyan-${settings.name}`,
    widgets: [
      [
        graph(
          'Messages waiting',
          queues.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
        ),
        graph(
          'Age of the oldest message (s)',
          queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage()),
        ),
      ],
      [
        graph(
          'Calls',
          functions.map((fn) => fn.metricInvocations()),
        ),
        graph(
          'Errors and throttles',
          functions.flatMap((fn) => [fn.metricErrors(), fn.metricThrottles()]),
        ),
      ],
      [
        graph(
          'Duration, slowest of 100',
          functions.map((fn) => fn.metricDuration({ statistic: 'p99' })),
        ),
        graph('Console', [review.api.metricCount(), review.api.metricClientError(), review.api.metricServerError()]),
      ],
    ],
  })

  if (settings.monthlyBudgetUsd !== undefined)
    new CfnBudget(stack, 'budget', {
      budget: {
        budgetName: `zhiyan-${settings.name}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: settings.monthlyBudgetUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [50, 80, 100].map((threshold) => ({
        notification: { notificationType: 'ACTUAL', comparisonOperator: 'GREATER_THAN', threshold },
        subscribers: settings.alarmEmails.map((address) => ({ subscriptionType: 'EMAIL', address })),
      })),
    })
  return stack
}
