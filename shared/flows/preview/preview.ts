// The digests of a week as they would be sent now, by today's data, settings and code. Nothing of the week is published,
// frozen or queued; only the day is measured, if it is not yet.

import { type Day, isoWeek } from '../../domain/calendar.ts'
import { buildDigest } from '../../domain/digest/build-digest.ts'
import { scopesOf } from '../../domain/digest/digest-input.ts'
import { linksWithoutEffect } from '../../domain/portal/link.ts'
import type { Partner, Recipient } from '../../domain/settings.ts'
import { digestJson } from '../../views/digest-json.ts'
import type { MailContent } from '../../views/mime.ts'
import { textsFor } from '../../views/texts/languages.ts'
import { localeOf } from '../portal/preferences.ts'
import { whyNobody } from '../publish/freeze.ts'
import { ledgerOfWeek } from '../publish/ledger-of-week.ts'
import { type ReadWeekPorts, readWeek } from '../publish/publish.ts'
import { DIGEST_PURPOSES } from '../send/links.ts'
import { renderDigest } from '../send/render.ts'

export interface PreviewPorts extends ReadWeekPorts {
  /** Who sends the mail, with a postal address; null: not said. */
  readonly imprint: string | null
  /** null: there is no portal. */
  readonly portalUrl: string | null
}

export type Preview = {
  readonly recipient: Recipient
  readonly week: string
} & (
  | { readonly kind: 'mail'; readonly mail: MailContent }
  /** `reason`: why the recipient gets none. */
  | { readonly kind: 'no-mail'; readonly reason: string }
)

/** One for each of the recipients. Drops that are not read yet are said to be missing. */
export async function previewDigests(
  partner: Partner,
  asOf: Day,
  recipients: readonly Recipient[],
  ports: PreviewPorts,
): Promise<Preview[]> {
  const ledger = await ledgerOfWeek(partner.id, asOf, ports)
  const { input } = await readWeek(partner, asOf, ledger, ports)
  const scopeOf = scopesOf(input)
  const week = isoWeek(asOf)
  const extras = {
    imprint: ports.imprint,
    links: linksWithoutEffect(ports.portalUrl, DIGEST_PURPOSES),
  }
  const previews: Preview[] = []
  for (const recipient of recipients) {
    const scoped = scopeOf(recipient)
    if (scoped.customers.length === 0) {
      previews.push({ recipient, week, kind: 'no-mail', reason: whyNobody(recipient) })
      continue
    }
    const frozen = digestJson(buildDigest(scoped), textsFor(partner.locale))
    const reader = { ...recipient, locale: await localeOf({ partner, recipient }, ports) }
    const { mail } = renderDigest(frozen, { recipient: reader }, extras)
    previews.push({ recipient, week, kind: 'mail', mail })
  }
  return previews
}
