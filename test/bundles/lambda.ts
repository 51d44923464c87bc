import { fork } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface RunningFunction {
  invoke<Result>(event: unknown): Promise<Result>
  /** What it wrote on both streams: log lines and warnings. */
  output(): string
  stop(): void
}

type Reply = { readonly ready?: string; readonly id?: number; readonly result?: unknown; readonly error?: string }

/**
 * Starts the bundle as Lambda would: alone in a folder of its own (nothing of our node_modules can be found from there), under
 * the Node that runs the tests, with no environment but the one that is given.
 */
export const startFunction = async (
  bundle: string,
  environment: Readonly<Record<string, string>>,
  prepare: (folder: string) => void = () => {},
): Promise<RunningFunction> => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyan-lambda-'))
  cpSync(bundle, folder, { recursive: true })
  prepare(folder)
  const child = fork(join(import.meta.dirname, 'lambda-runtime.mjs'), [pathToFileURL(join(folder, 'index.mjs')).href], {
    cwd: folder,
    env: { ...environment },
    execArgv: [],
    silent: true,
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (written += String(text)))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0

  await new Promise<void>((resolve, reject) => {
    child.on('message', ({ ready, id = 0, result, error }: Reply) => {
      if (ready) return ready === 'function' ? resolve() : reject(new Error(`its handler is ${ready}`))
      const call = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) call?.resolve(result)
      else call?.reject(new Error(error))
    })
    child.on('exit', (code) => {
      const error = new Error(`the function ended with ${code}: ${written}`)
      reject(error)
      for (const call of waiting.values()) call.reject(error)
    })
  })
  return {
    invoke: <Result>(event: unknown) =>
      new Promise<Result>((resolve, reject) => {
        const id = ++calls
        waiting.set(id, { resolve: (value) => resolve(value as Result), reject })
        child.send({ id, event })
      }),
    output: () => written,
    stop: () => {
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A batch as Lambda hands it over from SQS. */
export const batchOf = (source: string, ...bodies: readonly string[]) => ({
  Records: bodies.map((body, n) => ({
    messageId: `message-${n}`,
    receiptHandle: `receipt-${n}`,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:ap-southeast-1:000000000000:${source}`,
    awsRegion: 'ap-southeast-1',
  })),
})
