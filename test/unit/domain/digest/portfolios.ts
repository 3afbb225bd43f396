// Builders of whole portfolios: weekly points in, digests out, with the real rules in between.

import { addDays, type Day, windowStart } from '../../../../shared/domain/calendar.ts'
import { NO_PRODUCTS } from '../../../../shared/domain/catalogue/product-index.ts'
import { buildDigest } from '../../../../shared/domain/digest/build-digest.ts'
import type { Digest, Reported } from '../../../../shared/domain/digest/digest.ts'
import {
  type DigestInput,
  NO_FILES,
  type RestatedCustomer,
  scopesOf,
} from '../../../../shared/domain/digest/digest-input.ts'
import { type MeasuredCustomer, measuredWeeks } from '../../../../shared/domain/digest/measured-customer.ts'
import { flagsByWeek } from '../../../../shared/domain/flags/evaluate.ts'
import { readWeeks, type SeriesPoint } from '../../../../shared/domain/flags/week.ts'
import { customerId, partnerId } from '../../../../shared/domain/ids.ts'
import { customerDelta } from '../../../../shared/domain/metrics/delta.ts'
import type { CustomerPoint, PartnerPoint } from '../../../../shared/domain/metrics/point.ts'
import {
  DEFAULT_THRESHOLDS,
  type Partner,
  type Recipient,
  thresholdsFor,
} from '../../../../shared/domain/settings.ts'
import { email } from '../../../support/messages.ts'
import { day, point, product } from './points.ts'

const AS_OF = day('2026-11-22')

/** One week of a customer, in figures; `null`: no licence data in that week. */
export interface WeekFigures {
  readonly sold?: number
  readonly assigned?: number | null
  readonly entitled?: number
  readonly over?: Partial<
    Record<'transferred' | 'inactiveSubscription' | 'trial' | 'yammer' | 'unlicensed', number>
  >
  readonly inferred?: number
  readonly calls?: number | null
  readonly point?: Partial<CustomerPoint>
}

export interface CustomerStory {
  readonly name?: string
  readonly manager?: string
  /** Oldest first; the last one is E. */
  readonly weeks: readonly (WeekFigures | null)[]
}

export function partnerOf(stated: Partial<Partner> = {}): Partner {
  const id = partnerId('golden')
  if (id === null) throw new RangeError('golden is an id')
  return {
    id,
    name: 'Golden',
    timeZone: 'Europe/Madrid',
    locale: 'en',
    send: { weekday: 'monday', time: '08:00' },
    recipients: [],
    replyTo: null,
    thresholds: DEFAULT_THRESHOLDS,
    customerThresholds: new Map(),
    products: new Map(),
    operatorProducts: NO_PRODUCTS,
    excludedProducts: new Set(),
    countFreeProducts: false,
    supportCategories: new Map(),
    dateOrder: null,
    columns: {},
    customers: new Map(),
    supportSkip: new Map(),
    branding: { color: null, logo: null, contact: null },
    links: { training: null, selfService: null, booking: null },
    customerLocales: new Map(),
    prices: new Map(),
    opportunities: true,
    canary: false,
    ...stated,
  }
}

export function recipient(address: string, customers: Recipient['customers'], name = ''): Recipient {
  return { email: email(address), name, customers, locale: 'en', timeZone: 'UTC', upload: false }
}

export function partnerPoint(stated: Partial<PartnerPoint> = {}): PartnerPoint {
  return {
    day: AS_OF,
    supportSeen: true,
    calls: {},
    unmatchedOrganisations: [],
    unmatchedOrganisationsMore: 0,
    unmappedCategories: [],
    unmappedCategoriesMore: 0,
    withoutLicences: [],
    missingDays: [],
    ...stated,
  }
}

