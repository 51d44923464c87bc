import { Retryable } from '#domain/failure'
import { largeValueKey } from './keys.ts'
import { getJson, type Objects } from './objects.ts'

/** A JSON value as attributes of an item: as text, or as the key of an object when it is too large for an item. */
export interface StoredValue {
  readonly json?: string
  readonly jsonAt?: string
}

/** An item may have 400 KB, with its keys and its other attributes; the rest of ours is far below 100 KB. */
const maxInlineBytes = 300_000

/** The object is named by its content, so writing it twice changes nothing. */
export const storeValue = async (objects: Objects, applicationId: string, value: unknown): Promise<StoredValue> => {
  const json = JSON.stringify(value)
  if (Buffer.byteLength(json) <= maxInlineBytes) return { json }
  const jsonAt = largeValueKey(applicationId, json)
  await objects.put(jsonAt, json, 'application/json')
  return { jsonAt }
}

export const loadValue = async (objects: Objects, { json, jsonAt }: StoredValue): Promise<unknown> => {
  if (json !== undefined) return JSON.parse(json)
  const value = jsonAt === undefined ? undefined : await getJson(objects, jsonAt)
  if (value === undefined) throw new Retryable('the value of an item is not there')
  return value
}
