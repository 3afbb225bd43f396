// A published digest, recipients, and a mailer whose answers can be chosen.

import { createHash } from 'node:crypto'
import type { Digest } from '../../shared/domain/digest/digest.ts'
import type { Partner, Recipient } from '../../shared/domain/settings.ts'
import type { SendPorts } from '../../shared/flows/send/send-digest.ts'
import type { SendJob, SendState } from '../../shared/ports.ts'
import { digestJson } from '../../shared/views/digest-json.ts'
import { textsFor } from '../../shared/views/texts/languages.ts'
import { type FakeMailer, fakeMailer } from '../fakes/mailer.ts'
import { type FakeReportBucket, fakeReportBucket } from '../fakes/report-bucket.ts'
import { fakeSendLedger } from '../fakes/send-ledger.ts'
import { fakeSuppressionList } from '../fakes/suppression-list.ts'
import { NOON } from './ingest-world.ts'

const CONTENT_KEY = 'digests/frozen.json'

export interface SendWorld {
  readonly ports: SendPorts
  readonly mailer: FakeMailer
  readonly reports: FakeReportBucket
  readonly job: SendJob
  pass(ms: number): void
  state(): Promise<SendState | null>
}

export async function sendWorld(partner: Partner, recipient: Recipient, digest: Digest): Promise<SendWorld> {
  let nowMs = NOON
  let owners = 0
  const mailer = fakeMailer()
  const reports = fakeReportBucket()
  const ports: SendPorts = {
    mailer,
    reports,
    sends: fakeSendLedger(),
    suppressions: fakeSuppressionList(),
    pause: async (ms) => {
      nowMs += ms
    },
    settings: async () => new Map([[partner.id, partner]]),
    clock: () => nowMs,
    newOwner: () => `worker-${++owners}`,
    sender: 'digest@uptake.example',
  }
  const content = digestJson(digest, textsFor('en'))
  await reports.put(CONTENT_KEY, content, 'application/json')
  const job: SendJob = {
    kind: 'send',
    key: { partner: partner.id, recipient: recipient.email, kind: 'digest', period: digest.week },
    contentKey: CONTENT_KEY,
    contentSha256: createHash('sha256').update(content).digest('hex'),
    dueAtMs: NOON,
  }
  return {
    ports,
    mailer,
    reports,
    job,
    pass(ms) {
      nowMs += ms
    },
    state: async () => (await ports.sends.get(job.key))?.state ?? null,
  }
}
