// A portfolio as it was published, with everything that its reports need to be rendered again.

import { type Day, formatDay } from '../../domain/calendar.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { logoUri } from '../../domain/portfolio/logo.ts'
import { frozenLogoKey, REPORTS, readReportKey, reportKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { parsePortfolio, type StoredPortfolio } from '../../views/portfolio-json.ts'

export interface PublishedPortfolio {
  readonly portfolio: StoredPortfolio
  /** A data: URI; null: there is none. */
  readonly logo: string | null
}

/** Of all customers. null: that day was not published. */
export async function publishedPortfolio(
  partner: PartnerId,
  asOf: Day,
  reports: Pick<ReportBucket, 'get'>,
): Promise<PublishedPortfolio | null> {
  const stored = await reports.get(reportKey(partner, formatDay(asOf), 'portfolio.json', null))
  if (stored === null) return null
  const portfolio = parsePortfolio(Buffer.from(stored.body).toString('utf8'))
  return { portfolio, logo: await logoOf(partner, portfolio.branding.logoSha256, reports) }
}

/** The frozen logo as a data: URI; null: there is none. */
export async function logoOf(
  partner: PartnerId,
  logoSha256: string | null,
  reports: Pick<ReportBucket, 'get'>,
): Promise<string | null> {
  const logo = logoSha256 === null ? null : await reports.get(frozenLogoKey(partner, logoSha256))
  return logo === null ? null : logoUri(logo.body)
}

/** The latest day that was published, `YYYY-MM-DD`; null: none. */
export async function latestPublishedDay(
  partner: PartnerId,
  reports: Pick<ReportBucket, 'list'>,
): Promise<string | null> {
  let latest: string | null = null
  for await (const { key } of reports.list(`${REPORTS}${partner}/`)) {
    const { asOf, file, own } = readReportKey(key)
    if (own === null && file === 'portfolio.json' && asOf > (latest ?? '')) latest = asOf
  }
  return latest
}
