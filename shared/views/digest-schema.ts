// The digest as its JSON holds it, to be read back with nothing taken on trust.

import * as z from 'zod/mini'
import type { Digest } from '../domain/digest/digest.ts'
import { DATASETS } from '../domain/drops/drop-key.ts'
import { REFUSAL_CODES } from '../domain/drops/outcome.ts'
import { FLAG_STATES, RULES, SEVERITIES } from '../domain/flags/flag.ts'

const maybe = z.nullable(z.number())
const optional = z.exactOptional(z.number())
const optionalMaybe = z.exactOptional(maybe)

const named = { customerId: z.string(), customerName: z.string() }

const weekDelta = {
  adjustedUsageDelta7d: maybe,
  deltaActivity: maybe,
  deltaSeats: maybe,
  notComparable: z.nullable(z.enum(['no_point', 'no_figure', 'coverage', 'window'])),
}

const sums = {
  licensesSold: z.number(),
  licensesAssigned: maybe,
  deploymentPct: maybe,
  entitlementsActive: z.number(),
  usagePct: maybe,
  entitledActive: z.number(),
  adjustedUsagePct: maybe,
  calls28d: maybe,
}

const flag = z.object({
  ...named,
  rule: z.enum(RULES),
  severity: z.enum(SEVERITIES),
  state: z.enum(FLAG_STATES),
  weeks: z.number(),
  guard: z.nullable(
    z.enum(['no_figure', 'few_seats', 'ramping', 'coverage', 'window', 'nothing_to_compare']),
  ),
  figures: z.object({
    adjustedUsagePct: optionalMaybe,
    usagePct: optionalMaybe,
    deploymentPct: optionalMaybe,
    weekBeforePct: optionalMaybe,
    meanBeforePct: optionalMaybe,
    calls28d: optionalMaybe,
    callsPer100: optionalMaybe,
    callsBaseline: optional,
    transferred: optional,
    inactiveSubscription: optional,
    trial: optional,
    yammer: optional,
    unlicensed: optional,
    stateAgeDays: optional,
    activityAgeDays: optionalMaybe,
  }),
  thresholds: z.object({
    lowUsage: optional,
    lowDeployment: optional,
    recoveryMargin: optional,
    decliningWeek: optional,
    decliningMean: optional,
    calls: optional,
    callsPer100: optional,
    timesBaseline: optional,
    expansionUsage: optional,
    expansionDeployment: optional,
    over100: optional,
    staleDays: optional,
  }),
})

const customer = z.object({
  ...named,
  accountManager: z.string(),
  ...sums,
  over: z.object({
    transferred: z.number(),
    inactiveSubscription: z.number(),
    trial: z.number(),
    yammer: z.number(),
    unlicensed: z.number(),
    inferred: z.number(),
  }),
  coverageDays: z.number(),
  callsPer100: maybe,
  callsBaseline: maybe,
  ...weekDelta,
})

const change = z.object({
  ...named,
  adjustedUsageDelta7d: z.number(),
  deltaActivity: z.number(),
  deltaSeats: z.number(),
  adjustedUsagePct: maybe,
})

const reported = z.object({
  adjustedUsagePct: maybe,
  flags: z.array(z.object({ rule: z.enum(RULES), severity: z.enum(SEVERITIES), state: z.enum(FLAG_STATES) })),
})

const restatement = z.object({
  ...named,
  week: z.string(),
  was: reported,
  isNow: reported,
  because: z.array(z.string()),
  becauseMore: z.number(),
})

const undelivered = z.object({
  week: z.string(),
  recipient: z.nullable(z.string()),
  how: z.enum(['not_made', 'not_sent', 'refused', 'bounced', 'unconfirmed']),
  reason: z.string(),
})

/** Younger than the schema: a digest that was frozen before is still sent. */
const more = z._default(z.number(), 0)

const dataQuality = z.object({
  coverageDaysMin: maybe,
  missingDays: z.array(z.string()),
  staleCustomers: z.array(
    z.object({ ...named, stateDate: z.string(), activityDate: z.nullable(z.string()) }),
  ),
  left: z.array(z.object(named)),
  refusedDrops: z.array(
    z.object({
      key: z.string(),
      code: z.enum(REFUSAL_CODES),
      message: z.string(),
      receiptKey: z._default(z.string(), ''),
    }),
  ),
  refusedDropsMore: more,
  // Younger than the schema, as the key of a receipt: a digest that was frozen before is still sent.
  stopped: z._default(z.array(z.object({ dataset: z.enum(DATASETS), lastDay: z.string() })), []),
  unreadDrops: z._default(z.array(z.string()), []),
  unreadDropsMore: more,
  clashes: z.array(
    z.object({ ...named, subscriptionId: z.string(), keys: z.array(z.string()), keysMore: more }),
  ),
  clashesMore: more,
  unmatchedOrganisations: z.array(z.object({ name: z.nullable(z.string()), tickets: z.number() })),
  unmatchedOrganisationsMore: more,
  unmappedCategories: z.array(z.object({ word: z.string(), calls: z.number() })),
  unmappedCategoriesMore: more,
  aggregatesOtherWindow: z.array(z.object({ ...named, productSku: z.string(), windowDays: z.number() })),
})

/** Keys in camel case; unknown ones are dropped. */
export const digestSchema: z.ZodMiniType<Digest> = z.object({
  partner: z.object({ id: z.string(), name: z.string() }),
  week: z.string(),
  asOf: z.string(),
  window: z.object({ start: z.string(), end: z.string() }),
  timezone: z.string(),
  cutTo: z.nullable(z.string()),
  scope: z.array(z.string()),
  portfolio: z.object({ customers: z.number(), ...sums, ...weekDelta, customersInTheWay: z.number() }),
  flags: z.array(flag),
  flaggedCustomers: z.array(customer),
  better: z.array(change),
  worse: z.array(change),
  restatements: z.array(restatement),
  undelivered: z.array(undelivered),
  dataQuality,
})
