/** What every benchmark measures and prints with. Progress goes to stderr: stdout is the result. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits))

/** Milliseconds of processor time of this process since the call; engines that run inside it count. */
export const startCpu = (): (() => number) => {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}

export const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
  const cpu = startCpu()
  await work()
  return cpu()
}
