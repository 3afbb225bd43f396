// What a person must see.

import type { PartnerId } from '../domain/ids.ts'
import type { CounterName } from '../topology.ts'

/** Alerts a person: logged as an error, which raises an alarm. Contains no address. */
export interface OperatorAlert {
  readonly message: string
  readonly partner: PartnerId
  /** The message concerned: `digest 2026-W47`. */
  readonly about: string
  readonly reason: string
  /** A metric that counts such alerts and has an alarm of its own; left out: the alarm of all other errors tells of it. */
  readonly counter?: CounterName
}

export type AlertOperator = (alert: OperatorAlert) => void
