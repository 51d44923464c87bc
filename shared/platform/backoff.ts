import { setTimeout as sleep } from 'node:timers/promises'

/** Waits before try number `attempt` (0, 1, …): full jitter under a doubling ceiling, so that those who collided part. */
export const backOff = (attempt: number, { baseMs = 25, ceilingMs = 2_000 } = {}): Promise<void> =>
  sleep(Math.random() * Math.min(ceilingMs, baseMs * 2 ** attempt))
