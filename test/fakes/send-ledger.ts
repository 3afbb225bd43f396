// A ledger of sends in memory.

import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { SendClaim, SendKey, SendLedger } from '../../shared/ports.ts'
import { pager } from './pages.ts'

export function fakeSendLedger(): SendLedger {
  const claims = new Map<string, SendClaim>()
  const list = pager()

  return {
    async claim(key, owner, leaseUntilMs, nowMs) {
      const before = claims.get(nameOf(key))
      if (before !== undefined && !isFree(before, nowMs)) return null
      const claim: SendClaim = {
        key: before?.key ?? key,
        id: before?.id ?? createHash('sha256').update(nameOf(key)).digest('hex'),
        state: 'CLAIMED',
        owner,
        leaseUntilMs,
        notBeforeMs: before?.notBeforeMs ?? 0,
        messageId: before?.messageId ?? null,
        reason: before?.reason ?? 'claimed',
        atMs: nowMs,
      }
      claims.set(nameOf(key), claim)
      return claim
    },
    async get(key) {
      return claims.get(nameOf(key)) ?? null
    },
    async byId(partner, id) {
      return [...claims.values()].find((claim) => claim.key.partner === partner && claim.id === id) ?? null
    },
    async move(claim, to) {
      if (!isDeepStrictEqual(claims.get(nameOf(claim.key)), claim)) return null
      const moved = { ...claim, ...to }
      claims.set(nameOf(claim.key), moved)
      return moved
    },
    list: (partner, kind, period) =>
      list(() =>
        Array.from(claims, ([order, item]) => ({ order, item })).filter(
          ({ item: { key } }) => key.partner === partner && key.kind === kind && key.period === period,
        ),
      ),
  }
}

function isFree(claim: SendClaim, nowMs: number): boolean {
  return claim.state === 'CLAIMED' && claim.leaseUntilMs <= nowMs && claim.notBeforeMs <= nowMs
}

/** An address is the same in any case: nobody gets two mails for writing it differently. */
function nameOf({ partner, recipient, kind, period }: SendKey): string {
  return [partner, kind, period, recipient.toLowerCase()].join(' ')
}
