// The ports that measuring needs.

import type { CustomerRegister, MetricStore, SheetStore } from '../../ports.ts'
import type { LedgerPorts } from '../ledger.ts'

export interface MeasurePorts extends LedgerPorts {
  readonly sheets: SheetStore
  readonly register: CustomerRegister
  readonly metrics: MetricStore
}
