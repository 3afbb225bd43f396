// English.

import type { Guard } from '../../domain/flags/flag.ts'
import type { Incomparable } from '../../domain/metrics/delta.ts'
import {
  DATASET_NAMES,
  englishCorrections,
  englishNotices,
  englishUndelivered,
  FILE_NAMES,
} from './en-files.ts'
import { type Formats, formatsFor } from './formats.ts'
import type { Attention, CallFacts, Ratio, Texts, Verdict, WhyTexts } from './texts.ts'

/** `locale`: how numbers and dates are written, e.g. `en-GB`. */
export function english(locale: string): Texts {
  const f = formatsFor(locale)
  const count = (n: number, one: string, many = `${one}s`) => `${f.count(n)} ${n === 1 ? one : many}`
  const percent = (value: number | null) => (value === null ? NO_FIGURE : f.percent(value))
  return {
    formats: f,
    severity: SEVERITIES,
    rule: RULES,
    cleared: CLEARED,
    age: (state, weeks) => (state === 'continuing' ? `week ${f.count(weeks)}` : state),
    why: why(f, count),
    advice: ADVICE,
    adviceLabels: { problem: 'Problem', consider: 'Consider', try: 'Try' },
    mail: {
      product: 'Uptake',
      noFigure: NO_FIGURE,
      subject: ({ customers }, partner, week) =>
        customers === 0
          ? `No customer needs attention · ${partner}, ${week}`
          : `${count(customers, 'customer needs', 'customers need')} attention · ${partner}, ${week}`,
      preheader: ({ adjustedUsagePct, deploymentPct }, movement) =>
        `Adjusted usage ${percent(adjustedUsagePct)}, deployment ${percent(deploymentPct)}. ${movement}`,
      week: (week) => `Week ${Number(week.slice(6))} of ${week.slice(0, 4)}`,
      greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
      headline: (attention, { customers }) => headline(attention, customers, f),
      movement: (counts) => {
        const said = [
          counts.new > 0 ? `${f.count(counts.new)} new` : '',
          counts.continuing > 0 ? `${f.count(counts.continuing)} continuing` : '',
          counts.improving > 0 ? `${f.count(counts.improving)} improving` : '',
          counts.cleared > 0 ? `${f.count(counts.cleared)} cleared` : '',
        ].filter((words) => words !== '')
        return said.length === 0 ? '' : `Flags: ${f.list(said)}.`
      },
      portfolio: 'Your portfolio',
      portfolioSize: ({ customers, licensesSold, licensesAssigned, entitlementsActive }) =>
        [
          count(customers, 'customer'),
          `${count(licensesSold, 'licence')} sold`,
          ...(licensesAssigned === null ? [] : [`${f.count(licensesAssigned)} assigned`]),
          `${f.count(entitlementsActive)} active`,
        ].join(' · '),
      figure: {
        adjustedUsage: 'Adjusted usage',
        deployment: 'Deployment',
        usage: 'Usage',
        calls: 'Help calls',
      },
      inUse: (entitled, sold) => `${f.count(entitled)} of ${count(sold, 'seat')}`,
      assigned: (assigned, sold) =>
        assigned === null ? 'assigned seats not stated' : `${f.count(assigned)} of ${count(sold, 'seat')}`,
      active: (active) => `${f.count(active)} active`,
      callRate: (per100) => (per100 === null ? 'in 28 days' : `${f.decimal(per100)} per 100 seats`),
      sinceLastWeek: (points, activity, seats) => {
        if (points === 0) return 'Adjusted usage is the same as last week.'
        const way = points > 0 ? '▲ Up' : '▼ Down'
        const parts = `activity ${f.signed(activity)}, seats ${f.signed(seats)}`
        return `${way} ${f.decimal(Math.abs(points))} points since last week (${parts}).`
      },
      notComparable: (reason, customers) => {
        const whose = customers === 0 ? '' : ` (${count(customers, 'customer')})`
        return `Not comparable with last week: ${INCOMPARABLE[reason]}${whose}.`
      },
      attention: 'Customers that need you',
      alsoFlagged: 'Good to know',
      accountManager: (email) => `Account manager ${email}`,
      whyOver: (over) => {
        const said = [
          over.transferred > 0
            ? `${f.count(over.transferred)} by users who have left or lost their licence`
            : '',
          over.inactiveSubscription > 0
            ? `${f.count(over.inactiveSubscription)} on subscriptions in grace, disabled or deprovisioned`
            : '',
          over.trial > 0 ? `${f.count(over.trial)} on ${over.trial === 1 ? 'a trial' : 'trials'}` : '',
          over.yammer > 0 ? `${f.count(over.yammer)} with Yammer alone (beyond the licences)` : '',
          over.unlicensed > 0 ? `${f.count(over.unlicensed)} without a subscription` : '',
        ].filter((words) => words !== '')
        const inferred =
          over.inferred === 0 ? '' : ` (${f.count(over.inferred)} inferred: more were active than sold)`
        return `Active beyond the entitled seats: ${f.list(said)}${inferred}.`
      },
      advice: 'What to do',
      moreFlagged: 'Also flagged',
      brief: ({ adjustedUsagePct, deploymentPct, calls28d }) =>
        `Adjusted usage ${percent(adjustedUsagePct)}, deployment ${percent(deploymentPct)}, help calls ${calls28d === null ? NO_FIGURE : f.count(calls28d)}.`,
      moreCustomers: (customers) =>
        `And ${count(customers, 'more flagged customer')} in the report customers.csv.`,
      undelivered: englishUndelivered,
      moreUndelivered: (recipients) => `Nor to ${count(recipients, 'more recipient')}.`,
    },
    changes: {
      title: 'Since last week',
      cleared: 'Cleared',
      improving: 'Improving',
      up: 'Usage up',
      down: 'Usage down',
      none: 'No customer got better or worse.',
      usage: (pct, points, activity, seats) =>
        `${f.signed(points)} points to ${percent(pct)} (activity ${f.signed(activity)}, seats ${f.signed(seats)})`,
      more: (items) => `and ${f.count(items)} more`,
    },
    fileOfDay: (dataset, day) => `the ${FILE_NAMES[dataset]} of ${f.day(day)}`,
    corrections: englishCorrections({ rule: RULES, severity: SEVERITIES, cleared: CLEARED, percent, count }),
    gaps: {
      title: 'What data was missing',
      received: (days, missing) =>
        missing === ''
          ? 'Activity files reported on all 28 days.'
          : `Activity files reported on ${f.count(days)} of 28 days; none on ${missing}. A day without a file is unknown, not zero.`,
      coverage: (leastDays) =>
        leastDays === 28
          ? 'Every customer was seen on all 28 days.'
          : `The customer seen least was seen on ${f.count(leastDays)} of 28 days.`,
      stopped: 'Files that stopped coming',
      stoppedSince: (dataset, lastDay) =>
        `${upperFirst(DATASET_NAMES[dataset])}: nothing after ${f.day(lastDay)}`,
      unread: 'Files that were not read in time, so that nothing of them counts here',
      stale: 'Old data',
      staleSince: (stateDate, activityDate) =>
        `licences of ${f.day(stateDate)}, ${activityDate === null ? 'no activity data at all' : `activity up to ${f.day(activityDate)}`}`,
      left: 'Left, or no licence data any more',
      refused: 'Files that were refused',
      refusedAlike: (keys, more, message) => {
        const others = more === 0 ? [] : [count(more, 'more file')]
        return `${f.list([...keys, ...others])}: ${message}`
      },
      unmatched: 'Support tickets whose organisation no customer has',
      tickets: (name, tickets) => `${name ?? 'without an organisation'}: ${count(tickets, 'ticket')}`,
      unmapped: 'Support categories counted as other',
      category: (word, calls) => `${word}: ${count(calls, 'call')}`,
      clashes: 'Subscriptions that two files of one day state differently',
      clash: (subscription, key) => `${subscription}; ${key} counts`,
      otherWindow: 'Counts of another window than 28 days, compared with nothing',
      window: (sku, days) => `${sku}, ${count(days, 'day')}`,
    },
    foot: {
      title: 'What the figures mean',
      terms: [
        ['Deployment %', 'assigned licences / sold licences.'],
        [
          'Usage %',
          'active entitlements / total entitlements. Active: used for a task in the last 28 calendar days.',
        ],
        [
          'Adjusted usage %',
          'the same, counting only active entitlements that were sold; never above 100%. Flags are judged by it.',
        ],
        [
          'Why usage can exceed 100%',
          'staff turnover passes a licence on within the 28 days; a second subscription is in grace, disabled or deprovisioned; trials are active but not sold; Yammer is used beyond the licences.',
        ],
        [
          'Sold licences',
          'those of all sellers, because a customer may also buy elsewhere. Calls: help and how-to questions of the 28 days.',
        ],
      ],
      source:
        'Definitions and advice after Microsoft Partner Center, “Increase adoption and satisfaction” (2018), in its entitlement form.',
      window: (start, end, timezone) => `${f.days(start, end)}, ${f.zone(timezone, end)}`,
      days: (window) => `All days are calendar days of the window ${window}.`,
      recipient: (email, partner) => `Sent to ${email}, a recipient of the digest of ${partner}.`,
      cutTo: (email) => `It shows only the customers whose account manager is ${email}.`,
    },
    notices: englishNotices(f, count),
  }
}

