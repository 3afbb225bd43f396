// The check after rendering: a mail names only customers that its reader may see.

import { PoisonInput } from '../domain/errors.ts'
import { visibleLine } from '../domain/untrusted-text.ts'
import { unescapeHtml } from './html.ts'
import { idInText, idsInText } from './mail/digest/text.ts'
import type { MailContent } from './mime.ts'

/** The ids of the customers in the HTML of a mail, as written there, in order and without duplicates. */
export function customersIn(html: string): string[] {
  const marks = html.matchAll(/ data-customer="([^"]*)"/g)
  return Array.from(new Set(Array.from(marks, ([, id = '']) => unescapeHtml(id))))
}

/** Throws PoisonInput when either part names a customer outside `allowed`. */
export function assertScope(mail: MailContent, allowed: Iterable<string>): void {
  const ids = new Set(allowed)
  const inText = new Set(Array.from(ids, idInText))
  const inHtml = new Set(Array.from(ids, visibleLine))
  const foreign = [
    ...customersIn(mail.html).filter((id) => !inHtml.has(id)),
    ...idsInText(mail.text).filter((id) => !inText.has(id)),
  ]
  if (foreign.length > 0) {
    throw new PoisonInput(
      `The mail names a customer that its reader may not see, ${foreign[0]}; it was not sent.`,
    )
  }
}
