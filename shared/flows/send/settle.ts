// Settles sends whose sender never came back: what was handed to SES is UNKNOWN until an SES event tells,
// and UNCONFIRMED when none has come for a day.

import type { Clock, SendClaim, SendKey, SendLedger } from '../../ports.ts'

const UNCONFIRMED_AFTER_MS = 24 * 3_600_000

interface SettlePorts {
  readonly sends: SendLedger
  readonly clock: Clock
}

export async function settleAbandoned(key: SendKey, ports: SettlePorts): Promise<void> {
  const claim = await ports.sends.get(key)
  if (claim !== null) await settle(claim, ports)
}

/** Moves the claim on if time alone has decided something about it. */
export async function settle(claim: SendClaim, { sends, clock }: SettlePorts): Promise<void> {
  const nowMs = clock()
  if (claim.state === 'SENDING' && claim.leaseUntilMs < nowMs) {
    await sends.move(claim, { state: 'UNKNOWN', reason: 'the sender stopped while sending', atMs: nowMs })
  }
  if (claim.state === 'UNKNOWN' && claim.atMs + UNCONFIRMED_AFTER_MS < nowMs) {
    await sends.move(claim, { state: 'UNCONFIRMED', reason: 'no event from SES within a day', atMs: nowMs })
  }
}
