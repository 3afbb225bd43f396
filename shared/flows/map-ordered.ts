// Works on a few items side by side, and gives the results in the order of the items.

/**
 * Reads ahead of whoever takes the results, by `places` items at most. Throws what the work on an item threw when its
 * turn comes; whoever stops early waits until nothing runs any more.
 */
export async function* mapOrdered<Item, Result>(
  items: AsyncIterable<Item>,
  places: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const ahead: Promise<Result>[] = []
  try {
    for await (const item of items) {
      const result = work(item)
      // It may fail long before its turn.
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
