// The clock and timers of the queues, which a simulated time can replace.

export interface Timers {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs the callback once, after the delay; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
