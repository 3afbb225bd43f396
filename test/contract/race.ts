// Workers that start together: none starts before all are ready.

export async function race<T>(workers: number, run: (worker: number) => Promise<T>): Promise<T[]> {
  const line = startingLine(workers)
  return Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      await line()
      return run(worker)
    }),
  )
}

/** Each call waits until so many have arrived; later ones pass. */
export function startingLine(workers: number): () => Promise<void> {
  const everybody = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    if (++waiting === workers) everybody.resolve()
    return everybody.promise
  }
}
