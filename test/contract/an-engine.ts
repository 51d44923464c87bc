import { afterAll, beforeAll } from 'vitest'
import { engines, openEngine } from './engines.ts'

export type OpenEngine = Awaited<ReturnType<typeof openEngine>>

/** The first engine, open from before the first test of the file until after its last. */
export const anEngine = (): (() => OpenEngine) => {
  let opened: OpenEngine | undefined
  const open = (): OpenEngine => {
    if (!opened) throw new Error('the engine is not open')
    return opened
  }
  beforeAll(async () => {
    const [engine] = engines
    if (!engine) throw new Error('no engine')
    opened = await openEngine(engine)
  })
  afterAll(() => opened?.close())
  return open
}
