// The whole pipeline as messages and what handles them: what the functions do on AWS, over any ports.

import { reconcile } from '../../shared/flows/ingest/reconcile.ts'
import { reconcileJob } from '../../shared/flows/ingest/reconcile-job.ts'
import { sweep } from '../../shared/flows/ingest/sweep.ts'
import { measure } from '../../shared/flows/measure/measure.ts'
import { notify } from '../../shared/flows/notify/notify.ts'
import { plan } from '../../shared/flows/plan/plan.ts'
import { announce } from '../../shared/flows/publish/announce.ts'
import { publish } from '../../shared/flows/publish/publish.ts'
import { type Feedback, recordFeedback } from '../../shared/flows/send/record-feedback.ts'
import { sendMail } from '../../shared/flows/send/send-mail.ts'
import type { PublicEvent } from '../../shared/ports/events.ts'
import type { Job, SweepJob } from '../../shared/ports/jobs.ts'
import type { FunctionName } from '../../shared/topology.ts'
import { runningAs } from '../support/recorded-calls.ts'
import { type Ports, remembering, type Services } from '../support/world.ts'
import type { MailFault } from './mail-faults.ts'

/** An event of the drops bucket, one of the settings bucket, a job, an event of SES, or the clock. */
export type Message =
  | { readonly kind: 'event'; readonly key: string }
  | { readonly kind: 'settings' }
  | Exclude<Job, SweepJob>
  | { readonly kind: 'feedback'; readonly feedback: Feedback }
  | { readonly kind: 'plan' }
  | ({ readonly kind: 'sweep' } & Partial<SweepJob>)

/** An hour and a half, so that receipts expire within a run: a record may go an hour after it was settled. */
export const RETENTION_DAYS = 1.5 / 24

/** The pipeline over some ports: what partners do, what waits to be handled, and what came out. */
export interface Pipeline {
  readonly ports: Services
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
  /** Every event that the bus took, in order. */
  announced(): readonly PublicEvent[]
  /** What becomes of the next messages that are handed to SES; without any, all of them are sent. */
  readonly mailFaults: MailFault[]
  /** Moves the clock. */
  advance(ms: number): void
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
export function handle(message: Message, services: Services): Promise<void> {
  return runningAs(FUNCTION_OF[message.kind], () => handleWith(machineOf(services), message))
}

const FUNCTION_OF: Readonly<Record<Message['kind'], FunctionName>> = {
  event: 'IngestDrop',
  reconcile: 'IngestDrop',
  measure: 'Measure',
  publish: 'Publish',
  notify: 'Publish',
  announce: 'Publish',
  send: 'SendMail',
  feedback: 'RecordFeedback',
  plan: 'Plan',
  settings: 'Sweep',
  sweep: 'Sweep',
}

async function handleWith(ports: Ports, message: Message): Promise<void> {
  switch (message.kind) {
    case 'event':
      await reconcile(message.key, ports)
      return
    case 'reconcile':
      await reconcileJob(message, true, ports)
      return
    case 'measure':
      return measure(message, ports)
    case 'publish':
      return publish(message, ports)
    case 'notify':
      return notify(message, ports)
    case 'announce':
      return announce(message, ports)
    case 'send':
      await sendMail(message, ports)
      return
    case 'feedback':
      return recordFeedback(message.feedback, ports)
    case 'plan':
      return plan({ asOf: null, partner: null }, ports)
    case 'settings':
    case 'sweep':
      await sweep(ports)
  }
}

const machines = new WeakMap<Services, Ports>()

function machineOf(services: Services): Ports {
  const ports = machines.get(services) ?? remembering(services)
  machines.set(services, ports)
  return ports
}
