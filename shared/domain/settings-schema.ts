// The schema of partners.json, field by field.

import * as z from 'zod/mini'
import { isSettingsFile, REHEARSAL } from '../layout.ts'
import { isSimulated, MAILBOX_SIMULATOR } from './canary.ts'
import { productWord } from './catalogue/product-word.ts'
import type { Dataset } from './drops/drop-key.ts'
import { DATE_ORDERS } from './drops/rows/dates.ts'
import { NAME_TABLES } from './drops/sources/name-tables.ts'
import { customerId, partnerId } from './ids.ts'
import { isTimeZone } from './local-time.ts'
import { emailAddress } from './mail/email-address.ts'
import { CATEGORIES, WEEKDAYS } from './settings.ts'
import {
  byKey,
  count,
  counts,
  distinct,
  fields,
  list,
  oneOf,
  oneOrMore,
  rule,
  text,
  title,
  yesOrNo,
} from './settings-fields.ts'

const locale = text(rule(isLocale, 'is not a language tag; write one such as en or zh-TW'))

const thresholds = fields({
  low_usage: z.exactOptional(counts(['warning', 'critical'])),
  low_deployment: z.exactOptional(counts(['warning', 'critical'])),
  declining: z.exactOptional(counts(['week', 'mean'])),
  expansion: z.exactOptional(counts(['usage', 'deployment'])),
  high_support: z.exactOptional(
    counts(['calls', 'per_100', 'times_baseline', 'critical_per_100', 'critical_times_baseline']),
  ),
  min_seats: z.exactOptional(count()),
  ramping_days: z.exactOptional(count()),
  coverage_days: z.exactOptional(count()),
  recovery_margin: z.exactOptional(count()),
  stale_days: z.exactOptional(count()),
})

const send = fields({
  weekday: z.exactOptional(oneOf(WEEKDAYS)),
  time: z.exactOptional(
    text(
      rule(
        (time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time),
        'is not a time of day; write HH:MM, 04:00 to 23:59',
      ),
      rule(
        (time) => !/^0[0-3]:[0-5]\d$/.test(time),
        'is in the hours in which clocks change; choose 04:00 to 23:59',
      ),
    ),
  ),
})

const address = text(
  rule(
    (written) => emailAddress(written) !== null,
    'is not an e-mail address; write one such as ana@northwind.example',
  ),
)

const timeZone = text(rule(isTimeZone, 'is not a time zone; write an IANA name such as Europe/Madrid'))

const recipient = fields({
  email: address,
  name: z.exactOptional(title()),
  customers: oneOf(['all', 'own']),
  locale: z.exactOptional(locale),
  timezone: z.exactOptional(timeZone),
  upload: z.exactOptional(yesOrNo()),
}).check(
  z.superRefine(({ customers, upload }, context) => {
    if (upload && customers === 'own') {
      const message =
        'is only for recipients with "customers": "all", since a file is about many; write false.'
      context.addIssue({ code: 'custom', path: ['upload'], message })
    }
  }),
)

const branding = fields({
  color: z.exactOptional(
    text(
      z.toLowerCase(),
      rule((color) => /^#[0-9a-f]{6}$/.test(color), 'is not a colour; write one such as #0f6e68'),
    ),
  ),
  logo: z.exactOptional(
    text(
      rule(
        (name) => LOGO_NAME.test(name),
        'is not the name of a logo; use at most 64 of a-z, 0-9, ".", "_" and "-", no sign first',
      ),
      rule((name) => !isSettingsFile(name), 'is a settings file; name a PNG or JPEG'),
    ),
  ),
  contact: z.exactOptional(address),
})

const link = text(rule(isHttps, 'is not an address that begins with https://; write the whole address'))

const links = fields({
  training: z.exactOptional(link),
  self_service: z.exactOptional(link),
  booking: z.exactOptional(link),
})

/** Per seat and month. */
const price = fields({
  amount: count(),
  currency: text(rule((code) => /^[A-Z]{3}$/.test(code), 'is not a currency; write its code such as EUR')),
})

const names = z.exactOptional(oneOrMore(title()))

/** Each column of the dataset, and the names that the partner's files have for it. */
function columnNames(dataset: Dataset) {
  const columns = Object.keys(NAME_TABLES[dataset])
  return fields(Object.fromEntries(columns.map((column) => [column, names])))
}

const columns = fields({
  entitlements: z.exactOptional(columnNames('entitlements')),
  activity: z.exactOptional(columnNames('activity')),
  support: z.exactOptional(columnNames('support')),
})

const partner = fields({
  id: text(
    rule((id) => partnerId(id) !== null, 'is not a partner id; use 2 to 63 of a-z, 0-9 and -, no - first'),
    // As a first segment it would make every key of that partner a rehearsal.
    rule((id) => id !== REHEARSAL, 'is reserved for rehearsals; choose another id'),
  ),
  name: title(),
  timezone: timeZone,
  locale: z.exactOptional(locale),
  send: z.exactOptional(send),
  recipients: list(recipient, distinct('email', 'is the address of an earlier recipient too; keep one')),
  reply_to: z.exactOptional(address),
  thresholds: z.exactOptional(thresholds),
  customer_thresholds: z.exactOptional(byKey(thresholds, customerId)),
  excluded_products: z.exactOptional(list(title())),
  count_free_products: z.exactOptional(yesOrNo()),
  products: z.exactOptional(byKey(z.nullable(title()), productWord)),
  date_order: z.exactOptional(oneOf(DATE_ORDERS)),
  columns: z.exactOptional(columns),
  customers: z.exactOptional(byKey(title(), customerId)),
  support_skip: z.exactOptional(byKey(oneOrMore(title()), (column) => column.trim().toLowerCase())),
  support_categories: z.exactOptional(byKey(oneOf(CATEGORIES), (word) => word.trim().toLowerCase())),
  branding: z.exactOptional(branding),
  customer_locale: z.exactOptional(byKey(locale, customerId)),
  links: z.exactOptional(links),
  prices: z.exactOptional(byKey(price, productWord)),
  opportunities: z.exactOptional(yesOrNo()),
  canary: z.exactOptional(yesOrNo()),
}).check(
  z.superRefine(({ canary, recipients }, context) => {
    if (!canary) return
    for (const [at, { email }] of recipients.entries()) {
      const address = emailAddress(email)
      if (address === null || isSimulated(address)) continue
      const message = `${JSON.stringify(email)} may be somebody's address; a canary has only those of the mailbox simulator, such as success@${MAILBOX_SIMULATOR}.`
      context.addIssue({ code: 'custom', path: ['recipients', at, 'email'], message })
    }
  }),
)

/** partners.json as it is written. */
export const partnersSchema = list(
  partner,
  distinct('id', 'is the id of an earlier partner too; ids are unique'),
)

export type WrittenPartner = z.output<typeof partner>
export type WrittenThresholds = z.output<typeof thresholds>

/** A bare name: it leads into no folder. */
const LOGO_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:'
}

export function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}
