// The story of a sample customer: what it holds, how many of its people are active, what other use there is,
// who calls.

/** Weeks are counted so that week 12 ends on the as-of day; history starts with week -3. */
export type Week = number
export const FIRST_WEEK: Week = -3
/** The first week whose last day is a weekly point: a full window precedes it. */
export const FIRST_POINT: Week = 0
export const LAST_WEEK: Week = 12
export const WEEKS: readonly Week[] = Array.from(
  { length: LAST_WEEK - FIRST_WEEK + 1 },
  (_, n) => n + FIRST_WEEK,
)

export type WeekSpan = readonly [from: Week, to: Week]

export interface PartnerStory {
  readonly id: string
  readonly customers: readonly CustomerStory[]
}

export interface CustomerStory {
  readonly name: string
  /** Account manager. */
  readonly manager: string
  /** How its use is reported: in the partner's file, by its own Microsoft Graph export, or as counts. */
  readonly reported: 'shared' | 'graph' | 'counts'
  readonly subscriptions: readonly SubscriptionStory[]
  /** How many people's use of what was sold falls in the 28 days before each of the 13 weekly points. */
  readonly active: readonly number[]
  readonly others?: readonly OtherPeople[]
  /** Help and how-to calls of each of the 16 weeks. */
  readonly calls: readonly number[]
  /** Weeks for which the customer is in the entitlement files, and in the activity files. */
  readonly entitlementWeeks?: WeekSpan
  readonly activityWeeks?: WeekSpan
}

export interface SubscriptionStory {
  readonly id: string
  readonly product: ProductStory
  /** Licence files give its part number alone. */
  readonly isUnnamed?: true
  readonly sold: number
  /** null: not stated. */
  readonly assigned: number | null
  readonly assignedLater?: { readonly week: Week; readonly assigned: number }
  readonly isTrial?: boolean
  readonly seller?: 'other'
  /** Its people are counted under `others`, not under `active`. */
  readonly isForOthers?: true
  /** From that week on the status is this instead of Active. */
  readonly lapses?: { readonly week: Week; readonly status: string }
  /** Days before the as-of day on which it starts; long ago when not set. */
  readonly startedDaysAgo?: number
}

export interface ProductStory {
  readonly sku: string
  readonly name: string
  readonly service?: 'dynamics365'
  /** Its name in Microsoft Graph reports, where that is another one. */
  readonly reportedAs?: string
}

/** People whose use is more than what was sold explains. */
export interface OtherPeople {
  readonly count: number
  readonly weeks: WeekSpan
  /** The product that their rows name, if any. */
  readonly product?: ProductStory
  /** The subscription that their rows name, if any. */
  readonly subscription?: string
  readonly workloads: readonly string[]
  /** From that week on they are reported as deleted. */
  readonly deletedFrom?: Week
  /** Reported without a licence for what they use. */
  readonly isUnlicensed?: boolean
}

export const PRODUCTS = {
  e3: { sku: 'ENTERPRISEPACK', name: 'Office 365 E3' },
  e5: { sku: 'SPE_E5', name: 'Microsoft 365 E5' },
  business: { sku: 'SPB', name: 'Microsoft 365 Business Premium' },
  standard: { sku: 'O365_BUSINESS_PREMIUM', name: 'Microsoft 365 Business Standard' },
  workplace: {
    sku: 'SPB',
    name: 'Microsoft 365 Business Premium',
    reportedAs: 'Harborline Workplace',
  },
  exchange: { sku: 'EXCHANGESTANDARD', name: 'Exchange Online (Plan 1)' },
  teamsTrial: { sku: 'Microsoft_Teams_Premium', name: 'Microsoft Teams Premium' },
  visio: { sku: 'VISIOCLIENT', name: 'Visio Plan 2' },
  powerBi: { sku: 'POWER_BI_STANDARD', name: 'Power BI (free)' },
  flow: { sku: 'FLOW_FREE', name: 'Microsoft Power Automate Free' },
  sales: { sku: 'DYN365_ENTERPRISE_SALES', name: 'Dynamics 365 Sales Enterprise', service: 'dynamics365' },
} as const satisfies Record<string, ProductStory>

const POINTS = LAST_WEEK - FIRST_POINT + 1

/** Without a span, every week is in it. */
export function isWithin(span: WeekSpan | undefined, week: Week): boolean {
  return span === undefined || (span[0] <= week && week <= span[1])
}

/** The same number at all 13 weekly points, but for the last ones. */
export function steady(count: number, ...last: readonly number[]): number[] {
  return [...Array<number>(POINTS - last.length).fill(count), ...last]
}

/** No more than one call in any four weeks. */
export function quiet(firstWeek: Week): number[] {
  return WEEKS.map((week) => (week >= firstWeek && (week - firstWeek) % 5 === 0 ? 1 : 0))
}
