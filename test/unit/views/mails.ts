// Mails as tests look at them: both parts, and what the HTML says without its tags.

import { productWord } from '../../../shared/domain/catalogue/product-word.ts'
import { buildDigest } from '../../../shared/domain/digest/build-digest.ts'
import type { Digest } from '../../../shared/domain/digest/digest.ts'
import type { CustomerPoint } from '../../../shared/domain/metrics/point.ts'
import type { LinkUrls } from '../../../shared/domain/portal/link.ts'
import { renderDigestMail } from '../../../shared/views/digest-mail.ts'
import type { MailContent } from '../../../shared/views/mime.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { day } from '../domain/digest/points.ts'
import { corrections, everything, partnerOf } from '../domain/digest/portfolios.ts'
import { type ReadMarkup, readMarkup } from './markup.ts'

export const ana = { email: 'ana@golden.example', name: 'Ana Ruiz' }

export const IMPRINT = 'Uptake <Reseller> Ltd., 1 High Street, Dublin 2, Ireland'

export interface SeenMail extends MailContent, ReadMarkup {
  /** The text part without its line breaks. */
  readonly plain: string
}

export const LINKS: LinkUrls = {
  report: 'https://portal.uptake.example/report/golden/xyz',
  preferences: 'https://portal.uptake.example/preferences/golden/xyz',
  unsubscribe: 'https://portal.uptake.example/unsubscribe/golden/xyz/digest',
}

/** A digest with something in every part of its mail. */
export function everyPart(): Digest {
  const input = everything()
  const partner = partnerOf({
    prices: new Map([[productWord('ENTERPRISEPACK'), { amount: 21.5, currency: 'EUR' }]]),
    links: {
      training: 'https://learn.golden.example/',
      selfService: 'https://help.golden.example/',
      booking: 'https://book.golden.example/',
    },
  })
  const copilot = { sku: 'Microsoft_365_Copilot', name: 'Microsoft 365 Copilot', seats: 25 }
  const stated: Record<string, Partial<CustomerPoint>> = {
    Proseware: { endingTrials: [{ ...copilot, endDay: day('2026-12-03') }] },
    'Contoso Iberia S.A.': {
      workloads: [
        { workload: 'exchange', users: 58 },
        { workload: 'sharepoint', users: 40 },
        { workload: 'teams', users: 12 },
      ],
      matching: { unmatchedUsers: 0, activeUsers: 61, idleSeats: 0 },
    },
  }
  const customers = input.customers.map((measured) => ({
    ...measured,
    point: { ...measured.point, ...stated[measured.point.name] },
  }))
  return buildDigest({ ...input, partner, customers, restatements: corrections() })
}

/** `links`: none without a portal. */
export function mailOf(digest: Digest, links: LinkUrls = {}, locale = 'en'): SeenMail {
  const mail = renderDigestMail(digest, ana, textsFor(locale), { imprint: IMPRINT, links })
  return { ...mail, ...readMarkup(mail.html), plain: mail.text.replace(/\s+/g, ' ') }
}