const SEVERITIES: Texts['severity'] = { critical: 'Critical', warning: 'Warning', info: 'Info' }
const CLEARED = 'Cleared'

const RULES: Texts['rule'] = {
  at_risk: 'At risk: low usage and many calls',
  low_usage: 'Low usage',
  high_support: 'Many calls for help',
  low_deployment: 'Low deployment',
  declining: 'Usage is falling',
  stale_data: 'Old data',
  over_100: 'Usage above 100%',
  expansion: 'Ready for more',
}

const NO_FIGURE = 'n/a'

type Count = (n: number, one: string, many?: string) => string

function headline({ customers, critical }: Attention, all: number, f: Formats): string {
  if (all === 0) return 'There is no licence data of any customer in these four weeks.'
  if (customers === 0) return 'Good news: none of your customers needs attention this week.'
  const urgently = urgentPart(customers, critical, f)
  if (all === 1) return `Your customer needs attention this week${urgently}.`
  if (customers === all) return `All your ${f.count(all)} customers need attention this week${urgently}.`
  const need = customers === 1 ? 'needs' : 'need'
  return `${f.count(customers)} of your ${f.count(all)} customers ${need} attention this week${urgently}.`
}

function urgentPart(customers: number, critical: number, f: Formats): string {
  if (critical === 0) return ''
  if (customers === 1) return ', urgently'
  return critical === customers ? ', all of them urgently' : `, ${f.count(critical)} of them urgently`
}

