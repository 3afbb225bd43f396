// What measuring needs.

import type { CustomerRegister, DropLedger, MetricStore, SheetStore } from '../../ports.ts'

export interface MeasurePorts {
  readonly ledger: DropLedger
  readonly sheets: SheetStore
  readonly register: CustomerRegister
  readonly metrics: MetricStore
}
