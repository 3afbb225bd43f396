// The jobs that flows queue for each other, and those that can never succeed.

import type { PartnerId } from '../domain/ids.ts'
import type { MessageKey } from '../domain/mail/message-record.ts'
import type { Purpose } from '../domain/portal/link.ts'
import type { QueueName } from '../topology.ts'

/** The jobs that flows queue for each other; one message is one partner's job. */
export type Job = ReconcileJob | SweepJob | MeasureJob | PublishJob | NotifyJob | AnnounceJob | SendJob

/** Keys of the drops bucket, of one partner; at least one. */
export interface ReconcileJob {
  readonly kind: 'reconcile'
  readonly keys: readonly string[]
}

/** The rest of a sweep that was too long for one run. */
export interface SweepJob {
  readonly kind: 'sweep'
  /** The folder of the drops bucket to go on from. */
  readonly from: string
}

/** `asOf`: E, `YYYY-MM-DD`. */
export interface MeasureJob {
  readonly kind: 'measure'
  readonly partner: PartnerId
  readonly asOf: string
}

export interface PublishJob {
  readonly kind: 'publish'
  readonly partner: PartnerId
  /** E, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly dueAtMs: number
}

/** Gives the events of a published digest to other programs. */
export interface AnnounceJob {
  readonly kind: 'announce'
  readonly partner: PartnerId
  /** ISO. */
  readonly week: string
  /** The frozen events in the reports bucket. */
  readonly eventsKey: string
}

export interface NotifyJob {
  readonly kind: 'notify'
  readonly partner: PartnerId
  /** The local day on which notices go out, `YYYY-MM-DD`. */
  readonly day: string
  readonly dueAtMs: number
}

export interface SendJob {
  readonly kind: 'send'
  readonly key: MessageKey
  /** The frozen content in the reports bucket, and the hash that it must have; null: it is made when it is sent. */
  readonly contentKey: string | null
  readonly contentSha256: string | null
  /** What the links of a mail that was asked for open; of others, their kind says it. */
  readonly purposes?: readonly Purpose[]
  readonly dueAtMs: number
}

export interface JobQueue {
  send(jobs: readonly Job[]): Promise<void>
}

/** Messages that can never succeed: kept beside their queue until an operator redrives them. */
export interface DeadLetters {
  /** `reason` is one sentence. */
  put(queue: QueueName, body: string, reason: string): Promise<void>
}