function why(f: Formats, count: Count): WhyTexts {
  const seats = ({ part, whole, pct }: Ratio, what: string) =>
    `${f.count(part)} of ${f.count(whole)} ${what} = ${f.percent(pct)}`
  const low = (facts: string | null, verdict: Verdict) => {
    if (verdict.is === 'guarded') return guarded(facts, verdict)
    const limit = f.limit(verdict.limit)
    if (verdict.is === 'firing') return `${facts}, below ${limit}.`
    if (verdict.is === 'cleared') return `${facts}: ${limit} or more for two weeks.`
    return `${facts}. It clears once it has stood at ${limit} or more for two weeks.`
  }
  const callsSaid = ({ calls, per100, baseline }: CallFacts) =>
    `${count(calls, 'help and how-to call')} in 28 days` +
    (per100 === null ? '' : ` = ${f.decimal(per100)} per 100 seats`) +
    (baseline === null ? '' : `, usually ${f.loose(baseline)}`)
  const calm = (facts: string | null, verdict: Verdict, cleared: string, firing: string) => {
    if (verdict.is === 'guarded') return guarded(facts, verdict)
    return verdict.is === 'cleared' ? `${facts}${cleared}` : `${facts}${firing}`
  }
  return {
    lowUsage: (ratio, verdict) => low(ratio && seats(ratio, 'entitled seats in use'), verdict),
    lowDeployment: (ratio, verdict) => low(ratio && seats(ratio, 'sold seats assigned'), verdict),
    bothTogether: 'Both together are critical.',
    noLongerAtRisk: (usage, calls) => {
      const facts = [usage && seats(usage, 'entitled seats in use'), calls && callsSaid(calls)]
      return `No longer both at once: ${facts.filter((said) => said !== null).join('; ')}.`
    },
    highSupport: (facts, verdict, { callsPer100, timesBaseline }) => {
      const said = facts && callsSaid(facts)
      if (verdict.is === 'guarded') return guarded(said, verdict)
      if (verdict.is === 'improving') return `${said}. It clears when next week is as calm.`
      if (verdict.is === 'cleared') return `${said}: within the limits for two weeks.`
      const limits = [
        callsPer100 === undefined ? '' : `${f.loose(callsPer100)} per 100 seats`,
        timesBaseline === undefined ? '' : `${f.loose(timesBaseline)} times the usual`,
      ].filter((words) => words !== '')
      return `${said} (the limit is ${limits.join(', and ')}).`
    },
    declining: (facts, verdict, { decliningWeek, decliningMean }) => {
      const said = facts && `Adjusted usage is ${f.percent(facts.pct)}`
      if (facts === null || verdict.is !== 'firing') {
        return calm(said, verdict, ': it no longer falls.', '.')
      }
      const fall = (from: number, what: string, limit: number) =>
        `${f.decimal(from - facts.pct)} points below ${what} (${f.percent(from)}; the limit is ${f.loose(limit)})`
      const falls = [
        facts.weekBefore === null || decliningWeek === undefined
          ? ''
          : fall(facts.weekBefore, 'last week', decliningWeek),
        facts.mean === null || decliningMean === undefined
          ? ''
          : fall(facts.mean, 'the mean of the four weeks before', decliningMean),
      ].filter((words) => words !== '')
      return `${said}, ${falls.join(' and ')}.`
    },
    over100: (ratio, verdict) =>
      calm(
        ratio &&
          `${count(ratio.part, 'active entitlement')} on ${f.count(ratio.whole)} sold = ${f.percent(ratio.pct)}`,
        verdict,
        ', no longer above 100%.',
        ', above 100%.',
      ),
    expansion: (usagePct, deploymentPct, verdict, { expansionUsage, expansionDeployment }) => {
      const limits = `${f.limit(expansionUsage ?? 0)} and ${f.limit(expansionDeployment ?? 0)}`
      const figures = [
        usagePct === null ? '' : `adjusted usage ${f.percent(usagePct)}`,
        deploymentPct === null ? '' : `deployment ${f.percent(deploymentPct)}`,
      ].filter((words) => words !== '')
      const said = figures.length === 0 ? null : upperFirst(figures.join(', '))
      return calm(said, verdict, `: no longer at ${limits} or more.`, `: at ${limits} or more.`)
    },
    staleData: (stateDays, activityDays, verdict) => {
      const licences = `Licence data is ${count(stateDays, 'day')} old`
      const activity =
        activityDays === null ? 'there is no activity data' : `activity data ${count(activityDays, 'day')}`
      const limit = verdict.is === 'guarded' ? '' : ` (the limit is ${f.count(verdict.limit)})`
      return calm(`${licences}, ${activity}`, verdict, ': up to date again.', `${limit}.`)
    },
  }
}