export function inputOf(
  stories: Readonly<Record<string, CustomerStory>>,
  stated: Partial<DigestInput> = {},
): DigestInput {
  const partner = stated.partner ?? partnerOf()
  const told = Object.entries(stories).map(([id, story]) => ({ id, points: pointsOf(id, story), story }))
  return {
    partner,
    asOf: AS_OF,
    scopedTo: null,
    customers: told.flatMap(({ id, points, story }) => measured(id, points, story, partner) ?? []),
    before: told.flatMap(({ points }) => points.at(-2) ?? []),
    left: told.flatMap(({ points, story }) => {
      const last = points.at(-2) ?? null
      if (points.at(-1) !== null || last === null) return []
      const { customer, name, accountManager } = last
      return [{ customer, name, accountManager, weeks: measuredWeeks(seriesOf(points, story), []) }]
    }),
    partnerPoint: partnerPoint(),
    refusedDrops: [],
    rejectedRows: [],
    stopped: [],
    unreadDrops: [],
    unnamed: NO_FILES,
    restatements: [],
    undelivered: [],
    snoozes: [],
    evidence: new Map(),
    ...stated,
  }
}

export function digestOf(...[stories, stated]: Parameters<typeof inputOf>): Digest {
  return buildDigest(inputOf(stories, stated))
}

export function ownDigest(input: DigestInput, email: string): Digest {
  return buildDigest(scopesOf(input)(recipient(email, 'own')))
}

/** So many weeks alike. */
export function steady(weeks: number, figures: WeekFigures): WeekFigures[] {
  return Array.from({ length: weeks }, () => figures)
}

function pointsOf(id: string, { name, manager, weeks }: CustomerStory): (CustomerPoint | null)[] {
  return weeks.map((figures, n) => {
    if (figures === null) return null
    const { sold = 0, assigned = null, entitled = 0, over = {}, inferred = 0, point: stated } = figures
    const asOf = dayOfWeek(weeks, n)
    return point(id, {
      name: name ?? id,
      accountManager: manager ?? '',
      stateDay: asOf,
      activityDay: asOf,
      products: [
        product('ENTERPRISEPACK', { name: 'Office 365 E3', sold, assigned, entitled, inferred, ...over }),
      ],
      ...stated,
    })
  })
}

function measured(
  id: string,
  points: readonly (CustomerPoint | null)[],
  story: CustomerStory,
  partner: Partner,
): MeasuredCustomer | null {
  const now = points.at(-1) ?? null
  if (now === null) return null
  const thresholds = thresholdsFor(partner, customerId(id))
  const series = seriesOf(points, story)
  const weeks = readWeeks(series)
  const history = flagsByWeek(weeks, thresholds)
  return {
    point: now,
    flags: history.at(-1) ?? [],
    calls28d: story.weeks.at(-1)?.calls ?? null,
    callsBaseline: weeks.at(-1)?.callsBaseline ?? null,
    delta: customerDelta(now, points.at(-2) ?? null, thresholds.coverageDays),
    weeks: measuredWeeks(series, history),
  }
}

function seriesOf(points: readonly (CustomerPoint | null)[], { weeks }: CustomerStory): SeriesPoint[] {
  return points.map((at, n) => ({
    day: dayOfWeek(points, n),
    point: at,
    calls: weeks[n]?.calls ?? null,
  }))
}

function dayOfWeek(weeks: readonly unknown[], n: number): Day {
  return addDays(AS_OF, -7 * (weeks.length - 1 - n))
}

