// Lists under a title, shortened to what the mail has room for.

import type { Texts } from '../../texts/texts.ts'
import { firstOf } from '../parts/limits.ts'
import type { Group, Item } from './model.ts'

export interface Room {
  /** Entries that are shown. */
  readonly items: number
  /** Entries that are shown elsewhere, and counted as such. */
  readonly before?: number
}

/** `uncounted`: entries that the digest itself leaves out. */
export function groupOf(
  title: string,
  items: readonly Item[],
  { mail }: Texts,
  { items: room, before = 0 }: Room,
  uncounted = 0,
): Group {
  const { shown, left } = firstOf(items, room)
  const isCut = left + uncounted > 0
  const all = before + items.length + uncounted
  return { title, items: shown, more: isCut ? mail.shown(before + shown.length, all) : null }
}
