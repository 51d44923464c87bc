import { readFileSync } from 'node:fs'
import { heldByTree } from '#pdf/watch-memory'
import { rounded, startCpu } from '../measure.ts'

export interface Usage {
  readonly seconds: number
  /** Of this process and of those that it started and that have ended. */
  readonly cpuSeconds: number
  /** The most that all of them held together. */
  readonly peakMb: number
}

// Linux counts processor time of ended children in hundredths of a second: fields 16 and 17 of /proc/self/stat, behind the name.
const childSeconds = (): number => {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / 100
}

export const usageOf = async (work: () => Promise<unknown>): Promise<Usage> => {
  let peakMb = 0
  const sampler = setInterval(() => {
    peakMb = Math.max(peakMb, heldByTree(process.pid))
  }, 50)
  const [startedAt, own, children] = [performance.now(), startCpu(), childSeconds()]
  await work()
  // A killed child is counted when the system has told of its end.
  await new Promise((resolve) => setTimeout(resolve, 300))
  clearInterval(sampler)
  const cpu = own() / 1000 + childSeconds() - children
  const seconds = (performance.now() - startedAt - 300) / 1000
  return { seconds: rounded(seconds, 1), cpuSeconds: rounded(cpu, 1), peakMb: Math.round(peakMb) }
}