/** What late files changed: a flag and a figure, a flag alone, and a figure of somebody who has left. */
export function corrections(): RestatedCustomer[] {
  const low = { rule: 'low_usage', severity: 'warning', state: 'new' } as const
  const ready = { rule: 'expansion', severity: 'info', state: 'cleared' } as const
  const said = (adjustedUsagePct: number | null, ...flags: Reported['flags']): Reported => ({
    adjustedUsagePct,
    flags,
  })
  const who = { customerId: 'fabrikam', customerName: 'Fabrikam GmbH', accountManager: 'li@golden.example' }
  return [
    {
      ...who,
      week: '2026-W46',
      was: said(52, low),
      isNow: said(61.5),
      because: ['golden/activity/2026-11-12/a.csv'],
      becauseMore: 2,
    },
    {
      ...who,
      week: '2026-W45',
      was: said(55),
      isNow: said(55, ready),
      because: ['golden/activity/2026-11-03/a.csv'],
      becauseMore: 0,
    },
    {
      week: '2026-W45',
      customerId: 'departed',
      customerName: 'Departed Ltd',
      accountManager: '',
      was: said(null),
      isNow: said(40),
      because: [],
      becauseMore: 0,
    },
  ]
}

/** A portfolio with something of everything. */
export function everything(): DigestInput {
  const [ana, li] = ['ana@golden.example', 'li@golden.example']
  const calm = { sold: 100, assigned: 95, entitled: 80, calls: 1 }
  return inputOf(
    {
      '0112a436-b14e-4888-967b-ca4bb2cf1234': {
        name: 'Contoso Iberia S.A.',
        manager: ana,
        weeks: [
          ...steady(9, { sold: 200, assigned: 188, entitled: 130, calls: 4 }),
          { sold: 200, assigned: 188, entitled: 90, calls: 14 },
          { sold: 200, assigned: 188, entitled: 74, calls: 30 },
          {
            sold: 200,
            assigned: 188,
            entitled: 61,
            calls: 42,
            over: { transferred: 9, inactiveSubscription: 4 },
          },
        ],
      },
      fabrikam: {
        name: 'Fabrikam GmbH',
        manager: li,
        weeks: [...steady(10, calm), { ...calm, entitled: 68 }, { ...calm, entitled: 55, assigned: 70 }],
      },
      'wide-world': {
        name: 'Wide World Importers',
        manager: ana,
        weeks: [...steady(6, { ...calm, entitled: 50 }), { ...calm, entitled: 62 }],
      },
      northwind: {
        name: 'Northwind Traders',
        manager: ana,
        weeks: [
          ...steady(6, { ...calm, entitled: 50 }),
          { ...calm, entitled: 66 },
          { ...calm, entitled: 67 },
        ],
      },
      adventure: {
        name: 'Adventure Works & Sons <Cycling>',
        manager: li,
        weeks: steady(12, {
          sold: 25,
          assigned: 25,
          entitled: 25,
          over: { trial: 6, yammer: 2, unlicensed: 1, transferred: 2 },
          inferred: 2,
          calls: 2,
        }),
      },
      tailspin: {
        name: 'Tailspin Toys',
        manager: ana,
        weeks: [
          ...steady(8, calm),
          ...steady(2, {
            ...calm,
            point: { coverageDays: 12, stateDay: day('2026-11-14'), activityDay: day('2026-11-08') },
          }),
        ],
      },
      litware: { name: 'Litware', manager: li, weeks: [calm, null] },
      calm: { name: 'Proseware', manager: ana, weeks: steady(12, calm) },
    },
    {
      partnerPoint: partnerPoint({
        missingDays: [
          addDays(windowStart(AS_OF), 3),
          addDays(windowStart(AS_OF), 8),
          addDays(windowStart(AS_OF), 9),
        ],
        unmatchedOrganisations: [
          { word: 'Nobody Knows Ltd', calls: 3 },
          { word: '(none)', calls: 1 },
        ],
        unmappedCategories: [{ word: 'wish', calls: 2 }],
      }),
      refusedDrops: [
        {
          key: 'golden/activity/2026-11-20/customer=fabrikam/week.csv',
          customer: customerId('fabrikam'),
          code: 'missing_column',
          message: 'The header has no column user_id. Name the column user_id.',
          receiptKey: 'receipts/golden/activity/2026-11-20/customer=fabrikam/week.csv.receipt.json',
        },
      ],
    },
  )
}
