import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productWord } from '../../../shared/domain/catalogue/product-word.ts'
import { buildDigest } from '../../../shared/domain/digest/build-digest.ts'
import type { Digest, Undelivered } from '../../../shared/domain/digest/digest.ts'
import { digestJson, parseDigest } from '../../../shared/views/digest-json.ts'
import { renderDigestMail } from '../../../shared/views/digest-mail.ts'
import { attentionOf } from '../../../shared/views/mail/digest/attention.ts'
import { assertScope, customersIn } from '../../../shared/views/mail-scope.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { day } from '../domain/digest/points.ts'
import {
  corrections,
  digestOf,
  everything,
  ownDigest,
  partnerOf,
  partnerPoint,
  steady,
} from '../domain/digest/portfolios.ts'
import { ana, everyPart, IMPRINT, LINKS, mailOf } from './mails.ts'
import { readMarkup } from './markup.ts'

const texts = textsFor('en')
const calm = { sold: 100, assigned: 90, entitled: 80, calls: 1 }
const low = { ...calm, entitled: 30 }
const rejecting = { key: 'a.csv', customer: null, read: 100, rejected: 1, isAlone: false }
const refusedToday = {
  key: 'golden/activity/2026-11-22/a.csv',
  customer: null,
  code: 'not_text',
  message: 'The file is not text.',
  receiptKey: '',
} as const

