// Seats of rows of the state. A counted subscription is active and no trial: others grant no entitlement.

import type { Subscription } from '../sheets/sheet.ts'

export function isCounted({ status, isTrial }: Subscription): boolean {
  return status === 'active' && !isTrial
}

export function sumOfSeats(rows: readonly Subscription[]): number {
  return rows.reduce((sum, { sold }) => sum + sold, 0)
}

/** null: none states it. */
export function assignedOf(rows: readonly Subscription[]): number | null {
  const stated = rows.flatMap(({ assigned }) => assigned ?? [])
  return stated.length === 0 ? null : stated.reduce((sum, assigned) => sum + assigned, 0)
}
