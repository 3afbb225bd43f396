// Messages that are neither settled nor in anybody's hands: what has waited long enough is queued again, what
// time has decided is noted, and what nobody could send for a week is given up.

import { byCodePoint } from '../../domain/ids.ts'
import type { Clock, SendClaim, SendJob, SendLedger, SendState } from '../../ports.ts'
import { settle } from '../send/settle.ts'
import type { Tell } from '../trouble.ts'

/** By then the next digest is due. */
const GIVEN_UP_AFTER_MS = 7 * 24 * 3_600_000

export interface SendingPorts {
  readonly sends: SendLedger
  readonly clock: Clock
  readonly tell: Tell
}

export interface OpenSends {
  readonly toQueue: SendJob[]
  /** Of each message, in the order of the jobs; null: nobody has taken it yet. */
  readonly claims: readonly (SendClaim | null)[]
}

/** `jobs`: every message of a digest, or of a partner's notices. */
export async function openSends(jobs: readonly SendJob[], ports: SendingPorts): Promise<OpenSends> {
  const toQueue: SendJob[] = []
  const taken = new Map<SendJob, SendClaim | null>()
  for (const [, alike] of Map.groupBy(jobs, ({ key }) => `${key.kind} ${key.period}`)) {
    const claims = await claimsOf(alike, ports.sends)
    for (const job of alike) {
      const found = claims.get(job.key.recipient.toLowerCase()) ?? null
      const claim = found === null ? null : await settled(found, job, ports)
      taken.set(job, claim)
      if (isFree(claim, ports.clock()) && !isGivenUp(job, ports.clock())) toQueue.push(job)
    }
  }
  return { toQueue, claims: jobs.map((job) => taken.get(job) ?? null) }
}

async function claimsOf(alike: readonly SendJob[], sends: SendLedger): Promise<Map<string, SendClaim>> {
  const claims = new Map<string, SendClaim>()
  const [first] = alike
  if (first === undefined) return claims
  const { partner, kind, period } = first.key
  for await (const claim of sends.list(partner, kind, period)) {
    claims.set(claim.key.recipient.toLowerCase(), claim)
  }
  return claims
}

async function settled(found: SendClaim, job: SendJob, ports: SendingPorts): Promise<SendClaim> {
  const nowMs = ports.clock()
  const claim = await settle(found, ports)
  if (claim.state === 'UNCONFIRMED' && found.state !== 'UNCONFIRMED') tellUnconfirmed(claim, ports)
  if (!isFree(claim, nowMs) || !isGivenUp(job, nowMs)) return claim
  const reason = `given up after a week: ${claim.reason}`
  return (await ports.sends.move(claim, { state: 'REFUSED', reason, atMs: nowMs })) ?? claim
}

function tellUnconfirmed({ key }: SendClaim, { tell }: SendingPorts): void {
  tell({
    message: 'nobody can say whether a message arrived; it is not sent again',
    partner: key.partner,
    about: `${key.kind} ${key.period}`,
    reason: 'no event from SES within a day',
  })
}

function isFree(claim: SendClaim | null, nowMs: number): boolean {
  if (claim === null) return true
  return claim.state === 'CLAIMED' && claim.leaseUntilMs <= nowMs && claim.notBeforeMs <= nowMs
}

function isGivenUp({ dueAtMs }: SendJob, nowMs: number): boolean {
  return nowMs >= dueAtMs + GIVEN_UP_AFTER_MS
}

/** `2 not taken, 1 UNKNOWN`. */
export function countStates(states: readonly (SendState | null)[]): string {
  const counts = Map.groupBy(states, (state) => state ?? 'not taken')
  return Array.from(counts, ([state, some]) => `${some.length} ${state}`)
    .sort(byCodePoint)
    .join(', ')
}