describe('the digest mail', () => {
  it('shows the flagged customers in the order of the digest', () => {
    const digest = buildDigest(everything())
    const { shown, plain } = mailOf(digest)
    const titles = ['Customers that need attention', 'Good to know', 'Since last week']
    for (const part of [shown, plain]) {
      const [attention = '', notes = '', changes = ''] = titles.map((title, n) =>
        part.slice(part.indexOf(title), part.indexOf(titles[n + 1] ?? 'Opportunities')),
      )
      expect(inOrder(attention, ['Contoso Iberia S.A.', 'Fabrikam GmbH'])).toBe(true)
      expect(inOrder(notes, ['Tailspin Toys', 'Adventure Works & Sons <Cycling>'])).toBe(true)
      expect(inOrder(changes, ['Cleared', 'Northwind Traders', 'Improving', 'Wide World Importers'])).toBe(
        true,
      )
    }
  })

  it('shows the figures, flags, reasons and advice of each', () => {
    const { shown, plain } = mailOf(buildDigest(everything()))
    for (const part of [shown, plain]) {
      for (const words of [
        'Contoso Iberia S.A.',
        '0112a436-b14e-4888-967b-ca4bb2cf1234',
        '61 of 200 seats',
        '22.3 per 100 seats',
        'At risk: low usage and many help calls',
        'week 3',
        '61 of 200 entitled seats in use (30.5%), below 40%.',
        'Case studies, user testimonials about specific scenarios, tutorial blogs or videos, a training course.',
        'show self-service options next to the contact details on your support site.',
        'Down 13.0 points since last week (activity −13.0, seats 0.0)',
        'improving',
        'Cleared',
      ]) {
        expect(part).toContain(words)
      }
    }
  })

  it('lists changes since last week and gaps in the data', () => {
    const { shown, plain } = mailOf(buildDigest(everything()))
    for (const part of [shown, plain]) {
      for (const words of [
        '+1.0 points to 67.0% (activity +1.0, seats 0.0)',
        'Activity files cover 25 of 28 days; none for 29 Oct and 3 – 4 Nov.',
        'Lowest coverage of any customer: 12 of 28 days.',
        'licence data from 14 November 2026, activity data up to 8 November 2026',
        'Litware',
        'Name the column user_id.',
        'Nobody Knows Ltd: 3 calls; add "customers": { "Nobody Knows Ltd": "CUSTOMER_ID" }',
        'no organisation stated: 1 call',
        'wish: 2 calls',
      ]) {
        expect(part.replaceAll('\u2009', ' ')).toContain(words)
      }
    }
  })

  it('lists corrections to earlier weeks with old and new values and the files that caused them', () => {
    const { shown, plain, html, text } = mailOf(buildDigest({ ...everything(), restatements: corrections() }))
    for (const part of [shown, plain]) {
      for (const words of [
        'Corrections to earlier weeks',
        'Week 46 of 2026',
        'adjusted usage changed from 52.0% to 61.5%; “Low usage” changed from warning (new) to not flagged, because of golden/activity/2026-11-12/a.csv and 2 more files.',
        'Week 45 of 2026',
        'adjusted usage is still 55.0%; “Ready to expand” changed from not flagged to cleared, because of golden/activity/2026-11-03/a.csv.',
        'adjusted usage changed from n/a to 40.0%.',
      ]) {
        expect(part).toContain(words)
      }
    }
    const scope = { customers: buildDigest(everything()).scope, links: {}, offers: [] }
    expect(() => assertScope({ subject: '', subjectCustomer: null, html, text }, scope)).toThrow('departed')
  })

  it('lists only the corrected flags whose status changed', () => {
    const stale = { rule: 'stale_data', severity: 'info', state: 'continuing' } as const
    const low = { rule: 'low_usage', severity: 'warning' } as const
    const [restated] = corrections()
    if (restated === undefined) throw new Error('no correction')
    const was = { adjustedUsagePct: 52, flags: [{ ...low, state: 'new' as const }, stale] }
    const isNow = { adjustedUsagePct: 61, flags: [{ ...low, state: 'improving' as const }, stale] }
    const { plain } = mailOf(buildDigest({ ...everything(), restatements: [{ ...restated, was, isNow }] }))
    expect(plain).toContain(
      'to 61.0%; “Low usage” changed from warning (new) to warning (improving), because',
    )
  })

  it('names a file that the reader may not see by dataset and day', () => {
    const [first] = corrections()
    if (first === undefined) throw new Error('no correction')
    const because = [
      'golden/entitlements/2026-11-15/',
      'golden/activity/2026-11-12/',
      'golden/support/2026-11-12/',
    ]
    const { shown, plain } = mailOf(buildDigest({ ...everything(), restatements: [{ ...first, because }] }))
    for (const part of [shown, plain]) {
      expect(part).toContain(
        'because of the licence file for 15 November 2026, the activity file for 12 November 2026, the support file for 12 November 2026 and',
      )
    }
  })

  it('leaves corrections out where there are none', () => {
    expect(mailOf(buildDigest(everything())).plain).not.toContain('Corrections')
  })

  it('calls no flags good news only where everything was seen', () => {
    const unseen = { ...calm, calls: null, point: { coverageDays: 0, activityDay: null } }
    const told = (week: object) =>
      mailOf(digestOf({ a: { weeks: [week] } }, { partnerPoint: partnerPoint({ supportSeen: false }) })).plain
    expect(told(calm)).toContain('Good news')
    expect(told(unseen)).toContain('No customer is known to need attention this week.')
    expect(told(unseen)).toContain(
      '! Data is missing, so figures may be too low: 1 customer has too few days of activity data.',
    )
    expect(told(unseen)).toContain('Adjusted usage: unknown (no activity data)')
    expect(told(unseen)).toContain('Help calls: unknown (no support data)')
    expect(told(unseen)).not.toMatch(/\b0 of 100|\b0 active/)
  })

  it.each([
    ['refused', { refusedDrops: [refusedToday] }, '1 file was refused.'],
    ['not read', { unreadDrops: [{ key: 'a', customer: null }] }, '1 file was not read in time.'],
    [
      'with many rejected rows',
      { rejectedRows: [{ ...rejecting, rejected: 2 }] },
      '1 file has rejected rows that could change a flag.',
    ],
    [
      'alone with a rejected row',
      { rejectedRows: [{ ...rejecting, isAlone: true }] },
      '1 file has rejected rows that could change a flag.',
    ],
  ])('calls no flags no good news where a file of the week was %s', (_, lacking, why) => {
    const { subject, shown, plain } = mailOf(digestOf({ a: { weeks: steady(4, calm) } }, lacking))
    expect(subject).toBe('No flags, but data is missing · week 47')
    for (const part of [shown, plain]) {
      expect(inOrder(part, [`so figures may be too low: ${why}`, 'No customer is known to need'])).toBe(true)
      expect(part).not.toContain('Good news')
    }
  })

  it('shows beside good news how many rows were rejected without consequence', () => {
    const { shown, plain } = mailOf(
      digestOf({ a: { weeks: steady(4, calm) } }, { rejectedRows: [rejecting] }),
    )
    for (const part of [shown, plain]) {
      expect(part).toContain(
        'Good news: none of your customers needs attention this week. 1 row was rejected.',
      )
      expect(part).toContain('a.csv: 1 of 100 rows rejected; the receipt says why')
    }
  })

  it.each([
    ['urgent', { ...low, assigned: 20, entitled: 0, calls: 40 }],
    ['other', { ...low, assigned: 90, entitled: 0, calls: null }],
  ])('says unknown, never zero, on an %s card of a customer whose activity nobody saw', (_, week) => {
    const unseen = { ...week, point: { coverageDays: 0, activityDay: null } }
    const seen = { ...calm, sold: 50, assigned: 45, entitled: 40 }
    const { shown, plain, html, text } = mailOf(digestOf({ a: { weeks: [unseen] }, b: { weeks: [seen] } }))
    for (const part of [shown, plain]) {
      expect(part).toContain('2 customers · 150 licences sold')
      expect(part).toContain('40 active · activity of 1 customer unknown')
    }
    expect(html + text).not.toMatch(/\b0 of (?!28 days)|\b0 active|\b0\.0%/)
  })

  it('shows usage as unknown for a portfolio without activity data, in the preview too', () => {
    const unseen = { sold: 0, assigned: null, calls: null, point: { coverageDays: 0, activityDay: null } }
    const { html, shown, plain } = mailOf(digestOf({ a: { weeks: [unseen] } }))
    expect(html).toContain('Adjusted usage unknown, deployment n/a.')
    for (const part of [shown, plain]) {
      expect(part).toContain('1 customer · 0 licences sold · activity unknown')
      expect(part).not.toMatch(/\b0 of (?!28 days)|\b0 active/)
    }
  })

  it('says that no seats are sold or assigned seats are not reported, rather than zero of them', () => {
    const told = (week: object) => mailOf(digestOf({ a: { weeks: [{ ...calm, calls: 30, ...week }] } })).plain
    expect(told({ assigned: null })).toContain('Deployment: n/a (assigned seats not reported)')
    const none = told({ sold: 0, assigned: null, entitled: 0, over: { unlicensed: 3 } })
    expect(none).toContain(
      'Adjusted usage: n/a (no seats sold) Deployment: n/a (no seats sold) Usage: n/a (3 active)',
    )
  })

  it('shows names that match nothing on a card, with what to add for each', () => {
    const point = {
      matching: { unmatchedUsers: 14, activeUsers: 14, idleSeats: 100 },
      unmatchedProducts: [{ word: 'CONTOSO <BUNDLE>', partNumber: null, users: 14 }],
    }
    const { html, shown, plain } = mailOf(digestOf({ a: { weeks: [{ ...calm, entitled: 0, point }] } }))
    for (const part of [shown, plain]) {
      expect(part).toContain('Product names that match nothing')
      expect(part).toContain('14 of 14 active users have products assigned that match no licence')
      expect(part).toContain('add "products": { "CONTOSO <BUNDLE>": "PART_NUMBER" } with its part number')
      expect(part).toContain('Map each unknown name to its part number')
      expect(part).toContain('Next step: Map the names under products in partners.json')
      expect(part).not.toContain('Low usage')
    }
    expect(html).toContain('CONTOSO &lt;BUNDLE&gt;')
  })

  it('counts entries that the digest itself leaves out', () => {
    const digest = digestOf({})
    const unmatched = {
      unmatchedOrganisations: [{ word: 'Nobody Ltd', calls: 3 }],
      unmatchedOrganisationsMore: 19_999,
    }
    const { shown, plain } = mailOf({ ...digest, dataQuality: { ...digest.dataQuality, ...unmatched } })
    for (const part of [shown, plain]) expect(part).toContain('1 of 20,000 shown.')
  })

  it('lists datasets that stopped arriving, files not read in time, and refused files by reason', () => {
    const refused = (key: string, message: string) =>
      ({
        key,
        customer: null,
        code: 'not_text',
        message,
        receiptKey: `receipts/${key}.receipt.json`,
      }) as const
    const digest = digestOf(
      {},
      {
        stopped: [{ dataset: 'support', lastDay: day('2026-11-08') }],
        unreadDrops: [{ key: 'golden/activity/2026-11-22/late.csv', customer: null }],
        refusedDrops: [
          ...['a', 'b', 'c', 'd', 'e'].map((file) => refused(`golden/${file}.csv`, 'The file is not text.')),
          refused('golden/z.csv', 'The file is too big.'),
        ],
      },
    )
    const { shown, plain } = mailOf(digest)
    for (const part of [shown, plain]) {
      for (const words of [
        'Files that stopped arriving',
        'Support calls: nothing after 8 November 2026',
        'Files not read in time; not included',
        'golden/activity/2026-11-22/late.csv',
        'golden/a.csv, golden/b.csv, golden/c.csv and 2 more files: The file is not text. Receipts: receipts/{file}.receipt.json',
        'golden/z.csv: The file is too big. Receipt: receipts/golden/z.csv.receipt.json',
      ]) {
        expect(part).toContain(words)
      }
    }
  })

  it('opens with digests of last week that did not arrive', () => {
    const undelivered: Undelivered[] = [
      { week: '2026-W46', recipient: 'ana@golden.example', how: 'unconfirmed', reason: 'no event' },
      {
        week: '2026-W46',
        recipient: 'li@golden.example',
        how: 'refused',
        reason: 'suppressed since a bounce.',
      },
      { week: '2026-W46', recipient: 'jo@golden.example', how: 'bounced', reason: 'SES told: Bounce' },
      { week: '2026-W46', recipient: 'x@golden.example', how: 'not_sent', reason: '' },
      { week: '2026-W46', recipient: 'y@golden.example', how: 'not_sent', reason: '' },
    ]
    const { shown, plain } = mailOf(digestOf({}, { undelivered }))
    for (const part of [shown, plain]) {
      for (const words of [
        'Last week’s digest (week 46) may not have reached you: delivery could not be confirmed.',
        'was not delivered to li@golden.example: suppressed since a bounce.',
        'to jo@golden.example bounced: the address did not accept it.',
        '…and 2 more recipients.',
      ]) {
        expect(part).toContain(words)
      }
      expect(part.indexOf('may not have reached you')).toBeLessThan(part.indexOf('Hello Ana Ruiz'))
    }
  })

  it.each([
    ['not_made', '', 'Last week’s digest (week 46) was not produced.'],
    ['unconfirmed', '', 'Last week’s digest (week 46) may not have reached anyone'],
    ['not_made', '2 keys are not read yet', 'was not produced: 2 keys are not read yet.'],
    ['not_sent', 'SES: daily quota.', 'was not sent to anyone: SES: daily quota.'],
  ] as const)('reports a digest for all recipients as %s (%s)', (how, reason, words) => {
    const undelivered = [{ week: '2026-W46', recipient: null, how, reason }]
    expect(mailOf(digestOf({}, { undelivered })).plain).toContain(words)
  })

  it('names the week of an earlier digest than last week’s', () => {
    const undelivered = [{ week: '2026-W45', recipient: ana.email, how: 'bounced', reason: '' } as const]
    expect(mailOf(digestOf({}, { undelivered })).plain).toContain('The digest for week 45 to you bounced')
  })

  it('has every number of the HTML in the plain text too', () => {
    const { shown, plain } = mailOf(everyPart(), LINKS)
    const numbers = (words: string) => words.match(/[+\u2212]?\d+(?:[.,]\d+)*%?/g) ?? []
    const inText = new Set(numbers(plain))
    expect(numbers(shown).length).toBeGreaterThan(100)
    expect(numbers(shown).filter((number) => !inText.has(number))).toEqual([])
  })

  it('explains the figures, the window and the time zone in its footer', () => {
    const { shown, plain } = mailOf(buildDigest(everything()))
    for (const part of [shown, plain]) {
      for (const words of [
        'assigned licences / sold licences',
        'active entitlements / total entitlements',
        'Why usage can exceed 100%',
        'Central European Time (Europe/Madrid)',
        'Sent to ana@golden.example',
        'Increase adoption and satisfaction',
        IMPRINT,
      ]) {
        expect(part).toContain(words)
      }
    }
  })

  it('brings good news when no customer needs attention, and shows the portfolio', () => {
    const { subject, shown, plain } = mailOf(digestOf({ a: { name: 'Proseware', weeks: steady(4, calm) } }))
    expect(subject).toBe('No customer needs attention · week 47')
    for (const part of [shown, plain]) {
      expect(part).toContain('Good news: none of your customers needs attention this week.')
      expect(part).toContain('80 of 100 seats')
      expect(part).not.toContain('What to do')
    }
  })

  it('tells an account manager that it covers only their own customers', () => {
    const mail = renderDigestMail(
      ownDigest(everything(), 'li@golden.example'),
      { email: 'li@golden.example', name: 'Li' },
      texts,
    )
    expect(mail.text.replace(/\s+/g, ' ')).toContain(
      'only the customers whose account manager is li@golden.example',
    )
    expect(customersIn(mail.html)).toEqual(['fabrikam', 'adventure', 'litware'])
  })

  it('has a different subject every week', () => {
    const stories = { a: { weeks: [low] } }
    const subject = renderDigestMail(digestOf(stories), ana, texts).subject
    expect(subject).toBe('a: low usage (30.0%) · week 47')
  })
})

