// Time as the queues see it, so that tests can move it by hand.

export interface Timers {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs it once, later; gives what calls it off. */
  after(ms: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
