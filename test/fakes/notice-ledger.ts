// A ledger of notices in memory.

import { isDeepStrictEqual } from 'node:util'
import type { NoticeLedger, NoticeRecord } from '../../shared/ports.ts'

export function fakeNoticeLedger(): NoticeLedger {
  const records = new Map<string, NoticeRecord>()
  return {
    async get(partner) {
      return records.get(partner) ?? null
    },
    async save(record, seen) {
      if (!isDeepStrictEqual(records.get(record.partner) ?? null, seen)) return false
      records.set(record.partner, record)
      return true
    },
  }
}
