// The kinds of records that cannot be rebuilt from the drops: every record of the ledger that is not that of a key. A
// kind without a rule of its own is restored where it is missing.

import { isDeepStrictEqual } from 'node:util'
import { DIGESTS } from '../digest/digest-record.ts'
import { isOfKey } from '../ledger/drop-record.ts'
import { PARTNERS } from '../ledger/partner-record.ts'
import { MESSAGES } from '../mail/message-record.ts'
import { SUPPRESSIONS } from '../mail/suppression.ts'
import { NOTICES } from '../notices/notice-record.ts'
import { ACCESSES, revoked } from '../portal/access.ts'
import type { RecordKind } from '../records.ts'
import { outweighsDigest, outweighsMessage, outweighsNotices, withoutClaim } from './precedence.ts'

export const KIND_NAMES = ['messages', 'digests', 'notices', 'suppressions', 'partners', 'others'] as const
export type KindName = (typeof KIND_NAMES)[number]

export interface RestoredKind {
  readonly name: KindName
  /** Mails are queued because of it, so the messages must be restored before it. */
  readonly leadsToMail: boolean
  /** The value to store; null: what is stored stays. `stored` null: there is none. */
  readonly restored: (copied: object, stored: object | null, nowMs: number) => object | null
}

/** null: the record of a key, which is read again, or of a link: those made before open nothing any more. */
export function kindOf(recordName: string): RestoredKind | null {
  if (isOfKey(recordName)) return null
  const [first = ''] = recordName.split('#', 1)
  if (first === 'link') return null
  return KINDS.get(first) ?? OTHERS
}

const OTHERS = kind('others', (copied, stored) => (stored === null ? copied : null))

const KINDS: ReadonlyMap<string, RestoredKind> = new Map([
  ['send', kind('messages', restoredMessage)],
  ['digest', { ...kind('digests', unlessOutweighed(DIGESTS, outweighsDigest)), leadsToMail: true }],
  ['notices', { ...kind('notices', unlessOutweighed(NOTICES, outweighsNotices)), leadsToMail: true }],
  [
    'suppressed',
    kind(
      'suppressions',
      unlessOutweighed(SUPPRESSIONS, () => false),
    ),
  ],
  [PARTNERS.prefix, kind('partners', OTHERS.restored)],
  ['access', { ...kind('others', restoredAccess), leadsToMail: true }],
  ['mailed-links', { ...OTHERS, leadsToMail: true }],
])

function kind(name: KindName, choose: RestoredKind['restored']): RestoredKind {
  const restored: RestoredKind['restored'] = (copied, stored, nowMs) =>
    isDeepStrictEqual(copied, stored) ? null : choose(copied, stored, nowMs)
  return { name, leadsToMail: false, restored }
}

function restoredMessage(copied: object, stored: object | null): object | null {
  const message = readable(MESSAGES, copied)
  if (stored === null) return message === null ? copied : withoutClaim(message)
  return outweighsMessage(message, readable(MESSAGES, stored)) ? copied : null
}

/** Whatever was revoked since the copy stays revoked, and nobody is welcomed again. */
function restoredAccess(copied: object, stored: object | null, nowMs: number): object | null {
  if (stored !== null) return null
  const access = readable(ACCESSES, copied)
  return access === null ? copied : revoked(access, nowMs)
}

/** One that can be read outweighs one that cannot. */
function unlessOutweighed<Value>(
  recordKind: RecordKind<Value>,
  outweighs: (copied: Value, stored: Value) => boolean,
): RestoredKind['restored'] {
  return (copied, stored) => {
    if (stored === null) return copied
    const [theirs, ours] = [readable(recordKind, copied), readable(recordKind, stored)]
    if (theirs === null) return null
    return ours === null || outweighs(theirs, ours) ? copied : null
  }
}

/** null: it is damaged. */
function readable<Value>({ schema }: RecordKind<Value>, stored: object): Value | null {
  const read = schema.safeParse(stored)
  return read.success ? read.data : null
}
