// The ports that forgetting needs: those of ingest, and the operator's own.

import type { MetricStore } from '../../ports/metrics.ts'
import type { ObjectVersions } from '../../ports/object-versions.ts'
import type { SettingsBucket } from '../../ports/objects.ts'
import type { IngestPorts } from '../ingest/ports.ts'

export interface ForgetPorts extends IngestPorts {
  readonly dropVersions: ObjectVersions
  readonly reportVersions: ObjectVersions
  readonly settingsBucket: SettingsBucket
  readonly metrics: MetricStore
}
