import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** From source a worker runs as it is; a bundle puts each beside itself, as an entry of its own (`cdk/bundle.ts`). */
export const workerFile = (source: string, bundled: string): URL => {
  const url = new URL(source, import.meta.url)
  return existsSync(fileURLToPath(url)) ? url : new URL(bundled, import.meta.url)
}

/**
 * A process of its own for what may hang, die or keep memory. Without what this process was started with: a debugger's port or a hook is
 * not the child's; and what its libraries print is no result of ours.
 */
export const forkWorker = (source: string, bundled: string, execArgv: readonly string[]): ChildProcess =>
  fork(workerFile(source, bundled), {
    serialization: 'advanced',
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
