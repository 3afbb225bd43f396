// The ledger of sends over the Ledger table: pk = partner, sk = send#{kind}#{period}#{hash of the recipient}.
// A claim's id is made of the same parts, so that an event about a message finds its claim by key.

import { createHash } from 'node:crypto'
import type { PartnerId } from '../../domain/ids.ts'
import type { SendClaim, SendKey, SendLedger, SendState } from '../../ports.ts'
import type { Attributes, Item, ItemKey } from './item.ts'
import type { Table } from './table.ts'

const ID = /^(digest|gap|refusal)_([A-Za-z0-9_-]+)_([0-9a-f]{32})$/

export function dynamoSendLedger(table: Table): SendLedger {
  async function read(key: ItemKey): Promise<SendClaim | null> {
    const item = await table.get(key)
    return item === null ? null : claimOf(item)
  }

  return {
    async claim(key, owner, leaseUntilMs, nowMs) {
      const { recipient, kind, period } = key
      const claimed = await table.updateIf(
        keyOf(key),
        {
          set: { state: 'CLAIMED' satisfies SendState, owner, leaseUntilMs, atMs: nowMs },
          default: {
            id: idOf(key),
            recipient,
            kind,
            period,
            notBeforeMs: 0,
            messageId: null,
            reason: 'claimed',
          },
        },
        {
          expression:
            'attribute_not_exists(#pk) OR (#state = :claimable AND #leaseUntilMs <= :now AND #notBeforeMs <= :now)',
          values: { claimable: 'CLAIMED', now: nowMs },
        },
      )
      return claimed === null ? null : claimOf(claimed)
    },
    get: (key) => read(keyOf(key)),
    async byId(partner, id) {
      const [, kind, period, recipientHash] = ID.exec(id) ?? []
      return kind === undefined ? null : read({ pk: partner, sk: `send#${kind}#${period}#${recipientHash}` })
    },
    async move(claim, to) {
      const moved = await table.updateIf(
        keyOf(claim.key),
        { set: mutable({ ...claim, ...to }) },
        stillIs(claim),
      )
      return moved === null ? null : claimOf(moved)
    },
    async *list(partner, kind, period) {
      for await (const item of table.query(partner, `send#${kind}#${period}`)) yield claimOf(item)
    },
  }
}

function keyOf(key: SendKey): ItemKey {
  return { pk: key.partner, sk: `send#${key.kind}#${key.period}#${hashOf(key.recipient)}` }
}

function idOf({ kind, period, recipient }: SendKey): string {
  return `${kind}_${period}_${hashOf(recipient)}`
}

/** An address is the same in any case: nobody gets two mails for writing it differently. */
function hashOf(recipient: string): string {
  return createHash('sha256').update(recipient.toLowerCase()).digest('hex').slice(0, 32)
}

function mutable({
  state,
  owner,
  leaseUntilMs,
  notBeforeMs,
  messageId,
  reason,
  atMs,
}: SendClaim): Attributes {
  return { state, owner, leaseUntilMs, notBeforeMs, messageId, reason, atMs }
}

function stillIs(claim: SendClaim) {
  const seen = Object.entries(mutable(claim))
  return {
    expression: seen.map(([name]) => `#${name} = :seen_${name}`).join(' AND '),
    values: Object.fromEntries(seen.map(([name, value]) => [`seen_${name}`, value])),
  }
}

function claimOf(item: Item): SendClaim {
  return {
    key: {
      partner: item.pk as PartnerId,
      recipient: item.recipient as string,
      kind: item.kind as SendKey['kind'],
      period: item.period as string,
    },
    id: item.id as string,
    state: item.state as SendState,
    owner: item.owner as string,
    leaseUntilMs: item.leaseUntilMs as number,
    notBeforeMs: item.notBeforeMs as number,
    messageId: item.messageId as string | null,
    reason: item.reason as string,
    atMs: item.atMs as number,
  }
}
