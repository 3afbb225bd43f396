// Record fields that are more than text.

import * as z from 'zod/mini'
import { parseDay } from './calendar.ts'
import { type PartnerId, partnerId } from './ids.ts'
import { type EmailAddress, emailAddress } from './mail/email-address.ts'

export const partner = z.custom<PartnerId>((value) => typeof value === 'string' && partnerId(value) === value)

export const recipient = z.custom<EmailAddress>(
  (value) => typeof value === 'string' && emailAddress(value) === value,
)

/** `YYYY-MM-DD`. */
export const date = z.string().check(z.refine((text) => parseDay(text) !== null))

/** Milliseconds since 1970. */
export const instantMs = z.number()