describe('what matters most', () => {
  const risky = { ...low, calls: 40 }

  it.each<[string, Parameters<typeof digestOf>[0], string]>([
    [
      'a new flag before a known one',
      { a: { weeks: [risky, risky] }, b: { weeks: [calm, low] } },
      'b uses little',
    ],
    [
      'of new ones the worst',
      { a: { weeks: [low] }, b: { weeks: [risky] } },
      'b is at risk: 30 of 100 seats',
    ],
    [
      'a recent flag before an old one',
      { a: { weeks: steady(9, risky) }, b: { weeks: steady(3, low) } },
      'b uses',
    ],
    [
      'an old flag where there is no other',
      { a: { weeks: steady(9, low) } },
      'a uses little of what it bought',
    ],
    [
      'calls',
      { a: { weeks: [{ ...calm, calls: 40 }] } },
      'a needs help: 40 help calls in 28 days, 44.4 per 100 seats.',
    ],
    [
      'seats not assigned',
      { a: { weeks: [{ ...calm, assigned: 60 }] } },
      'a has assigned 60 of 100 seats (60.0%).',
    ],
    [
      'a fall',
      { a: { weeks: [calm, { ...calm, entitled: 65 }] } },
      'a uses less than before: 65 of 100 seats in use (65.0%), down 15.0 points in a week.',
    ],
    [
      'improving flags alone',
      { a: { weeks: [low, { ...calm, entitled: 62 }] } },
      'Every flag that is open is improving.',
    ],
  ])('opens the mail: %s', (_, stories, opening) => {
    const { shown, plain } = mailOf(digestOf(stories))
    for (const part of [shown, plain])
      expect(inOrder(part, ['Hello Ana Ruiz,', opening, 'Your portfolio'])).toBe(true)
  })

  it.each([
    ['a short name', 'Contoso', 'Contoso: at risk (30.0%), and 1 more · week 47'],
    [
      'a long one',
      'Contoso Iberia Sociedad Anónima de Servicios Financieros',
      'Contoso Iberia Soci…: at risk (30.0%), and 1 more · week 47',
    ],
  ])('is the subject, with %s', (_, name, subject) => {
    const told = mailOf(digestOf({ a: { name, weeks: [risky] }, b: { weeks: [low] } })).subject
    expect(told).toBe(subject)
    expect(told.length).toBeLessThan(60)
  })

  it('fits into a subject whatever a name holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const { subject } = renderDigestMail(digestOf({ a: { name, weeks: [risky] } }), ana, texts)
        expect(subject.length).toBeLessThan(60)
        expect(subject).toMatch(/: at risk \(30\.0%\) · week 47$/)
      }),
    )
  })
})

