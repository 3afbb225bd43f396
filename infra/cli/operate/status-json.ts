// The status as JSON, schema 1.

import type { DigestStatus } from '../../../shared/domain/status/digest-status.ts'
import type { DropsStatus, ListedDrop } from '../../../shared/domain/status/drops-status.ts'
import type { Seen } from './seen.ts'

export function statusJson({ target, partners, queues, days, nowMs }: Seen): object {
  return {
    schema: 1,
    at: timeOf(nowMs),
    target: target.kind === 'environment' ? 'aws' : target.kind,
    days,
    partners: partners.map(({ partner, attention, drops, digests }) => ({
      id: partner.id,
      name: partner.name,
      attention,
      drops: dropsJson(drops),
      digests: digests.map(digestJson),
    })),
    queues: queues.map(({ queue, waiting, deadLetters }) => ({ queue, waiting, dead_letters: deadLetters })),
  }
}

function dropsJson(drops: DropsStatus): object {
  return {
    keys: drops.keys,
    refused: drops.refused,
    stopped: drops.stopped,
    waiting: drops.waiting,
    unanswered: drops.unanswered,
    rows_rejected: drops.rowsRejected,
    last_upload: timeOf(drops.lastUploadMs),
    lag_ms: drops.lag && { median: drops.lag.medianMs, longest: drops.lag.longestMs },
    last: drops.last.map(dropJson),
    last_refused: drops.lastRefused.map(dropJson),
  }
}

function dropJson({ key, status, uploadedAtMs, rows, refusal }: ListedDrop): object {
  return {
    key,
    status,
    uploaded_at: timeOf(uploadedAtMs),
    rows: rows && { accepted: rows.accepted, rejected: rows.rejected },
    refused: refusal && { code: refusal.code, message: refusal.message },
  }
}

function digestJson({ week, state, reason, dueAtMs, mails }: DigestStatus): object {
  return { week, state, reason, due_at: timeOf(dueAtMs), mails }
}

function timeOf(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString()
}
