// Measured days.

import type { Day } from '../domain/calendar.ts'
import type { PartnerId } from '../domain/ids.ts'
import type { CustomerPoint, MeasuredDay, PartnerPoint } from '../domain/metrics/point.ts'

export interface MetricStore {
  /** null: not measured, or measured from other inputs than `inputsHash`. */
  get(partner: PartnerId, day: Day, inputsHash: string): Promise<MeasuredDay | null>
  /** The inputs hash of a measured day; null: not measured. */
  measuredFrom(partner: PartnerId, day: Day): Promise<string | null>
  /**
   * Writes the changed points; the day counts as measured once its partner point is written, last. Throws
   * Transient, and leaves the day unmeasured, when it is measured from other inputs at the same time.
   */
  put(partner: PartnerId, inputsHash: string, measured: MeasuredDay): Promise<void>
  /** Every stored point of a partner, of days that count as measured or not, by day. */
  points(partner: PartnerId): AsyncIterable<CustomerPoint | PartnerPoint>
  /** Deletes all that is stored of the partner: its days are no longer measured. */
  clear(partner: PartnerId): Promise<void>
}