describe('a card', () => {
  const many = { sold: 200, assigned: 190, entitled: 150, calls: 1 }
  const point = {
    workloads: [
      { workload: 'exchange', users: 58 },
      { workload: 'sharepoint', users: 40 },
      { workload: 'teams', users: 12 },
    ],
    matching: { unmatchedUsers: 0, activeUsers: 61, idleSeats: 0 },
  }
  const prices = new Map([[productWord('ENTERPRISEPACK'), { amount: 20.5, currency: 'EUR' }]])
  const links = { training: 'https://learn.example/', selfService: null, booking: 'https://book.example/' }
  const stories = { a: { weeks: [...steady(12, many), { ...many, entitled: 61, point }] } }

  it('shows the trend, where usage is lost, what that costs, and the next step', () => {
    const { shown, plain, html } = mailOf(digestOf(stories, { partner: partnerOf({ prices }) }))
    for (const part of [shown, plain]) {
      for (const words of [
        '75.0% → 30.5% over 13 weeks',
        'Down 44.5 points since last week',
        'Where: Office 365 E3: 139 of 200 seats unused in 28 days · Teams: 12 of 61 active users',
        'Unused in 28 days: 139 seats, list value €2,849.50 a month',
        'Next step: Show them what Teams can do for their work: 12 of 61 active users use it.',
        'Ideas below: Unused licences',
      ]) {
        expect(part).toContain(words)
      }
    }
    expect(plain).toContain(`(${'75.0%, '.repeat(12)}30.5%)`)
    expect(html.split('class="v"')).toHaveLength(13)
    expect(html).toContain('role="img" aria-label="Adjusted usage by week: 75.0% → 30.5% over 13 weeks"')
  })

  it('shows no prices and no opportunities where they are switched off', () => {
    const expanding = { ...stories, b: { weeks: [{ ...calm, entitled: 96, assigned: 100 }] } }
    const on = mailOf(digestOf(expanding, { partner: partnerOf({ prices }) })).plain
    expect(on).toContain('list value')
    expect(on).toContain('96.0% of 100 seats in use, 100.0% assigned; new this week')
    const off = mailOf(digestOf(expanding, { partner: partnerOf({ prices, opportunities: false }) })).plain
    expect(off).not.toMatch(/list value|€|Opportunities|Room to grow|96\.0%/)
    expect(off).toContain('139 of 200 seats unused')
  })

  it('points to the advice of the source, which stands once, with the partner’s own offers', () => {
    const both = { ...stories, b: { weeks: [low] } }
    const { html, plain } = mailOf(digestOf(both, { partner: partnerOf({ links }) }))
    expect(plain.split('Case studies')).toHaveLength(2)
    expect(plain.split('Ideas below: Unused licences')).toHaveLength(3)
    expect(plain).toContain('Training: https://learn.example/ Book an appointment: https://book.example/')
    expect(html).toContain('<a href="https://learn.example/">Training</a>')
  })

  it('becomes one line after four weeks', () => {
    const told = (weeks: number) => mailOf(digestOf({ a: { weeks: steady(weeks, low) } })).plain
    expect(told(4)).toContain('Customers that need attention')
    expect(told(4)).toContain('below 40%')
    const line = 'Critical: Low usage (week 5). Adjusted usage 30.0%, unchanged since last week.'
    expect(told(5)).toContain(`Open for more than four weeks ----------------------------- a (id: a) ${line}`)
    expect(told(5)).not.toContain('below 40%')
  })

  it('tells an old flag beside a new one by its name and age alone', () => {
    const weeks = [...steady(6, low), { ...low, calls: 40 }]
    const { plain } = mailOf(digestOf({ a: { weeks: [...weeks, { ...low, assigned: 40, calls: 40 }] } }))
    expect(plain).toContain('At risk: low usage and many help calls · week 2')
    const old = [...steady(6, { ...low, assigned: 60 }), { ...low, assigned: 60, calls: 40 }]
    expect(mailOf(digestOf({ a: { weeks: old } })).plain).toContain(
      '* Warning: Low deployment · week 7 Where:',
    )
  })
})

