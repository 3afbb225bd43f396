// Parses partners.json into complete settings, or a list of all errors, one line each, with the path of the
// field.

import { isUtf8 } from 'node:buffer'
import { NO_PRODUCTS, type ProductIndex } from './catalogue/product-index.ts'
import { productWord } from './catalogue/product-word.ts'
import { formatFieldPath } from './field-path.ts'
import { customerId, type PartnerId, partnerId } from './ids.ts'
import { checkJson } from './json-check.ts'
import { type EmailAddress, emailAddress } from './mail/email-address.ts'
import { DEFAULT_THRESHOLDS, type Partner, type Settings, type Thresholds } from './settings.ts'
import { partnersSchema, type WrittenPartner, type WrittenThresholds } from './settings-schema.ts'

const LINE_BREAK = 0x0a

export type ParsedSettings = { readonly settings: Settings } | { readonly problems: readonly string[] }

/**
 * Parses the bytes of partners.json; a file that is not UTF-8 would yield wrong names. `operatorProducts`: the
 * operator's catalogue, which all partners share.
 */
export function parseSettingsFile(bytes: Uint8Array, operatorProducts = NO_PRODUCTS): ParsedSettings {
  return isUtf8(bytes)
    ? parseSettings(Buffer.from(bytes).toString('utf8'), operatorProducts)
    : { problems: [`line ${firstLineNotUtf8(bytes)}: the text is not UTF-8; save the file as UTF-8.`] }
}

/** Problems read `partners[0].recipients[1].email: …`; JSON errors `line 3, column 5: …`. */
export function parseSettings(text: string, operatorProducts = NO_PRODUCTS): ParsedSettings {
  const json = withoutMark(text)
  const broken = checkJson(json)
  if (broken.length > 0) return { problems: broken }
  const parsed = partnersSchema.safeParse(JSON.parse(json))
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(problemLines) }
  const partners = parsed.data.map((written) => completePartner(written, operatorProducts))
  return { settings: new Map(partners.map((partner) => [partner.id, partner])) }
}

/** Without the byte order mark. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

function firstLineNotUtf8(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(LINE_BREAK); end !== -1; end = bytes.indexOf(LINE_BREAK, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line
    line += 1
    start = end + 1
  }
  return line
}

function completePartner(written: WrittenPartner, operatorProducts: ProductIndex): Partner {
  const thresholds = completeThresholds(written.thresholds, DEFAULT_THRESHOLDS)
  const locale = written.locale ?? 'en'
  return {
    id: idOf(written),
    name: written.name,
    timeZone: written.timezone,
    locale,
    send: { weekday: written.send?.weekday ?? 'monday', time: written.send?.time ?? '08:00' },
    recipients: written.recipients.map((recipient) => ({
      email: addressOf(recipient.email),
      name: recipient.name ?? '',
      customers: recipient.customers,
      locale: recipient.locale ?? locale,
      timeZone: recipient.timezone ?? written.timezone,
      upload: recipient.upload ?? false,
    })),
    replyTo: written.reply_to === undefined ? null : addressOf(written.reply_to),
    thresholds,
    customerThresholds: new Map(
      Array.from(written.customer_thresholds ?? [], ([id, own]) => [
        customerId(id),
        completeThresholds(own, thresholds),
      ]),
    ),
    products: new Map(
      Array.from(written.products ?? [], ([word, partNumber]) => [productWord(word), partNumber]),
    ),
    operatorProducts,
    excludedProducts: new Set(written.excluded_products?.map(productWord)),
    countFreeProducts: written.count_free_products ?? false,
    dateOrder: written.date_order ?? null,
    columns: columnNames(written.columns),
    customers: new Map(
      Array.from(written.customers ?? [], ([word, id]) => [customerId(word), customerId(id)]),
    ),
    supportSkip: new Map(
      Array.from(written.support_skip ?? [], ([column, values]) => [
        column,
        new Set(values.map((value) => value.toLowerCase())),
      ]),
    ),
    supportCategories: new Map(
      Array.from(written.support_categories ?? [], ([word, category]) => [
        word.trim().toLowerCase(),
        category,
      ]),
    ),
    branding: {
      color: written.branding?.color ?? null,
      logo: written.branding?.logo ?? null,
      contact: written.branding?.contact === undefined ? null : addressOf(written.branding.contact),
    },
    links: {
      training: written.links?.training ?? null,
      selfService: written.links?.self_service ?? null,
      booking: written.links?.booking ?? null,
    },
    customerLocales: new Map(
      Array.from(written.customer_locale ?? [], ([id, locale]) => [customerId(id), locale]),
    ),
    prices: new Map(Array.from(written.prices ?? [], ([word, price]) => [productWord(word), price])),
    opportunities: written.opportunities ?? true,
    canary: written.canary ?? false,
  }
}

function columnNames(written: WrittenPartner['columns']): Partner['columns'] {
  return Object.fromEntries(
    Object.entries(written ?? {}).map(([dataset, columns]) => [
      dataset,
      new Map(Object.entries(columns ?? {}).map(([column, names]) => [column, names ?? []])),
    ]),
  )
}

function completeThresholds(own: WrittenThresholds | undefined, base: Thresholds): Thresholds {
  const support = own?.high_support
  return {
    lowUsage: { ...base.lowUsage, ...own?.low_usage },
    lowDeployment: { ...base.lowDeployment, ...own?.low_deployment },
    declining: { ...base.declining, ...own?.declining },
    expansion: { ...base.expansion, ...own?.expansion },
    highSupport: {
      calls: support?.calls ?? base.highSupport.calls,
      per100: support?.per_100 ?? base.highSupport.per100,
      timesBaseline: support?.times_baseline ?? base.highSupport.timesBaseline,
      criticalPer100: support?.critical_per_100 ?? base.highSupport.criticalPer100,
      criticalTimesBaseline: support?.critical_times_baseline ?? base.highSupport.criticalTimesBaseline,
    },
    minSeats: own?.min_seats ?? base.minSeats,
    rampingDays: own?.ramping_days ?? base.rampingDays,
    coverageDays: own?.coverage_days ?? base.coverageDays,
    recoveryMargin: own?.recovery_margin ?? base.recoveryMargin,
    staleDays: own?.stale_days ?? base.staleDays,
  }
}

function idOf(written: WrittenPartner): PartnerId {
  const id = partnerId(written.id)
  if (id === null) throw new RangeError(`the schema let a wrong partner id pass: ${written.id}`)
  return id
}

function addressOf(email: string): EmailAddress {
  const address = emailAddress(email)
  if (address === null) throw new RangeError(`the schema let a wrong e-mail address pass: ${email}`)
  return address
}

type Issue = NonNullable<ReturnType<typeof partnersSchema.safeParse>['error']>['issues'][number]

/** An issue about unknown fields stands for one problem each, which its message holds line by line. */
function problemLines(issue: Issue): string[] {
  const messages = issue.message.split('\n')
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return paths.map((path, index) => `${formatFieldPath(path, 'partners')}: ${messages[index] ?? ''}`)
}
