// The partner's records. Those of files go with the file; a digest that was made from what is deleted is made anew, and
// nobody whose message is on record gets it twice.

import { type Address, partnerNamed } from '../../domain/drops/drop-key.ts'
import type { Trace } from '../../domain/erasure/scope.ts'
import { addressOf, newDropRecord } from '../../domain/ledger/drop-record.ts'
import { partnerPlace } from '../../domain/ledger/partner-record.ts'
import { mailedLinksExpireAtMs } from '../../domain/portal/requested-links.ts'
import type { StoredRecord } from '../../ports/records.ts'
import { drops, invalidKeys, type LedgerEntry, rehearsals } from '../ledger.ts'
import { load, remove } from '../records.ts'
import type { ForgetPorts } from './ports.ts'
import type { Subject } from './subject.ts'

/** Records beside those of files. `toDelete`: keys of objects that are deleted next. */
export async function* forgetRecords(
  subject: Subject,
  toDelete: ReadonlySet<string>,
  ports: ForgetPorts,
): AsyncGenerator<Trace> {
  const { partner, person, mention, deletes } = subject
  if (mention === null) return
  const isNamed = (value: unknown) => mention.in(JSON.stringify(value))
  // To the words of such a record, `unknown` or `sent`, a customer's id may be equal.
  const isToThem = ({ recipient }: ToRecipient) =>
    typeof recipient === 'string' && recipient.toLowerCase() === person?.id.toLowerCase()
  const isTheirs = person?.kind === 'recipient' ? isNamed : isToThem
  const isToBeDeleted = (key: unknown) => typeof key === 'string' && toDelete.has(key)
  for await (const record of ports.records.all(partner)) {
    if (isOfFile(record)) continue
    const left = whatIsLeft(record, { isNamed, isTheirs, isToBeDeleted })
    if (left === record.value) continue
    yield { store: 'ledger', name: record.name, action: 'delete', count: 1 }
    if (!deletes) continue
    if (left === null) await ports.records.delete(record, record.version)
    else await ports.records.put(record, left, record.version, expiryOf(record, ports))
  }
}

/** Nobody needs links that were asked for much longer. */
function expiryOf({ name }: StoredRecord, { clock }: ForgetPorts): number | undefined {
  return name.startsWith('mailed-links#') ? mailedLinksExpireAtMs(clock()) : undefined
}

interface Tests {
  readonly isNamed: (value: unknown) => boolean
  /** Whether something that has a recipient is theirs. */
  readonly isTheirs: (value: ToRecipient) => boolean
  readonly isToBeDeleted: (key: unknown) => boolean
}

/** Records of digests and notices are of many people; null: nothing. They may have been edited by hand. */
function whatIsLeft(
  { name, value }: StoredRecord,
  { isNamed, isTheirs, isToBeDeleted }: Tests,
): object | null {
  const fields = Object(value) as Readonly<Record<string, unknown>>
  const digestOf = Array.isArray(fields.recipients) ? (fields.recipients as readonly ToRecipient[]) : null
  const mails = Array.isArray(fields.mails) ? (fields.mails as readonly ToRecipient[]) : null
  if (name.startsWith('digest#') && digestOf !== null) {
    const recipients = digestOf.filter((frozen) => !isTheirs(frozen))
    const made = [fields.snapshotKey, fields.eventsKey, ...recipients.map(({ contentKey }) => contentKey)]
    if (made.some(isToBeDeleted)) return null
    return recipients.length === digestOf.length ? fields : { ...fields, recipients }
  }
  if ((name === 'notices' || name.startsWith('mailed-links#')) && mails !== null) {
    const kept = mails.filter((mail) => !isTheirs(mail) && !isToBeDeleted(mail.contentKey))
    return kept.length === mails.length ? fields : { ...fields, mails: kept }
  }
  // Without the record of a message, it would be sent again.
  const isOfRecipient = ['access#', 'link#', 'send#', 'suppressed#', 'unsubscribed#'].some((prefix) =>
    name.startsWith(prefix),
  )
  return (isOfRecipient ? isTheirs(fields) : isNamed(value)) ? null : fields
}

interface ToRecipient {
  readonly recipient?: unknown
  readonly contentKey?: unknown
}

function isOfFile(record: StoredRecord): boolean {
  const key = (Object(record.value) as { readonly key?: unknown }).key
  return typeof key === 'string' && addressOf(record, newDropRecord(key)) !== null
}

/** Records of files that are gone; of a partner, all records. */
export async function* forgetFileRecords(subject: Subject, ports: ForgetPorts): AsyncGenerator<Trace> {
  const { partner, mention, deletes } = subject
  const lists: AsyncIterable<LedgerEntry<Address>>[] =
    mention === null ? [] : [drops(partner, ports), rehearsals(partner, ports)]
  for (const list of [...lists, invalidKeys(ports)]) {
    for await (const entry of list) yield* forgetFileRecord(entry, subject, ports)
  }
  if (mention !== null) return
  const place = await load(partnerPlace(partner), ports)
  const others = (await Array.fromAsync(ports.records.all(partner))).length
  if (others > 0) yield { store: 'ledger', name: partner, action: 'delete', count: others }
  if (deletes) await ports.records.clear(partner)
  // Last: it leads to the others.
  if (place !== null && deletes) await remove(place, ports)
}

async function* forgetFileRecord(
  { address, record, stored }: LedgerEntry<Address>,
  { partner, mention, deletes }: Subject,
  ports: ForgetPorts,
): AsyncGenerator<Trace> {
  const { key } = address
  if (stored === null || partnerNamed(key) !== partner || mention?.in(key) === false) return
  const isGone = record.state === null || record.state.status === 'deleted'
  // What is told before it is done still has its object.
  if (!isGone && (deletes || mention !== null)) return
  yield { store: 'ledger', name: stored.place.name, action: 'delete', count: 1 }
  if (deletes) await remove(stored, ports)
}