describe('a week with nothing new', () => {
  const old = { stateDay: day('2026-11-08'), activityDay: day('2026-11-08') }
  const same = {
    a: { name: 'Contoso', weeks: steady(4, { ...low, point: old }) },
    b: { weeks: steady(4, { ...calm, point: old }) },
  }
  const portal = { report: 'https://portal.example/r', unsubscribe: 'https://portal.example/u' }

  it('has a short mail that says so, and no figure again', () => {
    const stopped = [{ dataset: 'activity' as const, lastDay: day('2026-11-08') }]
    const { subject, shown, plain } = mailOf(digestOf(same, { stopped }), portal)
    expect(subject).toBe('Nothing new since last week · week 47')
    for (const part of [shown, plain]) {
      expect(
        inOrder(part, [
          'Activity data stopped: nothing after 8 November 2026.',
          'Nothing new since last week: no licence or activity data has arrived, and no flag has changed.',
          '1 of your 2 customers still needs attention, as last week’s digest says.',
          'Open the report',
          'What the figures rest on',
          'Unsubscribe',
          IMPRINT,
        ]),
      ).toBe(true)
      expect(part).not.toMatch(/30\.0%|Low usage|seats|What to do/)
    }
  })
})

describe('the portfolio', () => {
  it('is compared like for like', () => {
    const unseen = { ...calm, point: { coverageDays: 5 } }
    const { shown, plain } = mailOf(
      digestOf({ a: { weeks: [calm, unseen] }, b: { weeks: [calm, { ...calm, entitled: 90 }] } }),
    )
    for (const part of [shown, plain]) {
      expect(part).toContain(
        '▲ Up 10.0 points since last week (activity +10.0, seats 0.0). 1 of 2 customers compared.',
      )
      expect(part).toContain('10 seats unused in 28 days at 1 of 2 customers.')
    }
  })

  it('says why, where nobody can be compared', () => {
    expect(mailOf(digestOf({ a: { weeks: [calm] } })).plain).toContain(
      'Not comparable with last week: there was no licence data then.',
    )
  })
})

