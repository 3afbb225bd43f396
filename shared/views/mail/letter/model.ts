// The content of a mail that is mostly links: a welcome, or links that were asked for.

import type { MailLink } from '../parts/links.ts'
import type { PageHead } from '../parts/page.ts'

export interface LetterModel extends PageHead {
  readonly product: string
  readonly partner: string
  readonly about: string
  readonly greeting: string
  readonly headline: string
  readonly lines: readonly string[]
  readonly buttons: readonly MailLink[]
  /** null: all is said. */
  readonly more: { readonly title: string; readonly lines: readonly string[] } | null
  readonly footer: readonly string[]
  readonly footerLinks: readonly MailLink[]
}
