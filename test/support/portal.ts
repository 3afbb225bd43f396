// A partner whose recipients follow links to the portal.

import { type Link, linkPlace, type Purpose, type Token, tokenOf } from '../../shared/domain/portal/link.ts'
import type { Partner, Recipient } from '../../shared/domain/settings.ts'
import { partnerOf } from '../unit/domain/digest/portfolios.ts'
import { email } from './messages.ts'
import { putRecord } from './records.ts'
import { createWorld, NOON, type World } from './world.ts'

export const ANA: Recipient = {
  email: email('ana@golden.example'),
  name: 'Ana',
  customers: 'all',
  locale: 'en',
  timeZone: 'UTC',
  upload: true,
}
export const LI: Recipient = {
  ...ANA,
  email: email('li@golden.example'),
  name: 'Li',
  customers: 'own',
  upload: false,
}

export const golden: Partner = partnerOf({ recipients: [ANA, LI] })

const PORTAL = 'https://portal.uptake.example'

export function portalWorld(
  partners: readonly Partner[] = [golden],
  portalUrl: string | null = PORTAL,
): World {
  return createWorld({ partners, portalUrl })
}

/** Of 43 characters, as all are. */
export function tokenWith(text: string): Token {
  return (
    tokenOf(text.padEnd(43, '0')) ??
    (() => {
      throw new RangeError(`no token: ${text}`)
    })()
  )
}

export async function putLink(
  { ports }: World,
  token: Token,
  purpose: Purpose,
  fields: Partial<Link> = {},
): Promise<void> {
  const link: Link = {
    partner: golden.id,
    recipient: ANA.email,
    purpose,
    customers: 'all',
    madeAtMs: NOON,
    expiresAtMs: NOON + 1,
    ...fields,
  }
  await putRecord(linkPlace(link.partner, token), link, ports)
}
