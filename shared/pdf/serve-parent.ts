/** The child's side of `forkWorker`: one task, given by the process that started it. */
export const serveParent = <Task>(work: (task: Task) => Promise<void>): void => {
  process.once('message', (task) => void work(task as Task))
  // Ctrl-C reaches every process of a terminal: the one that waits for the page decides. When that one is gone, nobody waits.
  process.on('SIGINT', () => {})
  process.once('disconnect', () => process.exit())
}
