// What `uptake status` has seen, before it is told.

import type { PartnerStatus } from '../../../shared/domain/status/partner-status.ts'
import type { Target } from '../target.ts'
import type { QueueState } from './queue-states.ts'

export interface Seen {
  readonly target: Target
  /** Where that is, for people. */
  readonly place: string
  readonly partners: readonly PartnerStatus[]
  /** None: they are in another process. */
  readonly queues: readonly QueueState[]
  /** How many days back keys are dated. */
  readonly days: number
  readonly nowMs: number
}
