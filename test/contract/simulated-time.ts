// Time that advances with calls, and jumps to the next sleeper when there are none.

export interface SimulatedTime {
  nowMs(): number
  sleep(ms: number): Promise<void>
  /** Wraps each call: time stands still during it, and advances by `ms` afterwards. */
  spend<T>(ms: number, call: () => Promise<T>): Promise<T>
}

interface Sleeper {
  readonly atMs: number
  wake(): void
}

export function simulatedTime(): SimulatedTime {
  let nowMs = 0
  let calls = 0
  let sleepers: Sleeper[] = []

  function wakeDue(): void {
    const due = sleepers.filter(({ atMs }) => atMs <= nowMs)
    sleepers = sleepers.filter(({ atMs }) => atMs > nowMs)
    for (const { wake } of due.sort((a, b) => a.atMs - b.atMs)) wake()
  }

  /** Deferred, since a task that was just woken or answered may be about to call. */
  function leapLater(): void {
    setImmediate(() => {
      if (calls > 0 || sleepers.length === 0) return
      nowMs = Math.min(...sleepers.map(({ atMs }) => atMs))
      wakeDue()
      leapLater()
    })
  }

  return {
    nowMs: () => nowMs,
    sleep(ms) {
      return new Promise((wake) => {
        sleepers.push({ atMs: nowMs + ms, wake })
        leapLater()
      })
    },
    async spend(ms, call) {
      calls++
      try {
        return await call()
      } finally {
        calls--
        nowMs += ms
        wakeDue()
        leapLater()
      }
    },
  }
}