/** Each of the words stands in the text, after the one before. */
function inOrder(text: string, words: readonly string[]): boolean {
  let from = 0
  return words.every((word) => {
    from = text.indexOf(word, from)
    return from++ >= 0
  })
}

describe('the edge of a card', () => {
  const edgeOf = (stories: Parameters<typeof digestOf>[0]) =>
    /<td class="e(\d)"/.exec(mailOf(digestOf(stories)).html)?.[1]
  const rich = { ...calm, entitled: 80, assigned: 80 }

  it('has the colour of the first open flag', () => {
    expect(edgeOf({ a: { weeks: [low] } })).toBe('0')
    expect(edgeOf({ a: { weeks: [low, rich, rich] } })).toBe('1')
  })
})

describe('the HTML', () => {
  it('loads nothing from elsewhere', () => {
    const { html, elements } = mailOf(everyPart())
    expect(html).not.toMatch(/url\(|@import|src=|<svg|flex/i)
    expect(elements.map(({ name }) => name)).not.toContain('script')
    expect(elements.map(({ name }) => name)).not.toContain('img')
  })

  it('leads to absolute addresses alone', () => {
    const hrefs = Array.from(mailOf(everyPart(), LINKS).html.matchAll(/ href="([^"]*)"/g), ([, url]) => url)
    expect(hrefs.length).toBeGreaterThan(8)
    for (const url of hrefs) expect(url).toMatch(/^https:\/\//)
  })

  it('is ready for dark mode and names its language', () => {
    const { html } = mailOf(digestOf({}))
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('@media (prefers-color-scheme:dark)')
    expect(html).toContain('<html lang="en-GB">')
  })

  it('gives every severity as a word, not by colour alone', () => {
    const { shown } = mailOf(buildDigest(everything()))
    for (const word of ['Critical', 'Warning', 'Cleared', 'Improving']) expect(shown).toContain(word)
  })

  it('stays well formed and shows names as they are, whatever they hold', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
    const hostile = fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x>',
      "' onclick='x",
      '&lt;b&gt;',
      '</td></table>',
      ' data-customer="evil"',
      '-->',
    )
    fc.assert(
      fc.property(fc.oneof(hostile, name), fc.oneof(hostile, name), (customer, manager) => {
        const digest = digestOf({ a: { name: customer, manager, weeks: [calm, low] } })
        const mail = renderDigestMail(digest, { email: 'ana@golden.example', name: manager }, texts)
        expect(() => readMarkup(mail.html)).not.toThrow()
        expect(customersIn(mail.html)).toEqual(['a'])
        expect(mail.subject).not.toMatch(/[\r\n]/)
      }),
      { numRuns: 50 },
    )
    expect(mailOf(digestOf({ a: { name: 'A & B <Sons>', weeks: [low] } })).text).toContain('A & B <Sons>')
  })
})

