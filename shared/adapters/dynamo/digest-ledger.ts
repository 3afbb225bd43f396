// The ledger of digests over the Ledger table: pk = partner, sk = digest#{week}.

import { dayOf, formatDay } from '../../domain/calendar.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { DigestLedger, DigestRecord, FrozenDigest } from '../../ports.ts'
import type { Item, ItemKey } from './item.ts'
import { readStanding, replaceStanding } from './standing-record.ts'
import type { Table } from './table.ts'

const LIST = 'recipients'

export function dynamoDigestLedger(table: Table): DigestLedger {
  return {
    async get(partner, week) {
      const item = await readStanding(table, keyOf(partner, week), LIST)
      return item === null ? null : recordOf(item)
    },
    save(record, seen) {
      const { partner, asOf, ...plain } = record
      const attributes = { ...plain, asOf: formatDay(asOf) }
      return replaceStanding(table, keyOf(partner, record.week), attributes, { record, seen, list: LIST })
    },
  }
}

function keyOf(partner: PartnerId, week: string): ItemKey {
  return { pk: partner, sk: `digest#${week}` }
}

function recordOf(item: Item): DigestRecord {
  return {
    partner: item.pk as PartnerId,
    week: item.week as string,
    asOf: dayOf(item.asOf as string),
    state: item.state as DigestRecord['state'],
    recipients: item.recipients as FrozenDigest[],
    reason: item.reason as string,
    snapshotKey: item.snapshotKey as string | null,
    dueAtMs: item.dueAtMs as number,
  }
}
