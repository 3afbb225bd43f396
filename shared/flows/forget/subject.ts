// What the steps of forgetting share: of whom, how to recognise them in text, and whether anything is deleted yet.

import { parseDropKey } from '../../domain/drops/drop-key.ts'
import { type Mention, mentionOf } from '../../domain/erasure/mention.ts'
import type { ErasureScope } from '../../domain/erasure/scope.ts'

export interface Subject extends ErasureScope {
  /** null: the whole partner. */
  readonly mention: Mention | null
  /** False: only told. */
  readonly deletes: boolean
}

export function subjectOf(scope: ErasureScope, deletes: boolean): Subject {
  return { ...scope, deletes, mention: scope.person === null ? null : mentionOf(scope.person.id) }
}

/** The whole file is about them: it is the partner's, or its key names the customer. */
export function isOwnDrop(key: string, { person }: Subject): boolean {
  if (person === null) return true
  const address = parseDropKey(key)
  return person.kind === 'customer' && address.kind !== 'invalid' && address.customer === person.id
}
