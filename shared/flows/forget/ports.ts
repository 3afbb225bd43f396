// The ports that forgetting needs: those of ingest, and the operator's own.

import type { MetricStore, ObjectVersions, SettingsBucket } from '../../ports.ts'
import type { IngestPorts } from '../ingest/ports.ts'

export interface ForgetPorts extends IngestPorts {
  readonly dropVersions: ObjectVersions
  readonly reportVersions: ObjectVersions
  readonly settingsBucket: SettingsBucket
  readonly metrics: MetricStore
}
