// A ledger of digests in memory.

import { isDeepStrictEqual } from 'node:util'
import type { DigestLedger, DigestRecord } from '../../shared/ports.ts'

export function fakeDigestLedger(): DigestLedger {
  const records = new Map<string, DigestRecord>()
  return {
    async get(partner, week) {
      return records.get(`${partner} ${week}`) ?? null
    },
    async save(record, seen) {
      const name = `${record.partner} ${record.week}`
      if (!isDeepStrictEqual(records.get(name) ?? null, seen)) return false
      records.set(name, record)
      return true
    },
  }
}
