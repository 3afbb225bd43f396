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

/** The claim as it stands once time alone has decided what it decides. */
export async function settle(claim: SendClaim, { sends, clock }: SettlePorts): Promise<SendClaim> {
  const decided = decidedAt(claim, clock())
  return decided === null ? claim : ((await sends.move(claim, decided)) ?? claim)
}

function decidedAt({ state, leaseUntilMs, atMs }: SendClaim, nowMs: number): Partial<SendClaim> | null {
  if (state === 'SENDING' && leaseUntilMs < nowMs) {
    return { state: 'UNKNOWN', reason: 'the sender stopped while sending', atMs: nowMs }
  }
  if (state === 'UNKNOWN' && atMs + UNCONFIRMED_AFTER_MS < nowMs) {
    return { state: 'UNCONFIRMED', reason: 'no event from SES within a day', atMs: nowMs }
  }
  return null
}
