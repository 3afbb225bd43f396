// Records in memory.

import { byCodePoint } from '../../../shared/domain/ids.ts'
import type { RecordKey } from '../../../shared/domain/records.ts'
import type { Records, StoredRecord } from '../../../shared/ports/records.ts'
import { pager } from './pages.ts'

export function fakeRecords(): Records {
  const partitions = new Map<string, Map<string, StoredRecord>>()
  const list = pager()
  let writes = 0

  const at = ({ partition, name }: RecordKey) => partitions.get(partition)?.get(name) ?? null

  return {
    get: async (key) => at(key),
    async put({ partition, name }, value, seen) {
      if ((at({ partition, name })?.version ?? null) !== seen) return null
      const version = `version ${++writes}`
      const records = partitions.get(partition) ?? new Map<string, StoredRecord>()
      records.set(name, { partition, name, value: JSON.parse(JSON.stringify(value)), version })
      partitions.set(partition, records)
      return version
    },
    list: (partition, prefix, last = prefix) =>
      list(() =>
        Array.from(partitions.get(partition) ?? [], ([order, item]) => ({ order, item })).filter(
          ({ order }) => byCodePoint(order, `${prefix}#`) >= 0 && byCodePoint(order, `${last}$`) < 0,
        ),
      ),
    all: (partition) =>
      list(() => Array.from(partitions.get(partition) ?? [], ([order, item]) => ({ order, item }))),
    async clear(partition) {
      partitions.delete(partition)
    },
    async delete(key, seen) {
      if ((at(key)?.version ?? seen) !== seen) return false
      partitions.get(key.partition)?.delete(key.name)
      return true
    },
  }
}
