// A store of sheets in memory.

import type { Day } from '../../shared/domain/calendar.ts'
import type { SheetPlace, SheetStore, StoredSheet } from '../../shared/ports.ts'

interface Kept {
  readonly place: SheetPlace
  readonly stored: StoredSheet
}

export function fakeSheetStore(): SheetStore {
  const kept = new Map<string, Kept>()

  function* select(table: string, owner: string, from: Day, to: Day): Iterable<StoredSheet> {
    const within = [...kept].filter(
      ([name, { place }]) =>
        name.startsWith(`${table} ${owner} `) && from <= place.address.keyDay && place.address.keyDay <= to,
    )
    for (const [, { stored }] of within.sort(([a], [b]) => (a < b ? -1 : 1))) yield stored
  }

  return {
    async put(place, sheet, part) {
      const { address, generation } = place
      const owner = sheet.kind === 'support' ? address.partner : `${address.partner}#${sheet.customer}`
      const order = [String(address.keyDay + 1e6).padStart(8, '0'), address.drop, generation]
      const name = [tableOf(sheet.kind), owner, ...order, String(part).padStart(6, '0')].join(' ')
      const stored = { key: address.key, part, sheet, drop: address.drop, generation }
      kept.set(name, { place, stored })
    },
    async *entitlements(partner, customer, from, to) {
      yield* select('entitlements', `${partner}#${customer}`, from, to)
    },
    async *activity(partner, customer, from, to) {
      yield* select('activity', `${partner}#${customer}`, from, to)
    },
    async *support(partner, from, to) {
      yield* select('support', partner, from, to)
    },
    async remove({ address, generation }, customers) {
      const gone = new Set(customers)
      for (const [name, { stored }] of kept) {
        if (stored.key !== address.key || stored.generation !== generation) continue
        if (stored.sheet.kind === 'support' || gone.has(stored.sheet.customer)) kept.delete(name)
      }
    },
  }
}

function tableOf(kind: StoredSheet['sheet']['kind']): string {
  return kind === 'aggregates' ? 'activity' : kind
}
