import * as z from 'zod'

/** An object that has come into a bucket. */
export interface ObjectCreated {
  readonly bucket: string
  readonly key: string
}

/** EventBridge's "Object Created": the key stands there as it is. */
const eventBridge = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
})

/** A plain S3 notification: the key is URL-encoded, with `+` for a space. */
const notification = z.object({
  Records: z
    .array(
      z.object({ s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }) }),
    )
    .min(1),
})

/** Sent once by S3 when a notification is set up. */
const testEvent = z.object({ Event: z.literal('s3:TestEvent') })

const asked = z.object({ applicationId: z.string().min(1) })

const parseBody = (body: string): unknown => JSON.parse(body)

/** The body of a message → the objects it tells of; `[]` for S3's test event. Throws on anything else. */
export const decodeObjectCreated = (body: string): readonly ObjectCreated[] => {
  const json = parseBody(body)
  const event = eventBridge.safeParse(json)
  if (event.success) return [{ bucket: event.data.detail.bucket.name, key: event.data.detail.object.key }]
  if (testEvent.safeParse(json).success) return []
  return notification.parse(json).Records.map(({ s3 }) => ({
    bucket: s3.bucket.name,
    key: decodeURIComponent(s3.object.key.replaceAll('+', ' ')),
  }))
}

/** The body that the verify queue carries when one application asks for another: its id. */
export const decodeAsking = (body: string): string | undefined => asked.safeParse(parseBody(body)).data?.applicationId

export const encodeAsking = (applicationId: string): string =>
  JSON.stringify({ applicationId } satisfies z.infer<typeof asked>)

/** The event as EventBridge sends it, for engines that send none. */
export const encodeObjectCreated = ({ bucket, key }: ObjectCreated): string =>
  JSON.stringify({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: bucket }, object: { key } },
  } satisfies z.infer<typeof eventBridge>)
