// A recipient unsubscribes from a list of its partner's mail, or takes that back. SendMail looks when it claims a
// message.

import type { MailList, Unsubscription } from '../../domain/mail/unsubscription.ts'
import { MAIL_LISTS, unsubscriptionPlace } from '../../domain/mail/unsubscription.ts'
import type { Clock } from '../../ports/clock.ts'
import { load, type RecordPorts, update } from '../records.ts'
import type { Reader } from './open-link.ts'

export interface UnsubscribePorts extends RecordPorts {
  readonly clock: Clock
}

type Who = Pick<Reader, 'partner' | 'recipient'>

export function unsubscribe(who: Who, list: MailList, ports: UnsubscribePorts): Promise<void> {
  return set(who, list, true, ports)
}

export function undoUnsubscribe(who: Who, list: MailList, ports: UnsubscribePorts): Promise<void> {
  return set(who, list, false, ports)
}

/** The lists that it is unsubscribed from. */
export async function unsubscribedLists(
  { partner, recipient }: Who,
  ports: Pick<RecordPorts, 'records'>,
): Promise<MailList[]> {
  const found: MailList[] = []
  for (const list of MAIL_LISTS) {
    const record = await load(unsubscriptionPlace(partner.id, recipient.email, list), ports)
    if (record?.value.isUnsubscribed) found.push(list)
  }
  return found
}

async function set(
  { partner, recipient: { email } }: Who,
  list: MailList,
  isUnsubscribed: boolean,
  ports: UnsubscribePorts,
): Promise<void> {
  const change = (seen: Unsubscription | null): Unsubscription | null =>
    (seen?.isUnsubscribed ?? false) === isUnsubscribed
      ? null
      : { recipient: email, list, isUnsubscribed, atMs: ports.clock() }
  await update(unsubscriptionPlace(partner.id, email, list), change, ports)
}
