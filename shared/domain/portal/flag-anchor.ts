// Where the flags of a customer are on the page of all flags, which mails link to: its id may hold any character.

import { createHash } from 'node:crypto'

export function flagAnchor(customerId: string): string {
  return `c-${createHash('sha256').update(customerId).digest('hex').slice(0, HASH_DIGITS)}`
}

const HASH_DIGITS = 16
