import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** From source a worker runs as it is; a bundle puts each beside itself, as an entry of its own (`cdk/bundle.ts`). */
export const workerFile = (source: string, bundled: string): URL => {
  const url = new URL(source, import.meta.url)
  return existsSync(fileURLToPath(url)) ? url : new URL(bundled, import.meta.url)
}
