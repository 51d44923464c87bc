import type { Context } from 'hono'
import type * as z from 'zod'
import { problemsOf } from './api-bodies.ts'
import { refuse } from './refusals.ts'

/** The body as the schema reads it, or the answer that says what is wrong with it. */
export const bodyOf = async <Body>(c: Context, schema: z.ZodType<Body>): Promise<Body | Response> => {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return refuse(c, 'not-json')
  const json: unknown = await c.req.json().catch(() => undefined)
  if (json === undefined) return refuse(c, 'not-json')
  const read = schema.safeParse(json)
  return read.success ? read.data : refuse(c, 'invalid', problemsOf(read.error))
}
