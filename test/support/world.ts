// Every port of the product over fakes in memory, wired once, with a clock that stands still until a test advances it.
// What tests then do with this world stands in the files beside this one.

import { rememberingRegister } from '../../shared/adapters/remembering-register.ts'
import { settingsSource } from '../../shared/adapters/settings-source.ts'
import type { GenerationId } from '../../shared/domain/ids.ts'
import type { Token } from '../../shared/domain/portal/link.ts'
import type { UploadId } from '../../shared/domain/portal/upload.ts'
import type { Partner } from '../../shared/domain/settings.ts'
import type { IngestPorts } from '../../shared/flows/ingest/ports.ts'
import type { MeasurePorts } from '../../shared/flows/measure/ports.ts'
import type { NotifyPorts } from '../../shared/flows/notify/notify.ts'
import type { PlanPorts } from '../../shared/flows/plan/plan.ts'
import type { AnnouncePorts } from '../../shared/flows/publish/announce.ts'
import type { PublishPorts } from '../../shared/flows/publish/publish.ts'
import type { FeedbackPorts } from '../../shared/flows/send/record-feedback.ts'
import type { SendPorts } from '../../shared/flows/send/send-mail.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import type { PortalPorts } from '../../shared/portal/ports.ts'
import type { OperatorAlert } from '../../shared/ports/alerts.ts'
import type { SettingsBucket } from '../../shared/ports/objects.ts'
import type { UploadForms } from '../../shared/ports/signed-access.ts'
import { fakeCustomerRegister } from './fakes/customer-register.ts'
import { fakeDownloadLinks } from './fakes/download-links.ts'
import { fakeDropBucket } from './fakes/drop-bucket.ts'
import { fakeEvents } from './fakes/events.ts'
import { fakeJobQueue } from './fakes/job-queue.ts'
import { fakeMailer } from './fakes/mailer.ts'
import { fakeMetricStore } from './fakes/metric-store.ts'
import { fakeRecords } from './fakes/records.ts'
import { fakeReportBucket } from './fakes/report-bucket.ts'
import { fakeSheetStore } from './fakes/sheet-store.ts'
import { fakeUploadForms } from './fakes/upload-forms.ts'

/** What every flow together needs. */
export type Ports = IngestPorts &
  MeasurePorts &
  PlanPorts &
  PublishPorts &
  AnnouncePorts &
  NotifyPorts &
  SendPorts &
  FeedbackPorts

/** What the portal needs besides. */
type PortalExtras = Omit<PortalPorts, keyof Ports> & { readonly uploadForms: UploadForms }

/** The same before a machine remembers settings and customers. */
export type Services = Omit<Ports, 'settings'> & { readonly settingsBucket: SettingsBucket }

export const NOON = Date.UTC(2026, 10, 22, 12)

export const RETENTION_DAYS = 400

interface WorldOptions {
  readonly nowMs?: number
  /** null: there is none. */
  readonly portalUrl?: string | null
  /** Instead of those in partners.json. */
  readonly partners?: readonly Partner[]
}

export type World = ReturnType<typeof createWorld>

export function createWorld({ nowMs = NOON, partners, portalUrl = null }: WorldOptions = {}) {
  const time = { nowMs }
  const clock = () => time.nowMs
  const drops = fakeDropBucket(clock)
  const settingsBucket = fakeDropBucket(clock)
  const reports = fakeReportBucket(clock)
  const jobs = fakeJobQueue()
  const mailer = fakeMailer()
  const events = fakeEvents()
  /** In order, as are the alerts. */
  const pauses: number[] = []
  const alerts: OperatorAlert[] = []
  const services = {
    drops,
    settingsBucket,
    reports,
    jobs,
    mailer,
    events,
    clock,
    retentionDays: RETENTION_DAYS,
    ...freshIds(),
    pause: async (ms: number) => void pauses.push(ms),
    alert: (alert: OperatorAlert) => void alerts.push(alert),
    sheets: fakeSheetStore(),
    register: fakeCustomerRegister(),
    metrics: fakeMetricStore(),
    records: fakeRecords(),
    sender: 'digest@uptake.example',
    replyTo: null,
    imprint: null,
    portalUrl,
    oneClickUnsubscribe: false,
  }
  const portal: PortalExtras = {
    downloadLinks: fakeDownloadLinks(),
    uploadForms: fakeUploadForms(),
    dropMover: drops,
    newUploadId: freshUploadIds(),
  }
  const given = partners && new Map(partners.map((partner) => [partner.id, partner]))
  const ports: Ports & PortalExtras = {
    ...remembering(services),
    ...portal,
    ...(given && { settings: async () => given }),
  }
  return {
    services,
    ports,
    drops,
    reports,
    jobs,
    mailer,
    events,
    pauses,
    alerts,
    advance(ms: number) {
      time.nowMs += ms
    },
    put(key: string, lines: readonly string[]) {
      drops.upload(key, `${lines.join('\n')}\n`)
    },
    /** Puts partners.json. */
    putSettings(json: string) {
      settingsBucket.upload(PARTNERS_FILE, json)
    },
  }
}

/** One machine, which remembers settings and customers. */
export function remembering(services: Services): Ports {
  return {
    ...services,
    settings: settingsSource(services.settingsBucket, () => undefined),
    register: rememberingRegister(services.register, services.clock),
  }
}

/** Ids that nobody has had before, within one world. */
export function freshIds(): Pick<Ports, 'newGeneration' | 'newOwner' | 'newToken'> {
  let ids = 0
  return {
    newGeneration: () => `g${String(++ids).padStart(6, '0')}` as GenerationId,
    newOwner: () => `worker-${++ids}`,
    newToken: () => `token-${String(++ids).padStart(37, '0')}` as Token,
  }
}

/** Of 43 characters, as all are. */
function freshUploadIds(): () => UploadId {
  let ids = 0
  return () => `${++ids}`.padStart(43, 'u') as UploadId
}
