// Claims a message before it is rendered, or refuses what may not be sent.

import { dayInZone, formatDay } from '../../domain/calendar.ts'
import type { EmailAddress } from '../../domain/mail/email-address.ts'
import { claim, refuse } from '../../domain/mail/message.ts'
import {
  type MessageKey,
  type MessageRecord,
  type MessageRefusal,
  messagePlace,
} from '../../domain/mail/message-record.ts'
import { suppressionPlace } from '../../domain/mail/suppression.ts'
import type { Partner } from '../../domain/settings.ts'
import { type Loaded, load, save } from '../records.ts'
import { type SettlePorts, settle } from './settle.ts'

export interface ClaimPorts extends SettlePorts {
  /** Names this invocation in the message's record. */
  readonly newOwner: () => string
}

/** null: it cannot be claimed. */
export async function claimMessage(
  key: MessageKey,
  ports: ClaimPorts,
): Promise<Loaded<MessageRecord> | null> {
  const place = messagePlace(key)
  const found = await load(place, ports)
  const claimed = claim(found?.value ?? null, key, ports.newOwner(), ports.clock())
  if (claimed !== null) return save(place, claimed, found, ports)
  if (found !== null) await settle(found, ports)
  return null
}

export interface Refusal {
  readonly code: MessageRefusal | null
  readonly reason: string
}

export async function refuseClaimed(
  claimed: Loaded<MessageRecord>,
  { code, reason }: Refusal,
  ports: ClaimPorts,
): Promise<MessageRecord | null> {
  const refused = refuse(claimed.value, reason, ports.clock(), code)
  return (await save(claimed.place, refused, claimed, ports))?.value ?? null
}

/** null: mail may go to the address. */
export async function suppressed(
  partner: Partner,
  address: EmailAddress,
  ports: ClaimPorts,
): Promise<Refusal | null> {
  const found = await load(suppressionPlace(partner.id, address), ports)
  if (found === null) return null
  const { cause, atMs } = found.value
  return { code: 'suppressed', reason: `suppressed since a ${cause} on ${localDate(atMs, partner)}` }
}

export function localDate(atMs: number, { timeZone }: Partner): string {
  return formatDay(dayInZone(atMs, timeZone))
}
