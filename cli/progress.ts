/** Progress goes to stderr, and only to a person: a bar on a terminal, nothing in a pipe. */
export const createProgress = (label: string, total: number) => {
  const live = process.stderr.isTTY === true && !process.env.CI
  let done = 0
  const to = (next: number): void => {
    done = next
    if (!live) return
    const share = total === 0 ? 1 : done / total
    const filled = Math.round(share * 24)
    process.stderr.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${total}`)
  }
  return {
    to,
    tick: (): void => to(done + 1),
    end(): void {
      if (live) process.stderr.write('\r\x1b[K')
    },
  }
}
