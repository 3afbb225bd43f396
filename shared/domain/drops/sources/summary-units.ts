// The units of a product summary's row: enabled, in grace, disabled; and the subscriptions that they stand for.

import type { Subscription, SubscriptionStatus } from '../../sheets/sheet.ts'
import type { RowCursor } from '../rows/row-cursor.ts'
import { UNITS_IN_TOTAL } from './entitlement-names.ts'
import type { Columns } from './source.ts'

export interface Units {
  readonly enabled: number
  readonly assigned: number | null
  readonly warning: number
  readonly disabled: number
  /** The file tells units that are not enabled. */
  readonly isParted: boolean
}

/** Where a total counts units that are not enabled, they are taken off. */
export function createUnitsReader(columns: Columns): (row: RowCursor) => Units {
  const sold = columns.field('licenses_sold')
  const assigned = columns.field('licenses_assigned')
  const warning = columns.field('units_warning')
  const suspended = columns.field('units_suspended')
  const lockedOut = columns.field('units_locked_out')
  const within = UNITS_IN_TOTAL.map(({ total, notEnabled }) => ({
    total: columns.named('licenses_sold', [total]),
    notEnabled: columns.named('units_warning', [notEnabled]),
  }))
  const totals = (row: RowCursor) => within.find(({ total }) => row.nameOf(total) === row.nameOf(sold))

  return (row) => {
    const stated = row.neededCount(sold)
    const used = row.count(assigned)
    const inGrace = row.count(warning) ?? 0
    const disabled = (row.count(suspended) ?? 0) + (row.count(lockedOut) ?? 0)
    const total = totals(row)
    const notEnabled = total === undefined ? 0 : (row.count(total.notEnabled) ?? 0)
    return {
      enabled: Math.max(0, stated - notEnabled),
      assigned: used,
      warning: inGrace,
      disabled,
      isParted: [warning, suspended, lockedOut].some(({ places }) => places.length > 0),
    }
  }
}

type Part = Pick<Subscription, 'status' | 'sold' | 'assigned'>

/** The subscriptions that a row of a summary stands for; what is assigned belongs to the first. */
export function partsOf(units: Units, status: SubscriptionStatus): Part[] {
  const { enabled, assigned, warning, disabled, isParted } = units
  if (status !== 'active') {
    return [{ status, sold: isParted ? enabled + warning + disabled : enabled, assigned }]
  }
  const parts = [
    { status: 'active', sold: enabled },
    { status: 'in_grace_period', sold: warning },
    { status: 'disabled', sold: disabled },
  ] as const
  const held = parts.filter(({ sold }) => sold > 0)
  return (held.length > 0 ? held : parts.slice(0, 1)).map((part, at) => ({
    ...part,
    assigned: at === 0 ? assigned : null,
  }))
}
