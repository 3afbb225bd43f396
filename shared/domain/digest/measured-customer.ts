// A customer on the day that is reported on: what was measured, what changed in a week, and what is to be reported.

import type { Flag } from '../flags/flag.ts'
import type { Delta } from '../metrics/delta.ts'
import type { CustomerPoint } from '../metrics/point.ts'

export interface MeasuredCustomer {
  readonly point: CustomerPoint
  readonly flags: readonly Flag[]
  /** Help and how-to calls of the window; null: no support data was seen. */
  readonly calls28d: number | null
  /** null: support was never seen in the windows before. */
  readonly callsBaseline: number | null
  /** Against the point a week before. */
  readonly delta: Delta
}
