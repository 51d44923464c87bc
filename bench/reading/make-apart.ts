import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A bundle that a process of its own has made: what that takes does not count as what it takes to read it. */
export const makeBundleApart = async (pages: number, scanned: number): Promise<Uint8Array> => {
  const args = [fileURLToPath(new URL('./make-bundle.ts', import.meta.url)), `${pages}`, `${scanned}`]
  const { stdout } = await run(process.execPath, args, { encoding: 'buffer', maxBuffer: 512 * 1024 * 1024 })
  return stdout
}
