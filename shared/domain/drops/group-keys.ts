// Which changed keys are looked at together. Exports of many customers arrive as many small files: looked at together,
// they share the costs of a job. Large ones stay apart, since each may take as long as a function has.

import { partnerNamed } from './drop-key.ts'

export interface ChangedKey {
  readonly key: string
  /** Of the object; 0 if it was deleted. */
  readonly bytes: number
}

const MOST_KEYS = 25
const MOST_BYTES = 1024 * 1024

interface Group {
  readonly keys: string[]
  bytes: number
}

/** Every key once, in groups of one partner, or of none; in the order in which the keys came. */
export function groupKeys(changes: readonly ChangedKey[]): string[][] {
  const groups: Group[] = []
  const open = new Map<string | null, Group>()
  for (const [key, bytes] of mostBytes(changes)) {
    const partner = partnerNamed(key)
    let group = open.get(partner)
    if (group === undefined || group.keys.length === MOST_KEYS || group.bytes + bytes > MOST_BYTES) {
      group = { keys: [], bytes: 0 }
      groups.push(group)
      open.set(partner, group)
    }
    group.keys.push(key)
    group.bytes += bytes
  }
  return groups.map(({ keys }) => keys)
}

/** Several changes of a key need one look. */
function mostBytes(changes: readonly ChangedKey[]): Map<string, number> {
  const byKey = new Map<string, number>()
  for (const { key, bytes } of changes) byKey.set(key, Math.max(bytes, byKey.get(key) ?? 0))
  return byKey
}
