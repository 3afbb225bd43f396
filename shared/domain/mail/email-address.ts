// E-mail addresses: checked, and lower-case, so that two are the same address when they are the same text.

import { createHash } from 'node:crypto'

declare const emailBrand: unique symbol
export type EmailAddress = string & { readonly [emailBrand]: true }

/** ASCII (as SES asks), and nothing that a mail header or a file name would read as its own syntax. */
const LOCAL_PART = /^[a-z0-9!#$%&'+=^_`{}~-]+(?:\.[a-z0-9!#$%&'+=^_`{}~-]+)*$/i
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/i

/** null: it is none. */
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

/** Whether text from a file, an account manager's for example, means that address. */
export function meansAddress(text: string, address: EmailAddress): boolean {
  return emailAddress(text.trim()) === address
}

/** Names an address where people may read it who need not know it: in the keys of records, and so in errors and logs. */
export function addressHash(address: EmailAddress): string {
  return createHash('sha256').update(address).digest('hex').slice(0, HASH_DIGITS)
}

const HASH_DIGITS = 32
