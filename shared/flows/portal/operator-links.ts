// What an operator does with a recipient's links: makes one to hand over, and ends all that were made.

import { accessPlace, inStep, revoked } from '../../domain/portal/access.ts'
import { forgottenAtMs, linkPlace, linkUrl, newLink, type Purpose } from '../../domain/portal/link.ts'
import type { Clock } from '../../ports/clock.ts'
import { type RecordPorts, save, update } from '../records.ts'
import type { LinkPorts } from '../send/links.ts'
import type { Addressee } from './request-links.ts'

/** Its URL: whoever has it sees what the recipient may see. */
export async function makeLink(
  { partner, recipient }: Addressee,
  purpose: Purpose,
  portalUrl: string,
  ports: Pick<LinkPorts, 'records' | 'newToken'> & { readonly clock: Clock },
): Promise<string> {
  const token = ports.newToken()
  const link = newLink(partner.id, recipient, purpose, ports.clock())
  await save(linkPlace(partner.id, token), link, null, ports, forgottenAtMs(link))
  return linkUrl(portalUrl, purpose, partner.id, token)
}

export async function revokeLinks(
  { partner, recipient }: Addressee,
  ports: RecordPorts & { readonly clock: Clock },
): Promise<void> {
  await update(
    accessPlace(partner.id, recipient.email),
    (seen) => {
      const nowMs = ports.clock()
      const access = inStep(seen, recipient, nowMs) ?? seen
      return access === null ? null : revoked(access, nowMs)
    },
    ports,
  )
}
