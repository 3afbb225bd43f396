// Processes several items at once and yields the results in the order of the items. Own code instead of p-map
// (7.1), which rejects at the first failure while other items are still processed: this waits for all of them
// before it throws or returns, which the crash-safety tests rely on.

/**
 * Reads at most `places` items ahead of the consumer. An error is thrown when its item's turn comes. If the
 * consumer stops early, waits until all running work has ended.
 */
export async function* mapOrdered<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  places: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const ahead: Promise<Result>[] = []
  try {
    for await (const item of items) {
      const result = work(item)
      // It may fail long before its turn; without this, that would be an unhandled rejection.
      result.catch(() => undefined)
      ahead.push(result)
      if (ahead.length >= places) yield* first(ahead)
    }
    while (ahead.length > 0) yield* first(ahead)
  } finally {
    await Promise.allSettled(ahead)
  }
}

async function* first<Result>(ahead: Promise<Result>[]): AsyncGenerator<Result> {
  const [result] = ahead.splice(0, 1)
  if (result !== undefined) yield result
}
