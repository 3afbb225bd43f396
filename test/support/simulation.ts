// Simulated time: tasks that sleep, and a clock that jumps to the next one that wakes as soon as none is at work.

export interface Simulation {
  now(): number
  /** For tasks of the simulation, one sleep at a time each. */
  sleep(ms: number): Promise<void>
  /** Starts a task; what it throws ends the simulation. */
  start(task: () => Promise<void>): void
  /** Resolves when every task has ended. */
  run(): Promise<void>
}

interface Sleeper {
  readonly wakesMs: number
  readonly wake: () => void
}

export function simulation(startMs: number): Simulation {
  let nowMs = startMs
  let atWork = 0
  const sleepers: Sleeper[] = []
  const over = Promise.withResolvers<void>()

  function rest(): void {
    atWork--
    if (atWork > 0) return
    const next = sleepers.shift()
    if (next === undefined) over.resolve()
    else wake(next)
  }

  function wake(next: Sleeper): void {
    nowMs = next.wakesMs
    atWork++
    next.wake()
  }

  return {
    now: () => nowMs,
    sleep(ms) {
      const wakesMs = nowMs + ms
      return new Promise((wake) => {
        const place = sleepers.findIndex((other) => other.wakesMs > wakesMs)
        sleepers.splice(place < 0 ? sleepers.length : place, 0, { wakesMs, wake })
        rest()
      })
    },
    start(task) {
      atWork++
      task().then(rest, over.reject)
    },
    run: () => over.promise,
  }
}
