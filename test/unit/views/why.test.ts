import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../shared/domain/flags/flag.ts'
import { RULES } from '../../../shared/domain/flags/flag.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { adviceLines, whyFlagged } from '../../../shared/views/why.ts'
import { day } from '../domain/digest/points.ts'
import { digestOf, steady, type WeekFigures } from '../domain/digest/portfolios.ts'

const calm: WeekFigures = { sold: 200, assigned: 190, entitled: 160, calls: 1 }
const unmatched = {
  matching: { unmatchedUsers: 14, activeUsers: 20, idleSeats: 50 },
  unmatchedProducts: [
    { word: 'CONTOSO BUNDLE', partNumber: null, users: 13 },
    { word: 'VISIO PLAN 2', partNumber: 'VISIOCLIENT', users: 1 },
  ],
}

describe('the reason for a flag', () => {
  const cases: [string, Rule, (WeekFigures | null)[], string][] = [
    [
      'low usage',
      'low_usage',
      [{ ...calm, entitled: 61 }],
      '61 of 200 entitled seats in use (30.5%), below 40%.',
    ],
    [
      'low usage, warning',
      'low_usage',
      [{ ...calm, entitled: 119 }],
      '119 of 200 entitled seats in use (59.5%), below 60%.',
    ],
    [
      'low usage, near its threshold',
      'low_usage',
      [
        { ...calm, entitled: 61 },
        { ...calm, entitled: 124 },
      ],
      '124 of 200 entitled seats in use (62.0%). Clears after two weeks at 65% or more.',
    ],
    [
      'low usage, cleared',
      'low_usage',
      [{ ...calm, entitled: 61 }, calm, calm],
      '160 of 200 entitled seats in use (80.0%), at 65% or more for two weeks.',
    ],
    [
      'low usage, too few days of data',
      'low_usage',
      [
        { ...calm, entitled: 61 },
        { ...calm, entitled: 9, point: { coverageDays: 12 } },
      ],
      '9 of 200 entitled seats in use (4.5%). Not evaluated this week because activity data covers only 12 of 28 days; the flag stays open.',
    ],
    [
      'low usage, no data',
      'low_usage',
      [
        { ...calm, entitled: 61 },
        { ...calm, entitled: 0, point: { coverageDays: 0 } },
      ],
      'Not evaluated this week because there is no figure; the flag stays open.',
    ],
    [
      'low deployment',
      'low_deployment',
      [{ ...calm, assigned: 150 }],
      '150 of 200 sold seats assigned (75.0%), below 85%.',
    ],
    [
      'many calls for the size',
      'high_support',
      [{ ...calm, calls: 38 }],
      '38 help and how-to calls in 28 days, 20.0 per 100 seats (limit: 20 per 100 seats).',
    ],
    [
      'many calls for the size, and against the usual',
      'high_support',
      [...steady(12, { ...calm, calls: 10 }), { ...calm, calls: 30 }],
      '30 help and how-to calls in 28 days (usually 10), 15.8 per 100 seats (limit: 3 times the usual).',
    ],
    [
      'many calls, fewer since',
      'high_support',
      [{ ...calm, calls: 38 }, calm],
      '1 help and how-to call in 28 days, 0.5 per 100 seats. Clears if next week stays within the limits.',
    ],
    [
      'many calls, cleared',
      'high_support',
      [{ ...calm, calls: 38 }, calm, calm],
      '1 help and how-to call in 28 days, 0.5 per 100 seats, within the limits for two weeks.',
    ],
    [
      'many calls, no support data',
      'high_support',
      [
        { ...calm, calls: 38 },
        { ...calm, calls: null },
      ],
      'Not evaluated this week because there is no figure; the flag stays open.',
    ],
    [
      'both at once',
      'at_risk',
      [{ ...calm, entitled: 61, calls: 38 }],
      '61 of 200 entitled seats in use (30.5%), below 40%. 38 help and how-to calls in 28 days, 20.0 per 100 seats (limit: 20 per 100 seats). Both together are critical.',
    ],
    [
      'both at once, fewer calls since',
      'at_risk',
      [
        { ...calm, entitled: 61, calls: 38 },
        { ...calm, entitled: 61 },
      ],
      '61 of 200 entitled seats in use (30.5%), below 40%. 1 help and how-to call in 28 days, 0.5 per 100 seats. Clears if next week stays within the limits. Both together are critical.',
    ],
    [
      'both at once, no support data',
      'at_risk',
      [
        { ...calm, entitled: 61, calls: 38 },
        { ...calm, entitled: 61, calls: null },
      ],
      '61 of 200 entitled seats in use (30.5%), below 40%. Not evaluated this week because there is no figure; the flag stays open. Both together are critical.',
    ],
    [
      'no longer both',
      'at_risk',
      [
        { ...calm, entitled: 61, calls: 38 },
        { ...calm, entitled: 61 },
        { ...calm, entitled: 61 },
      ],
      'No longer both at once: 61 of 200 entitled seats in use (30.5%); 1 help and how-to call in 28 days, 0.5 per 100 seats.',
    ],
    [
      'a fall in a week',
      'declining',
      [calm, { ...calm, entitled: 140 }],
      'Adjusted usage is 70.0%, 10.0 points below last week (80.0%; limit: 10).',
    ],
    [
      'a fall below the mean',
      'declining',
      [calm, calm, { ...calm, entitled: 143 }, { ...calm, entitled: 120 }],
      'Adjusted usage is 60.0%, 11.5 points below last week (71.5%; limit: 10) and 17.2 points below the average of the four weeks before (77.2%; limit: 15).',
    ],
    [
      'no longer falling',
      'declining',
      [calm, { ...calm, entitled: 140 }, { ...calm, entitled: 140 }],
      'Adjusted usage is 70.0% and no longer falling.',
    ],
    [
      'more than was sold',
      'over_100',
      [{ ...calm, entitled: 200, over: { trial: 20 } }],
      '220 active entitlements for 200 licences sold (110.0%), above 100%.',
    ],
    [
      'no longer more',
      'over_100',
      [{ ...calm, entitled: 200, over: { trial: 20 } }, calm],
      '160 active entitlements for 200 licences sold (80.0%), no longer above 100%.',
    ],
    [
      'nearly full',
      'expansion',
      [{ ...calm, entitled: 180 }],
      'Adjusted usage 90.0%, deployment 95.0%, at or above 90% and 95%.',
    ],
    [
      'no longer full',
      'expansion',
      [{ ...calm, entitled: 180 }, calm],
      'Adjusted usage 80.0%, deployment 95.0%, no longer at or above 90% and 95%.',
    ],
    [
      'names that match nothing',
      'unmatched_products',
      [{ ...calm, point: unmatched }],
      '14 of 20 active users have products assigned that match no licence, and nobody is seen on 50 of 200 seats sold. ' +
        'CONTOSO BUNDLE (13 users) is unknown: add "products": { "CONTOSO BUNDLE": "PART_NUMBER" } with its part number, or null to ignore it. ' +
        'VISIO PLAN 2 (1 user) is VISIOCLIENT, which the licence files do not list: upload its licences, or, if they list it under another name, add "products": { "THAT NAME": "VISIOCLIENT" }.',
    ],
    [
      'names that matched nothing',
      'unmatched_products',
      [
        { ...calm, point: unmatched },
        { ...calm, point: { matching: { unmatchedUsers: 1, activeUsers: 20, idleSeats: 50 } } },
      ],
      '1 of 20 active users have products assigned that match no licence, and nobody is seen on 50 of 200 seats sold: no longer both one in ten.',
    ],
    [
      'low usage, while names match nothing',
      'low_usage',
      [
        { ...calm, entitled: 61 },
        { ...calm, entitled: 0, point: unmatched },
      ],
      '0 of 200 entitled seats in use (0.0%). Not evaluated this week because product names match no licence, and may be all that is wrong; the flag stays open.',
    ],
    [
      'old data',
      'stale_data',
      [{ ...calm, point: { stateDay: day('2026-11-18'), activityDay: null } }],
      'Licence data is 4 days old, no activity data (limit: 3 days).',
    ],
    [
      'fresh data again',
      'stale_data',
      [{ ...calm, point: { stateDay: day('2026-11-01') } }, calm],
      'Licence data is 0 days old, activity data 0 days: up to date again.',
    ],
  ]

  it.each(cases)('%s', (_, rule, weeks, sentence) => {
    const digest = digestOf({ a: { weeks } })
    const flag = digest.flags.find((one) => one.rule === rule) ?? expect.fail(`no flag ${rule}`)
    const [customer] = digest.flaggedCustomers
    expect(whyFlagged(flag, customer ?? expect.fail('no customer'), textsFor('en'))).toBe(sentence)
  })
})

describe('the advice', () => {
  it('for every rule gives the problem, what to consider and what to try', () => {
    for (const rule of RULES) {
      const lines = adviceLines(rule, textsFor('en'))
      expect(lines.length % 3).toBe(0)
      expect(lines.filter((line) => line.startsWith('Try: '))).toHaveLength(lines.length / 3)
    }
  })

  it('for customers at risk is the advice for low usage and for many calls', () => {
    const texts = textsFor('en')
    expect(adviceLines('at_risk', texts)).toEqual([
      ...adviceLines('low_usage', texts),
      ...adviceLines('high_support', texts),
    ])
    expect(adviceLines('at_risk', texts).join(' ')).toMatch(
      /Case studies.*tutorial blogs or videos.*self-service/,
    )
  })
})
