// E-mail addresses: validated and lower-case, so that equal addresses are equal texts.

import { createHash } from 'node:crypto'

declare const emailBrand: unique symbol
export type EmailAddress = string & { readonly [emailBrand]: true }

/** ASCII (as SES requires), and nothing that has a meaning in a mail header or a file name. */
const LOCAL_PART = /^[a-z0-9!#$%&'+=^_`{}~-]+(?:\.[a-z0-9!#$%&'+=^_`{}~-]+)*$/i
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/i

/** null: not an address. */
export function emailAddress(text: string): EmailAddress | null {
  const [local = '', domain = '', ...rest] = text.split('@')
  const isAddress =
    rest.length === 0 &&
    local.length <= 64 &&
    text.length <= 254 &&
    LOCAL_PART.test(local) &&
    DOMAIN.test(domain)
  return isAddress ? (text.toLowerCase() as EmailAddress) : null
}

/** Whether text from a file, such as an account manager, is that address. */
export function meansAddress(text: string, address: EmailAddress): boolean {
  return emailAddress(text.trim()) === address
}

/**
 * Replaces an address where people may read it who need not know it: in record keys, and so in errors and
 * logs.
 */
export function addressHash(address: EmailAddress): string {
  return createHash('sha256').update(address).digest('hex').slice(0, HASH_DIGITS)
}

const HASH_DIGITS = 32
