// What a link opens is decided at each request, from the settings as they are.

import type { PartnerId } from '../../domain/ids.ts'
import { accessPlace } from '../../domain/portal/access.ts'
import { type Link, linkPlace, opens, type Purpose, type Token } from '../../domain/portal/link.ts'
import type { Partner, Recipient } from '../../domain/settings.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SettingsSource } from '../../ports/objects.ts'
import { load, type RecordPorts } from '../records.ts'

export interface OpenLinkPorts extends Pick<RecordPorts, 'records'> {
  readonly settings: SettingsSource
  readonly clock: Clock
}

/** Whoever follows a link. */
export interface Reader {
  readonly partner: Partner
  readonly recipient: Recipient
  readonly link: Link
}

/** null: it opens nothing, for whatever reason; the reader is not told which. */
export async function openLink(
  partnerId: PartnerId,
  token: Token,
  purpose: Purpose,
  ports: OpenLinkPorts,
): Promise<Reader | null> {
  const link = (await load(linkPlace(partnerId, token), ports))?.value
  if (link === undefined) return null
  const partner = (await ports.settings()).get(partnerId)
  const recipient = partner?.recipients.find(({ email }) => email === link.recipient)
  if (partner === undefined || recipient === undefined) return null
  const access = (await load(accessPlace(partnerId, recipient.email), ports))?.value ?? null
  return opens(link, purpose, { recipient, access, nowMs: ports.clock() })
    ? { partner, recipient, link }
    : null
}
