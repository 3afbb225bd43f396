// Japanese: each section has a file of its own.

import { type Formats, formatsFor } from '../formats.ts'
import type { Texts } from '../texts.ts'
import { advice } from './advice.ts'
import { card } from './card.ts'
import { changes } from './changes.ts'
import { corrections } from './corrections.ts'
import { customerReport } from './customer-report.ts'
import { dataQuality } from './data-quality.ts'
import { explanation } from './explanation.ts'
import { figures } from './figures.ts'
import { flags } from './flags.ts'
import { footer } from './footer.ts'
import { gapNotice } from './gap-notice.ts'
import { lead } from './lead.ts'
import { linksMail } from './links-mail.ts'
import { mail } from './mail.ts'
import { mailLinks } from './mail-links.ts'
import { opportunities } from './opportunities.ts'
import { portal } from './portal.ts'
import { portalFlags } from './portal-flags.ts'
import { portalLink } from './portal-link.ts'
import { portalPreferences } from './portal-preferences.ts'
import { portalReport } from './portal-report.ts'
import { portalStart } from './portal-start.ts'
import { portalUpload } from './portal-upload.ts'
import { receipt } from './receipt.ts'
import { refusalNotice } from './refusal-notice.ts'
import { report } from './report.ts'
import { snooze } from './snooze.ts'
import { summary } from './summary.ts'
import { undelivered } from './undelivered.ts'
import { welcome } from './welcome.ts'
import { why } from './why.ts'
import { withNouns } from './with-nouns.ts'
import { workbook } from './workbook.ts'

/** `locale`: how numbers and dates are written, e.g. `ja`. */
export function japanese(locale: string) {
  const formats: Formats = formatsFor(locale)
  const f = withNouns(formats)
  return {
    formats,
    mail: mail(f),
    lead: lead(f),
    summary: summary(f),
    card: card(f),
    opportunities: opportunities(f),
    figures: figures(f),
    flags: flags(f),
    snooze: snooze(f),
    why: why(f),
    advice,
    undelivered: undelivered(f),
    changes: changes(f),
    corrections: corrections(f),
    dataQuality: dataQuality(f),
    footer: footer(f),
    gapNotice: gapNotice(f),
    refusalNotice: refusalNotice(f),
    mailLinks,
    linksMail,
    welcome: welcome(f),
    explanation: explanation(f),
    receipt: receipt(f),
    portalUpload: portalUpload(f),
    report: report(f),
    customerReport: customerReport(f),
    workbook: workbook(f),
    portal,
    portalFlags: portalFlags(f),
    portalLink,
    portalReport,
    portalPreferences,
    portalStart,
  } satisfies Texts
}
