// The ledger of notices over the Ledger table: pk = partner, sk = notices.

import { dayOf, formatDay } from '../../domain/calendar.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { NoticeLedger, NoticeMail, NoticeRecord } from '../../ports.ts'
import type { Item, ItemKey } from './item.ts'
import { replaceStanding } from './standing-record.ts'
import type { Table } from './table.ts'

export function dynamoNoticeLedger(table: Table): NoticeLedger {
  return {
    async get(partner) {
      const item = await table.get(keyOf(partner))
      return item === null ? null : recordOf(item)
    },
    save(record, seen) {
      const { partner, day, ...plain } = record
      return replaceStanding(table, keyOf(partner), { ...plain, day: formatDay(day) }, { record, seen })
    },
  }
}

function keyOf(partner: PartnerId): ItemKey {
  return { pk: partner, sk: 'notices' }
}

function recordOf(item: Item): NoticeRecord {
  return {
    partner: item.pk as PartnerId,
    day: dayOf(item.day as string),
    toldKey: item.toldKey as string,
    mails: item.mails as NoticeMail[],
  }
}
