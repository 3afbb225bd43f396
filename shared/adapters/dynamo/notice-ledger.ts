// The ledger of notices over the Ledger table: pk = partner, sk = notices.

import { dayOf, formatDay } from '../../domain/calendar.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { NoticeLedger, NoticeMail, NoticeRecord } from '../../ports.ts'
import type { Item, ItemKey } from './item.ts'
import { readStanding, replaceStanding } from './standing-record.ts'
import type { Table } from './table.ts'

const LIST = 'mails'

export function dynamoNoticeLedger(table: Table): NoticeLedger {
  return {
    async get(partner) {
      const item = await readStanding(table, keyOf(partner), LIST)
      return item === null ? null : recordOf(item)
    },
    save(record, seen) {
      const { partner, day, ...plain } = record
      const attributes = { ...plain, day: formatDay(day) }
      return replaceStanding(table, keyOf(partner), attributes, { record, seen, list: LIST })
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
