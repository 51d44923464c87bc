import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** What reading has cost so far. */
export interface ReadCost {
  /** One after the other: requests that are sent together are one round trip. */
  readonly roundTrips: number
  readonly requests: number
  /** By the sizes of what was read, as DynamoDB reckons: 4 KB strongly consistent is one, eventually consistent half of one. */
  readonly units: number
  /** As the engine itself says. */
  readonly engineUnits: number
}

export interface ReadMeter {
  /** `sizes` of what was found, in bytes; `missing` keys cost as the smallest item does. */
  request(read: { sizes: readonly number[]; missing: number; consistent: boolean; engineUnits: number }): void
  round(): void
  read(): ReadCost
}

const bytesPerUnit = 4096

export const createReadMeter = (): ReadMeter => {
  let cost: ReadCost = { roundTrips: 0, requests: 0, units: 0, engineUnits: 0 }
  return {
    request: ({ sizes, missing, consistent, engineUnits }) => {
      const blocks = missing + sizes.reduce((sum, bytes) => sum + Math.max(1, Math.ceil(bytes / bytesPerUnit)), 0)
      cost = {
        roundTrips: cost.roundTrips,
        requests: cost.requests + 1,
        units: cost.units + blocks * (consistent ? 1 : 0.5),
        engineUnits: cost.engineUnits + engineUnits,
      }
    },
    round: () => {
      cost = { ...cost, roundTrips: cost.roundTrips + 1 }
    },
    read: () => cost,
  }
}

export const costSince = (before: ReadCost, after: ReadCost): ReadCost => ({
  roundTrips: after.roundTrips - before.roundTrips,
  requests: after.requests - before.requests,
  units: after.units - before.units,
  engineUnits: after.engineUnits - before.engineUnits,
})

/** Bytes of an item as DynamoDB counts them: names and values; only the kinds of values that the archive has. */
export const itemBytes = (item: Readonly<Record<string, AttributeValue>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0)

const valueBytes = ({ S, N, B }: AttributeValue): number => {
  if (S !== undefined) return Buffer.byteLength(S)
  if (B !== undefined) return B.byteLength
  return N === undefined ? 1 : Math.ceil(N.length / 2) + 1
}
