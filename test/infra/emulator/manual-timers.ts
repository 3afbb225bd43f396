// Time that stands still until a test advances it.

import type { Timers } from '../../../infra/emulator/timers.ts'

export interface ManualTimers extends Timers {
  /** Lets what is due happen, in order, and what comes of it settle. */
  advance(ms: number): Promise<void>
  /** How many are set. */
  pending(): number
}

export function manualTimers(startMs = 1_763_800_000_000): ManualTimers {
  let nowMs = startMs
  let timers: { atMs: number; run: () => void }[] = []
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    now: () => nowMs,
    after(ms, run) {
      const timer = { atMs: nowMs + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    async advance(ms) {
      const untilMs = nowMs + ms
      for (;;) {
        await settled()
        const [next] = timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
        if (next === undefined) break
        timers = timers.filter((other) => other !== next)
        nowMs = next.atMs
        next.run()
      }
      nowMs = untilMs
    },
    pending: () => timers.length,
  }
}
