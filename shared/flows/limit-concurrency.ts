// Runs a bounded number of tasks at once; the caller waits until one may start. Own code instead of p-map
// (7.1), which rejects at the first failure while other tasks still run: this waits for every running task
// before it throws or returns, which the crash-safety tests rely on.

export interface ConcurrencyLimit {
  /**
   * Waits until fewer than `places` tasks run, starts the task and returns. Throws the error of an earlier
   * task.
   */
  run(task: () => Promise<void>): Promise<void>
  /** Waits until every task has ended, then throws the first error. */
  drain(): Promise<void>
}

export function limitConcurrency(places: number): ConcurrencyLimit {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []

  function throwFirstFailure(): void {
    if (failures.length > 0) throw failures[0]
  }

  return {
    async run(task) {
      while (running.size >= places) await Promise.race(running)
      throwFirstFailure()
      const ended: Promise<void> = task()
        .catch((error: unknown) => {
          failures.push(error)
        })
        .finally(() => running.delete(ended))
      running.add(ended)
    },
    async drain() {
      await Promise.all(running)
      throwFirstFailure()
    },
  }
}