describe('hidden characters', () => {
  const [turned, twin] = ['\u202eliated-erom/elpmaxe.live//:sptth', 'con\u200btoso']
  const manager = 'li\u2066@golden.example'
  const hostile = {
    [turned]: { name: 'Evil \u202eknil\u202c', manager, weeks: [calm, low] },
    [twin]: { name: 'Con\u200btoso', weeks: [calm, low] },
    contoso: { name: 'Contoso', weeks: [low] },
    gone: { name: 'G\u0007one', weeks: [{ sold: 100, entitled: 90 }, null] },
  }

  it('are dropped from names and shown in ids, so that lookalikes differ', () => {
    const mail = mailOf(digestOf(hostile))
    for (const part of [mail.shown, mail.plain]) {
      for (const id of ['<U+202E>liated-erom/elpmaxe.live//:sptth', 'con<U+200B>toso', 'contoso']) {
        expect(part).toContain(id)
      }
      expect(part).toContain('Evil knil')
      expect(part).toContain('li@golden.example')
    }
    expect([mail.subject, mail.text, mail.html].join('')).not.toMatch(
      /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
    )
    const rendered = renderDigestMail(digestOf(hostile), ana, texts)
    const scope = { customers: digestOf(hostile).scope, links: {}, offers: [] }
    expect(() => assertScope(rendered, scope)).not.toThrow()
  })
})

