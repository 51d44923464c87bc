/** Resolves at the first Ctrl-C or SIGTERM, and says so; the second one ends the process at once. */
export const onStop = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => {
      for (const signal of signals) process.off(signal, stop)
      console.error('正在停止，请稍候（再按一次 Ctrl-C 立即结束）…')
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })

const signals = ['SIGINT', 'SIGTERM'] as const
