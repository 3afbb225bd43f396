// A user-detail report of Microsoft Graph: one tenant, one row per user, the last day of use per workload.

import { openActivityFold } from '../../sheets/activity-fold.ts'
import { ABSENT, customerColumn, type Header, optional, required, requiredId } from '../rows/header.ts'
import type { ShapeDefinition } from './shape.ts'

/** A workload of the report, by its columns. */
export interface GraphUse {
  readonly workload: string
  /** Column of the last day of use. */
  readonly date: string
  /** Column of the licence flag; null: the report has none. */
  readonly license: string | null
}

export interface GraphReport {
  /** Its name in Microsoft Graph. */
  readonly title: string
  /** Any of these columns gives the report away. */
  readonly signs: readonly string[]
  readonly uses: readonly GraphUse[]
  readonly documented: ReadonlySet<string>
}

export function graphShape({ title, signs, uses, documented }: GraphReport): ShapeDefinition {
  return {
    shape: 'graph',
    title,
    documented,
    fits: (header) => signs.some(header.has) && !header.has('workload'),
    open(header, frame) {
      const customer = header.field(customerColumn(frame.keyCustomer, 'customer_id'))
      const user = header.field(requiredId('user_principal_name'))
      const products = header.field(required('assigned_products'))
      const columns = uses
        .filter((use) => !hasLeft(header, use, uses))
        .map(({ workload, date, license }) => ({
          workload,
          date: header.field(required(date)),
          license: header.field(license === null ? ABSENT : optional(license)),
        }))
      const isDeleted = header.field(optional('is_deleted'))
      const fold = openActivityFold('graph', () => frame.effectiveDay)

      return {
        fold,
        read(row) {
          const holder = row.customer(customer)
          const name = row.neededText(user).toLowerCase()
          const product = productNames(row.text(products))
          // In the order of Microsoft's columns: the first fault of a row is the one that is told.
          const deleted = row.flag(isDeleted)
          const licenses = columns.map(({ license }) => row.flag(license))
          const days = columns.map(({ date }) => row.pastDay(date))
          if (row.fault !== null) return
          const held = fold.user(holder, name)
          for (const [at, { workload }] of columns.entries()) {
            const activeDay = days[at] ?? null
            const licensed = licenses[at] ?? null
            if (activeDay === null && licensed === null && deleted === null) continue
            fold.state(held, fold.use(product, workload, ''), { activeDay, licensed, deleted })
          }
        },
      }
    },
  }
}

/** One of several workloads may leave the report with both its columns; a date alone that is gone was renamed. */
function hasLeft(header: Header, { date, license }: GraphUse, uses: readonly GraphUse[]): boolean {
  return uses.length > 1 && !header.has(date) && (license === null || !header.has(license))
}

/** `OFFICE 365 E3 + VISIO` as `office 365 e3+visio`; which SKUs these are is known when measuring. */
function productNames(assigned: string): string {
  const names = assigned
    .toLowerCase()
    .split('+')
    .map((name) => name.trim())
  return names.filter((name) => name !== '').join('+')
}
