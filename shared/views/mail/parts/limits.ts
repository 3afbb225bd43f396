// How much of names, messages and lists a mail has room for.

/** Names and addresses are clipped; ids never are. */
export const MAX_NAME = 80
export const MAX_MESSAGE = 400

/** The first of `items`, and how many are left. */
export function firstOf<Item>(
  items: readonly Item[],
  count: number,
): { shown: readonly Item[]; left: number } {
  return { shown: items.slice(0, count), left: Math.max(0, items.length - count) }
}
