// The ledger of digests over the Ledger table: pk = partner, sk = digest#{week}.

import { createHash } from 'node:crypto'
import { dayOf, formatDay } from '../../domain/calendar.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { DigestLedger, DigestRecord, FrozenDigest } from '../../ports.ts'
import type { Item } from './item.ts'
import type { Table } from './table.ts'

export function dynamoDigestLedger(table: Table): DigestLedger {
  return {
    async get(partner, week) {
      const item = await table.get({ pk: partner, sk: `digest#${week}` })
      return item === null ? null : recordOf(item)
    },
    async save(record, seen) {
      const { partner, week, asOf, ...plain } = record
      const saved = await table.updateIf(
        { pk: partner, sk: `digest#${week}` },
        { set: { ...plain, week, asOf: formatDay(asOf), standing: hashOf(record) } },
        seen === null
          ? { expression: 'attribute_not_exists(#pk)' }
          : { expression: '#standing = :seen', values: { seen: hashOf(seen) } },
      )
      return saved !== null
    },
  }
}

function recordOf(item: Item): DigestRecord {
  return {
    partner: item.pk as PartnerId,
    week: item.week as string,
    asOf: dayOf(item.asOf as string),
    state: item.state as DigestRecord['state'],
    recipients: item.recipients as FrozenDigest[],
    reason: item.reason as string,
    dueAtMs: item.dueAtMs as number,
  }
}

/** Of everything a record says, whatever the order in which its fields were set. */
function hashOf(record: DigestRecord): string {
  const inOrder = (_name: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return createHash('sha256').update(JSON.stringify(record, inOrder)).digest('base64url')
}
