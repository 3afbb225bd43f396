// Lists as the services give them: page by page, each as things stand when it is asked for. What changes meanwhile
// may be seen, or not; only what stood before and stays is sure to be.

import { byCodePoint } from '../../../shared/domain/ids.ts'

export interface Placed<T> {
  /** Where it stands among the others, in code-point order. */
  readonly order: string
  readonly item: T
}

/** `look`: what there is now, in no order. */
export type List = <T>(look: () => Iterable<Placed<T>>) => AsyncIterable<T>

/** For one store: every other list is given all at once, the others in pieces, of one item first. */
export function pager(): List {
  let lists = 0
  return (look) => pages(look, lists++ % 2 === 0 ? Number.POSITIVE_INFINITY : 1)
}

async function* pages<T>(look: () => Iterable<Placed<T>>, first: number): AsyncIterable<T> {
  let last: string | null = null
  for (let size = first; ; size *= 2) {
    const after: string | null = last
    const rest: Placed<T>[] = [...look()].filter(
      ({ order }) => after === null || byCodePoint(order, after) > 0,
    )
    const page: Placed<T>[] = rest.sort((a, b) => byCodePoint(a.order, b.order)).slice(0, size)
    for (const { item } of page) yield item
    if (page.length === rest.length) return
    last = page.at(-1)?.order ?? null
  }
}
