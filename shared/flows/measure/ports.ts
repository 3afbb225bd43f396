// The ports that measuring needs.

import type { MetricStore } from '../../ports/metrics.ts'
import type { CustomerRegister, SheetStore } from '../../ports/sheets.ts'
import type { LedgerPorts } from '../ledger.ts'

export interface MeasurePorts extends LedgerPorts {
  readonly sheets: SheetStore
  readonly register: CustomerRegister
  readonly metrics: MetricStore
}
