// Activity sheets from rows, folded as a reading folds them.

import { type Day, WINDOW_DAYS } from '../../../../shared/domain/calendar.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { joinedNames } from '../../../../shared/domain/sheets/product-names.ts'
import type {
  ActivityEntry,
  ActivitySheet,
  Stated,
  UserShape,
} from '../../../../shared/domain/sheets/sheet.ts'
import { packEntries } from '../sheets/entries.ts'
import { CONTOSO, E, type Place, state } from './builders.ts'

/** A row of events or a snapshot: active in Exchange on the effective day, unless said otherwise. */
export interface Row {
  readonly user: string
  readonly product?: string
  readonly workload?: string
  readonly subscription?: string
  /** null: never. */
  readonly on?: Day | null
  readonly licensed?: boolean | null
  readonly deleted?: boolean | null
}

/** A row of a Microsoft Graph report: last activity days and licence flags by workload. */
export interface GraphRow {
  readonly user: string
  readonly products?: string
  readonly on?: Readonly<Record<string, Day>>
  readonly flags?: Readonly<Record<string, boolean>>
  readonly deleted?: boolean | null
}

export interface ActivityPlace extends Place {
  readonly shape?: UserShape
}

export function activity(rows: readonly Row[], place: ActivityPlace = {}): Stated<ActivitySheet> {
  const { day = E, shape = 'snapshot' } = place
  const numbers = numberer()
  const entries = rows.map((row) =>
    entry({
      user: row.user,
      product: row.product ?? 'E3',
      workload: row.workload ?? 'exchange',
      subscription: row.subscription ?? '',
      days: mask(day, row.on === undefined ? day : row.on),
      licensed: row.licensed ?? null,
      deleted: row.deleted ?? null,
      row: numbers(row.user),
    }),
  )
  return activitySheet(entries, { ...place, day, shape })
}

export function graph(rows: readonly GraphRow[], place: Place = {}): Stated<ActivitySheet> {
  const { day = E } = place
  const numbers = numberer()
  const entries = rows.flatMap(({ user, products = 'suite e3', on = {}, flags = {}, deleted = null }) => {
    const row = numbers(user)
    return ['exchange', 'onedrive', 'sharepoint', 'skype', 'yammer', 'teams'].map((workload) =>
      entry({
        user,
        product: joinedNames(products),
        workload,
        subscription: '',
        days: mask(day, on[workload] ?? null),
        licensed: flags[workload] ?? null,
        deleted,
        row,
      }),
    )
  })
  return activitySheet(entries, { ...place, day, shape: 'graph' })
}

function activitySheet(
  entries: readonly ActivityEntry[],
  { day = E, shape = 'snapshot', customer = CONTOSO, ...place }: ActivityPlace,
): Stated<ActivitySheet> {
  return state(place, {
    kind: 'activity',
    customer: customerId(customer),
    effectiveDay: day,
    shape,
    covers: shape === 'events' ? 'day' : 'days',
    packed: packEntries(merge(entries)),
  })
}

/** Rows of one user, product, workload and subscription are one entry: their days, and the last that each stated. */
function merge(entries: readonly ActivityEntry[]): ActivityEntry[] {
  const merged = new Map<string, ActivityEntry>()
  for (const next of entries) {
    const key = JSON.stringify([next.user, next.product, next.workload, next.subscription])
    const before = merged.get(key) ?? next
    merged.set(key, {
      ...before,
      days: before.days | next.days,
      ...(next.licensed === null ? {} : { licensed: next.licensed, licensedRow: next.licensedRow }),
      ...(next.deleted === null ? {} : { deleted: next.deleted, deletedRow: next.deletedRow }),
    })
  }
  return [...merged.values()]
}

function entry({
  row,
  ...spec
}: Omit<ActivityEntry, 'licensedRow' | 'deletedRow'> & { row: number }): ActivityEntry {
  return { ...spec, licensedRow: row, deletedRow: row }
}

function mask(effectiveDay: Day, on: Day | null): number {
  const age = on === null ? WINDOW_DAYS : effectiveDay - on
  return age < WINDOW_DAYS ? 1 << age : 0
}

/** Numbers the rows of each user. */
function numberer(): (user: string) => number {
  const next = new Map<string, number>()
  return (user) => {
    const row = next.get(user) ?? 0
    next.set(user, row + 1)
    return row
  }
}
