// What the figures mean, where the definitions come from, and who receives the mail.

import type { EnglishFormats } from './with-nouns.ts'

export function footer(f: EnglishFormats) {
  return {
    title: 'What the figures mean',
    terms: TERMS,
    source:
      'Definitions and advice follow Microsoft Partner Center, “Increase adoption and satisfaction” (2018), which measures usage by entitlement.',
    /** `end` decides what the zone is called. */
    window: (start: string, end: string, timeZone: string) =>
      `${f.days(start, end)}, ${f.zone(timeZone, end)}`,
    days: (window: string) => `Figures cover the calendar days ${window}.`,
    digestRecipient: (email: string, partner: string) =>
      `Sent to ${email}, a recipient of the ${partner} digest.`,
    scopedTo: (email: string) => `It covers only the customers whose account manager is ${email}.`,
    noticeRecipient: (email: string, partner: string) =>
      `Sent to ${email}, who sees all customers of ${partner}.`,
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Deployment %', 'assigned licences / sold licences.'],
  [
    'Usage %',
    'active entitlements / total entitlements. Active: used for a task in the last 28 calendar days.',
  ],
  [
    'Adjusted usage %',
    'the same, counting only active entitlements that were sold; never above 100%. Flags for low or falling usage are based on it.',
  ],
  [
    'Why usage can exceed 100%',
    'staff turnover moves a licence to another user within the 28 days; a second subscription is in grace, disabled or deprovisioned; trials are active but not sold; Yammer is used beyond the licences.',
  ],
  ['Sold licences', 'licences from all sellers, because a customer may also buy elsewhere.'],
  ['Help calls', 'support calls for help and how-to questions in the 28 days.'],
]
