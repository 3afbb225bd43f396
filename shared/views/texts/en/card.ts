// What a card says of a flagged customer: its trend, where usage is lost, what that costs, and what to do next.

import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { NextStep } from '../../../domain/digest/next-step.ts'
import type { WeakProduct, WeakWorkload } from '../../../domain/digest/weak-spot.ts'
import type { ListValue } from '../../../domain/metrics/list-value.ts'
import { type EnglishFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function card(f: EnglishFormats) {
  return {
    trendTitle: 'Adjusted usage by week',
    /** The first and the last known value. */
    trend: (first: number, last: number, weeks: number) =>
      `${f.percent(first)} → ${f.percent(last)} over ${f.counted(weeks, 'week')}`,
    /** Oldest first; null: not known. */
    trendValues: (values: readonly (number | null)[]) =>
      values.map((value) => (value === null ? UNKNOWN : f.percent(value))).join(', '),
    where: 'Where',
    /** At least one of them is known. */
    weakSpot: (product: WeakProduct | null, workload: WeakWorkload | null) =>
      [product === null ? '' : unusedOf(product), workload === null ? '' : usersOf(workload)]
        .filter((part) => part !== '')
        .join(' · '),
    unused: 'Unused in 28 days',
    /** `of`: how many seats are unused in all. */
    unusedSeats: (of: number, values: readonly ListValue[]) =>
      [f.counted(of, 'seat'), ...values.map((value) => worth(value, of))].join(', '),
    next: 'Next step',
    nextStep: sentenceFor,
    /** `topics`: titles of the advice further below. */
    ideas: (topics: readonly string[]) => `Ideas below: ${f.list(topics)}`,
    /** A flag that has been open for long, on one line. */
    folded: (
      flags: readonly string[],
      { adjustedUsagePct, adjustedUsageDelta7d: points, coverageDays }: FlaggedCustomer,
    ) => {
      const usage = coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      const change =
        points === null
          ? ''
          : points === 0
            ? ', unchanged since last week'
            : `, ${f.signed(points)} points since last week`
      return `${flags.join('; ')}. Adjusted usage ${usage}${change}.`
    },
  }

  function worth({ amount, currency, seats }: ListValue, of: number): string {
    const speaksFor = seats === of ? '' : ` for ${f.count(seats)} of them`
    return `list value ${f.money(amount, currency)} a month${speaksFor}`
  }

  function unusedOf({ productSku, productName, licensesSold, unusedSeats }: WeakProduct): string {
    return `${productName === '' ? productSku : productName}: ${f.count(unusedSeats)} of ${f.counted(licensesSold, 'seat')} unused in 28 days`
  }

  function usersOf({ workload, users, activeUsers }: WeakWorkload): string {
    return `${workloadName(workload)}: ${f.count(users)} of ${f.counted(activeUsers, 'active user')}`
  }

  function sentenceFor(step: NextStep): string {
    switch (step.kind) {
      case 'train': {
        const first = step.workload === null ? '' : `, starting with ${workloadName(step.workload.workload)}`
        return `Offer a training session${first}. ${f.counted(step.calls, 'help call shows', 'help calls show')} that people try, and get stuck.`
      }
      case 'introduce':
        return `Show them what ${workloadName(step.workload)} can do for their work: ${f.count(step.users)} of ${f.counted(step.activeUsers, 'active user')} use it.`
      case 'activate':
        return `Ask who the ${f.counted(step.unusedSeats, 'unused seat')} of ${step.productName === '' ? step.productSku : step.productName} ${step.unusedSeats === 1 ? 'was' : 'were'} bought for, and help those people start.`
      case 'assign':
        return `Help them assign the ${f.counted(step.seats, 'seat')} that nobody has been given.`
      case 'roll_out':
        return 'Ask how the new seats are being rolled out, and offer to help.'
      case 'ask':
        return 'Ask what has changed since last week: a project, a team, another tool?'
      case 'answer':
        return `Look at what the ${f.counted(step.calls, 'call asks', 'calls ask')} about, and offer a training session on it.`
      case 'match_names':
        return 'Map the names under products in partners.json, or upload the missing licences.'
      case 'upload':
        return 'Check why no files arrive, and upload the latest ones.'
      case 'renew':
        return `Renew or replace the lapsed subscriptions, on which ${f.counted(step.seats, 'entitlement is', 'entitlements are')} active.`
      case 'convert_trials':
        return `Turn the trials into licences: ${f.counted(step.seats, 'entitlement is', 'entitlements are')} active on them.`
      case 'license':
        return `License the ${f.counted(step.seats, 'user')} who have none.`
      case 'check_leavers':
        return 'Nothing to sell: people left, and others took over their licences.'
      case 'keep_going':
        return 'Keep going: it is getting better.'
    }
  }
}
