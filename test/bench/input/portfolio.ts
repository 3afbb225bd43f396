// A portfolio of any size, the same every time: three products, five workloads and 13 weeks a customer, a flag for every
// third, and the files behind the figures for those as far as they are kept.

import { addDays, type Day, dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import type { ShownFigures } from '../../../shared/domain/metrics/shown-figures.ts'
import { buildPortfolio } from '../../../shared/domain/portfolio/build-portfolio.ts'
import type {
  CustomerWeek,
  Portfolio,
  PortfolioCustomer,
} from '../../../shared/domain/portfolio/portfolio.ts'
import { inputOf } from '../../unit/domain/digest/portfolios.ts'
import { NO_BRANDING } from '../../unit/domain/portfolio/branding.ts'

const AS_OF = '2026-11-22'
const WEEKS = 13
const PRODUCTS = ['ENTERPRISEPACK', 'POWER_BI_PRO', 'VISIOCLIENT']
const WORKLOADS = ['exchange', 'office_apps', 'sharepoint', 'teams', 'yammer']
const EXPLAINED = 2_000

export function benchPortfolio(customers: number): Portfolio {
  const none = buildPortfolio(inputOf({}), NO_BRANDING)
  return { ...none, customers: Array.from({ length: customers }, (_, n) => customer(n)) }
}

function customer(n: number): PortfolioCustomer {
  const isFlagged = n % 3 === 0
  const { licensesSoldOwn, ...shown } = figures(n, PRODUCTS.length)
  return {
    customerId: `0112a436-b14e-4888-967b-${n.toString(16).padStart(12, '0')}`,
    customerName: `Customer ${n} of the bench`,
    accountManager: `manager${n % 50}@bench.example`,
    ...shown,
    licensesSoldOwn,
    coverageDays: 28,
    calls28d: n % 7,
    callsPer100: (n % 70) / 10,
    callsBaseline: n % 5,
    adjustedUsageDelta7d: (n % 21) - 10,
    deltaActivity: (n % 21) - 10,
    deltaSeats: 0,
    notComparable: null,
    unmatchedProducts: [],
    locale: 'en',
    activeUsers: n % 90,
    stateDate: AS_OF,
    activityDate: AS_OF,
    flags: isFlagged ? [FLAG] : [],
    weeks: Array.from({ length: WEEKS }, (_, week) => weekOf(n, week)),
    products: PRODUCTS.map((sku, at) => ({
      sku,
      name: `${sku} by name`,
      service: 'office365',
      ...figures(n + at, 1),
    })),
    workloads: WORKLOADS.map((workload, at) => ({ workload, users: (n + at) % 90 })),
    freeProducts: [],
    evidence: isFlagged && n < 3 * EXPLAINED ? EVIDENCE : null,
  }
}

/** `times`: so many products. */
function figures(n: number, times: number): ShownFigures {
  const sold = 100 + (n % 900)
  return {
    licensesSold: sold * times,
    licensesSoldOwn: sold * times,
    licensesAssigned: (sold - 10) * times,
    deploymentPct: (n % 1_000) / 10,
    entitlementsActive: (sold - 20) * times,
    usagePct: (n % 1_100) / 10,
    entitledActive: (sold - 30) * times,
    adjustedUsagePct: (n % 999) / 10,
    over: {
      transferred: n % 5,
      inactiveSubscription: 0,
      trial: n % 2,
      yammer: 0,
      unlicensed: 0,
      inferred: 0,
    },
  }
}

const LAST_DAY = dayOf(AS_OF)

function weekOf(n: number, week: number): CustomerWeek {
  const day: Day = addDays(LAST_DAY, -7 * (WEEKS - 1 - week))
  return {
    asOf: formatDay(day),
    figures: figures(n + week, PRODUCTS.length),
    coverageDays: 28,
    calls28d: n % 7,
    flags: [],
  }
}

const FLAG: PortfolioCustomer['flags'][number] = {
  rule: 'low_usage',
  severity: 'critical',
  state: 'continuing',
  weeks: 5,
  guard: null,
  figures: { adjustedUsagePct: 31 },
  thresholds: { lowUsage: 40 },
  snooze: null,
}

const EVIDENCE: NonNullable<PortfolioCustomer['evidence']> = {
  licences: [],
  names: [],
  counts: [],
  missingDays: [],
  coverage: [],
  coverageMore: 0,
  calls: ['help', 'how-to'].map((category) => ({
    key: 'bench/support/2026-11-20/tickets.csv',
    category,
    countsAs: 'help',
    calls: 3,
    isHelp: true,
  })),
}
