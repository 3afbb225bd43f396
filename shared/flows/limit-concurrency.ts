// A gate lets a bounded number of tasks run side by side, and makes its caller wait for a place.

export interface Gate {
  /** Waits for a place, starts the task and returns; throws what an earlier task threw. */
  enter(task: () => Promise<void>): Promise<void>
  /** Waits for every task. */
  drain(): Promise<void>
}

export function limitConcurrency(places: number): Gate {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []

  function throwFirstFailure(): void {
    if (failures.length > 0) throw failures[0]
  }

  return {
    async enter(task) {
      while (running.size >= places) await Promise.race(running)
      throwFirstFailure()
      const run: Promise<void> = task()
        .catch((error: unknown) => {
          failures.push(error)
        })
        .finally(() => running.delete(run))
      running.add(run)
    },
    async drain() {
      await Promise.all(running)
      throwFirstFailure()
    },
  }
}
