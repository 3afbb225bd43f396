// Hands one rendered message to SES, once. Waits here only when the sending rate is exceeded, for some
// seconds; longer waits are noted in the message's record, and use up no delivery of the job.

import { afterAttempt, handOver, type SendOutcome } from '../../domain/mail/message.ts'
import { type MessageRecord, messageIdOf } from '../../domain/mail/message-record.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Mailer } from '../../ports/mailer.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { type Loaded, type RecordPorts, save } from '../records.ts'
import type { RenderedMessage } from './render.ts'
import { CLAIM_TAG, OWNER_TAG, PARTNER_TAG } from './tags.ts'

export interface DeliverPorts extends RecordPorts {
  readonly reports: ReportBucket
  readonly mailer: Mailer
  readonly clock: Clock
  /** Address that mail comes from. */
  readonly sender: string
}

/**
 * `claimed`: held by this worker. Returns the message as this worker left it; null: its record was changed by
 * another.
 */
export async function deliver(
  claimed: Loaded<MessageRecord>,
  { raw, copy, copyKey }: RenderedMessage,
  ports: DeliverPorts,
): Promise<MessageRecord | null> {
  await ports.reports.put(copyKey, copy, 'message/rfc822')
  let held: Loaded<MessageRecord> | null = claimed
  for (let attempt = 0; held !== null; attempt++) {
    const sending: Loaded<MessageRecord> | null = await save(held.place, handOver(held.value), held, ports)
    if (sending === null) return null
    const outcome = await ports.mailer.send(mailOf(sending.value, raw, ports.sender))
    const waitMs = waitHereMs(outcome, attempt)
    const attempted = afterAttempt(sending.value, outcome, waitMs !== null, ports.clock())
    held = await save(sending.place, attempted, sending, ports)
    if (waitMs === null) {
      await leaveNoFalseCopy(outcome, copyKey, ports.reports)
      return held?.value ?? null
    }
    await ports.pause(waitMs)
  }
  return null
}

/** Together with the longest call to SES, shorter than an invocation may last. */
const WAITS = [1, 2, 4, 4, 4]
const LONGEST_WAIT_HERE_MS = 1_000

/** null: this worker does not retry. */
function waitHereMs(outcome: SendOutcome, attempt: number): number | null {
  const times = WAITS[attempt]
  if (outcome.kind !== 'not-sent' || outcome.waitMs > LONGEST_WAIT_HERE_MS) return null
  return times === undefined ? null : times * outcome.waitMs
}

function mailOf(message: MessageRecord, raw: Uint8Array, sender: string) {
  const tags = {
    [PARTNER_TAG]: message.partner,
    [CLAIM_TAG]: messageIdOf(message),
    [OWNER_TAG]: message.owner,
  }
  return { from: sender, to: message.recipient, raw, tags }
}

/** The copy marks a message that was sent, or may have been. */
async function leaveNoFalseCopy(outcome: SendOutcome, copyKey: string, reports: ReportBucket): Promise<void> {
  if (outcome.kind === 'refused' || outcome.kind === 'not-sent') await reports.delete(copyKey)
}
