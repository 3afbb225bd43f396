// The whole pipeline as messages and what handles them: what the functions do on AWS, over any ports.

import { rememberingRegister } from '../../shared/adapters/remembering-register.ts'
import { settingsSource } from '../../shared/adapters/settings-source.ts'
import type { GenerationId } from '../../shared/domain/ids.ts'
import type { IngestPorts } from '../../shared/flows/ingest/ports.ts'
import { reconcile } from '../../shared/flows/ingest/reconcile.ts'
import { sweep } from '../../shared/flows/ingest/sweep.ts'
import { measure } from '../../shared/flows/measure/measure.ts'
import type { MeasurePorts } from '../../shared/flows/measure/ports.ts'
import { type NotifyPorts, notify } from '../../shared/flows/notify/notify.ts'
import { type PlanPorts, plan } from '../../shared/flows/plan/plan.ts'
import { type PublishPorts, publish } from '../../shared/flows/publish/publish.ts'
import { type Feedback, type FeedbackPorts, recordFeedback } from '../../shared/flows/send/record-feedback.ts'
import { type SendPorts, sendMail } from '../../shared/flows/send/send-mail.ts'
import type { Job, SettingsBucket } from '../../shared/ports.ts'
import type { MailTrouble } from './troubles.ts'

/** An event of the drops bucket, one of the settings bucket, a job, an event of SES, or the clock. */
export type Message =
  | { readonly kind: 'event'; readonly key: string }
  | { readonly kind: 'settings' }
  | Job
  | { readonly kind: 'feedback'; readonly feedback: Feedback }
  | { readonly kind: 'plan' }
  | { readonly kind: 'sweep' }

/** Every port, and what is handed to the flows beside them. */
export type Ports = Omit<
  IngestPorts & MeasurePorts & PlanPorts & PublishPorts & NotifyPorts & SendPorts & FeedbackPorts,
  'settings'
> & { readonly settingsBucket: SettingsBucket }

/** An hour and a half, so that receipts expire within a run: a record may go an hour after it was settled. */
export const RETENTION_DAYS = 1.5 / 24

/** The pipeline over some ports: what partners do, what waits to be handled, and what came out. */
export interface Pipeline {
  readonly ports: Ports
  put(key: string, body: string | Uint8Array): Promise<void>
  /** Puts partners.json. */
  putSettings(json: string): Promise<void>
  remove(key: string): Promise<void>
  /** Deletes the newest version or delete marker for good. */
  revert(key: string): Promise<void>
  /** Takes what has come since the last time, in no order that anybody may rely on. */
  take(): Promise<Message[]>
  /** Every message that SES accepted, in order. */
  mailbox(): Promise<SentMail[]>
  /** What becomes of the next messages that are handed to SES; without any, all of them are sent. */
  readonly mailTroubles: MailTrouble[]
  /** Moves the clock. */
  pass(ms: number): void
  close(): Promise<void>
}

export interface SentMail {
  readonly to: string
  /** Of the claim that it was sent under. */
  readonly claimId: string
  readonly raw: Uint8Array
}

/**
 * Handles one message. The same ports are the same machine, which remembers settings and customers; others are a fresh
 * one. Throws as a function would.
 */
export async function handle(message: Message, given: Ports): Promise<void> {
  const ports = { ...given, ...rememberedBy(given) }
  switch (message.kind) {
    case 'event':
    case 'reconcile':
      await reconcile(message.key, ports)
      return
    case 'measure':
      return measure(message, ports)
    case 'publish':
      return publish(message, ports)
    case 'notify':
      return notify(message, ports)
    case 'send':
      await sendMail(message, ports)
      return
    case 'feedback':
      return recordFeedback(message.feedback, ports)
    case 'plan':
      return plan({ asOf: null }, ports)
    case 'settings':
    case 'sweep':
      await sweep(ports)
  }
}

type Remembered = Pick<IngestPorts, 'settings' | 'register'>

const remembered = new WeakMap<Ports, Remembered>()

function rememberedBy(ports: Ports): Remembered {
  const known = remembered.get(ports) ?? {
    settings: settingsSource(ports.settingsBucket, () => undefined),
    register: rememberingRegister(ports.register),
  }
  remembered.set(ports, known)
  return known
}

/** Ids that nobody has had before, within one pipeline. */
export function freshIds(): Pick<Ports, 'newGeneration' | 'newOwner'> {
  let ids = 0
  return {
    newGeneration: () => `g${String(++ids).padStart(6, '0')}` as GenerationId,
    newOwner: () => `worker-${++ids}`,
  }
}
