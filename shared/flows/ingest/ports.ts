// The ports that ingest needs.

import type { GenerationId } from '../../domain/ids.ts'
import type { AlertOperator } from '../../ports/alerts.ts'
import type { Clock } from '../../ports/clock.ts'
import type { JobQueue } from '../../ports/jobs.ts'
import type { DropBucket, ReportBucket, SettingsSource } from '../../ports/objects.ts'
import type { CustomerRegister, SheetStore } from '../../ports/sheets.ts'
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