describe('a frozen digest', () => {
  it('renders to the same bytes as on the day it was published', () => {
    const digest = buildDigest(everything())
    const frozen = digestJson(digest, texts)
    expect(renderDigestMail(parseDigest(frozen), ana, texts)).toEqual(renderDigestMail(digest, ana, texts))
  })
})

describe('snoozed flags in the digest mail', () => {
  const snoozed = { until: '2026-12-20', by: ana.email, reason: 'They move <offices>.' }
  const whole = buildDigest(everything())
  const [first] = whole.flaggedCustomers
  const digest = {
    ...whole,
    flags: whole.flags.map((flag) =>
      flag.customerId === first?.customerId ? { ...flag, snooze: snoozed } : flag,
    ),
  }

  it('give no card, and are folded into one line of their customer, with who, why and until when', () => {
    const { plain, html } = mailOf(digest)
    const own = whole.flags.filter(({ customerId }) => customerId === first?.customerId)
    expect(plain).toContain(`${own.length} flags are snoozed.`)
    expect(plain.replace(/\s+/g, ' ')).toContain(
      `until 20 December 2026, by ${ana.email} (They move <offices>.).`,
    )
    expect(html).toContain('They move &lt;offices&gt;.')
    const flagged = (of: Digest) => attentionOf(of).customers
    expect(flagged(digest)).toBe(flagged(whole) - 1)
  })

  it('leave a customer with other flags its card', () => {
    const [worst] = whole.flags
    const one = whole.flags.map((flag) => (flag === worst ? { ...flag, snooze: snoozed } : flag))
    const { plain } = mailOf({ ...whole, flags: one })
    expect(plain).toContain('1 flag is snoozed.')
    expect(plain.split(`${first?.customerName} `).length).toBeGreaterThan(2)
  })
})
