// Hands one rendered message to SES, once. Only a rate that is too high is waited for here, for some seconds;
// whatever takes longer waits in the claim, and burns nobody's receives.

import type { Clock, Mailer, ReportBucket, SendClaim, SendLedger, SendOutcome } from '../../ports.ts'
import type { RenderedMessage } from './render.ts'
import { CLAIM_TAG, OWNER_TAG, PARTNER_TAG } from './tags.ts'

export interface DeliverPorts {
  readonly sends: SendLedger
  readonly reports: ReportBucket
  readonly mailer: Mailer
  readonly clock: Clock
  /** Waits about so long, never in step with others who wait for the same thing. */
  readonly pause: (ms: number) => Promise<void>
  /** Address that mail comes from. */
  readonly sender: string
}

/** `claim`: held by this worker. Stops as soon as it is somebody else's. */
export async function deliver(
  claim: SendClaim,
  { raw, copyKey }: RenderedMessage,
  ports: DeliverPorts,
): Promise<void> {
  await ports.reports.put(copyKey, raw, 'message/rfc822')
  let held: SendClaim | null = claim
  for (let attempt = 0; held !== null; attempt++) {
    const sending: SendClaim | null = await ports.sends.move(held, {
      state: 'SENDING',
      reason: 'handed to SES',
    })
    if (sending === null) return
    const outcome = await ports.mailer.send(mailOf(sending, raw, ports.sender))
    const waitMs = waitHereMs(outcome, attempt)
    held = await ports.sends.move(sending, afterSending(outcome, waitMs !== null, ports.clock()))
    if (waitMs === null) return leaveNoFalseCopy(outcome, copyKey, ports.reports)
    await ports.pause(waitMs)
  }
}

/** Together, with the longest call to SES, shorter than an invocation may last. */
const WAITS = [1, 2, 4, 4, 4]
const LONGEST_WAIT_HERE_MS = 1_000

/** Plan asks on the hour: a wait of a whole one would not be over by then, and become two. */
const LONGEST_WAIT_MS = 55 * 60_000

/** null: this worker does not try again. */
function waitHereMs(outcome: SendOutcome, attempt: number): number | null {
  const times = WAITS[attempt]
  if (outcome.kind !== 'not-sent' || outcome.waitMs > LONGEST_WAIT_HERE_MS) return null
  return times === undefined ? null : times * outcome.waitMs
}

function mailOf({ id, key, owner }: SendClaim, raw: Uint8Array, sender: string) {
  const tags = { [PARTNER_TAG]: key.partner, [CLAIM_TAG]: id, [OWNER_TAG]: owner }
  return { from: sender, to: key.recipient, raw, tags }
}

/** `isKept`: the lease stays, because this worker tries again. */
function afterSending(outcome: SendOutcome, isKept: boolean, nowMs: number): Partial<SendClaim> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'SENT', messageId: outcome.messageId, reason: 'accepted by SES', atMs: nowMs }
    case 'not-sent': {
      const waiting = isKept
        ? {}
        : { leaseUntilMs: 0, notBeforeMs: nowMs + Math.min(outcome.waitMs, LONGEST_WAIT_MS) }
      return { state: 'CLAIMED', reason: outcome.reason, ...waiting }
    }
    case 'refused':
      return { state: 'REFUSED', reason: outcome.reason, atMs: nowMs }
    case 'unknown':
      return { state: 'UNKNOWN', reason: outcome.reason, atMs: nowMs }
  }
}

/** The copy says that a message was sent, or may have been. */
async function leaveNoFalseCopy(outcome: SendOutcome, copyKey: string, reports: ReportBucket): Promise<void> {
  if (outcome.kind === 'refused' || outcome.kind === 'not-sent') await reports.delete(copyKey)
}
