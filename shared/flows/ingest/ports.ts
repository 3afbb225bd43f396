// The ports that ingest needs.

import type { GenerationId } from '../../domain/ids.ts'
import type {
  AlertOperator,
  Clock,
  CustomerRegister,
  DropBucket,
  JobQueue,
  ReportBucket,
  SettingsSource,
  SheetStore,
} from '../../ports.ts'
import type { RecordPorts } from '../records.ts'

export interface IngestPorts extends RecordPorts {
  readonly drops: DropBucket
  readonly reports: ReportBucket
  readonly sheets: SheetStore
  readonly register: CustomerRegister
  readonly jobs: JobQueue
  readonly settings: SettingsSource
  readonly clock: Clock
  /** How long receipts are kept, in days; Infinity: for ever. */
  readonly retentionDays: number
  /** A new unique id. */
  readonly newGeneration: () => GenerationId
  readonly alert: AlertOperator
}