function guarded(facts: string | null, verdict: Verdict & { is: 'guarded' }): string {
  const start = facts === null ? 'Not' : `${facts}. Not`
  return `${start} judged this week, because ${GUARDS[verdict.guard](verdict.coverageDays)}; the flag stays open.`
}

const GUARDS: Readonly<Record<Guard, (coverageDays: number) => string>> = {
  no_figure: () => 'there is no figure',
  few_seats: () => 'too few seats are sold',
  ramping: () => 'all subscriptions have only just started',
  coverage: (days) => `only ${days} of 28 days were seen`,
  window: () => 'the counts are of another window than 28 days',
  nothing_to_compare: () => 'no week before can be compared with it',
}

const INCOMPARABLE: Readonly<Record<Incomparable, string>> = {
  no_point: 'there was no licence data then',
  no_figure: 'a figure is missing',
  coverage: 'too few days were seen',
  window: 'counts of another window than 28 days',
}

const ADVICE: Texts['advice'] = {
  unused: {
    problem: 'Adoption is low and many licences are not used.',
    consider:
      'The customer may not see what the software could do for them; they need help to picture it in their day.',
    try: 'Case studies, user testimonials on a concrete scenario, tutorial blogs or videos, a training course.',
  },
  calls: {
    problem: 'There is a high volume of support calls for help and how-to questions.',
    consider: 'The customer may be new to the software, to this version or to the task.',
    try: 'Training, on site or online, and at the same time self-service: put self-service options next to your contact details on your support site.',
  },
  expansion: {
    problem: 'What they bought is used nearly to the full.',
    consider: 'The customer sees the value and may have work that other products would ease.',
    try: 'Offer training with more products, and the next licences.',
  },
  over: {
    problem: 'More is used than was sold.',
    consider:
      'The classes tell why: staff turnover, a lapsed subscription, a trial, Yammer, or no licence at all.',
    try: 'Renew the lapsed subscription, turn the trial into licences, or license the users who have none.',
  },
  stale: {
    problem: 'The data of this customer is old.',
    consider:
      'The export may have stopped, or the file may lie under another date; silence of the other flags means little.',
    try: 'Check that the daily files are uploaded, and read the receipts of the last ones.',
  },
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
