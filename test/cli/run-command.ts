import { vi } from 'vitest'

/** A command in this process: its exit code, and what it printed. */
export const runCommand = async <Code>(command: () => Promise<Code>) => {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  try {
    return { code: await command(), out: lines.join('\n') }
  } finally {
    log.mockRestore()
  }
}
