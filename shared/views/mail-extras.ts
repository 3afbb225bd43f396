// What the operator adds to a mail.

import type { LinkUrls } from '../domain/portal/link.ts'

export interface MailExtras {
  /** Who sends the mail, with a postal address; null: not said. */
  readonly imprint: string | null
  /** To the portal; empty: there is none. */
  readonly links: LinkUrls
}

export const NO_EXTRAS: MailExtras = { imprint: null, links: {} }
