import { readdirSync, readFileSync } from 'node:fs'

const megabyte = 1024 * 1024

/** Calls once more than `maxMb` are held. Returns how to stop watching. */
export const watchMemory = (maxMb: number, heldMb: () => number, tooMuch: () => void, everyMs = 100): (() => void) => {
  const watch = setInterval(() => {
    if (heldMb() > maxMb) tooMuch()
  }, everyMs)
  return () => clearInterval(watch)
}

/** By how much this process has grown since now; typed arrays and WebAssembly of its threads are counted too. */
export const growthMb = (): (() => number) => {
  const before = process.memoryUsage.rss()
  return () => (process.memoryUsage.rss() - before) / megabyte
}

/** What another process holds; 0 where the system has no /proc, and time alone is the limit. */
export const heldBy = (pid: number | undefined) => (): number => {
  try {
    const [, kilobytes] = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

/** What a process and all that it started hold together; seen only where there is a /proc. */
export const heldByTree = (pid: number): number =>
  heldBy(pid)() + childrenOf(pid).reduce((sum, child) => sum + heldByTree(child), 0)

// Each thread has children of its own.
const childrenOf = (pid: number): readonly number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}
