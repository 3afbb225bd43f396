// Compares the reports on earlier weeks with their data today: what a late correction has changed is reported
// once, in the next digest. A pure function of the latest snapshot and the ledger, so a crash reports nothing
// twice.

import { createHash } from 'node:crypto'
import { addDays, type Day, dayOf } from '../../domain/calendar.ts'
import { catalogueFingerprint } from '../../domain/catalogue/catalogue.ts'
import { NO_PRODUCTS } from '../../domain/catalogue/product-index.ts'
import type { RestatedCustomer } from '../../domain/digest/digest-input.ts'
import {
  afterReporting,
  type CustomerChange,
  changeSize,
  changesSince,
  type ReportedWeek,
  withThresholdsOf,
} from '../../domain/digest/reported-week.ts'
import { byCodePoint, type DropId } from '../../domain/ids.ts'
import type { Partner } from '../../domain/settings.ts'
import { CATALOGUE_FILE, PARTNERS_FILE } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import type { CountingDrop } from '../measure/inputs.ts'
import type { MeasurePorts } from '../measure/ports.ts'
import { createCauses } from './causes.ts'
import { measuredPortfolio } from './portfolio.ts'
import { changedDrops, daysSeenAt, type SeenDrops } from './seen-drops.ts'
import type { Snapshot } from './snapshot.ts'

/** Weeks this far back are still corrected: the memory of the flags. */
export const CORRECTED_WEEKS = 12

/** At most so many keys are named for each restatement; the others are counted. */
const KEYS_TOLD = 5

export interface Comparison {
  /** In the order in which the digest lists them. */
  readonly restatements: readonly RestatedCustomer[]
  /** The earlier weeks with these corrections applied, the latest first. */
  readonly weeks: readonly ReportedWeek[]
}

/** What earlier weeks are compared with: the latest snapshot, and the drops now, listed before measuring. */
interface Compared {
  readonly snapshot: Snapshot | null
  readonly seen: SeenDrops
  readonly counting: readonly CountingDrop[]
}

export async function restate(
  partner: Partner,
  asOf: Day,
  { snapshot, seen, counting }: Compared,
  ports: MeasurePorts & { readonly reports: Pick<ReportBucket, 'get'> },
): Promise<Comparison> {
  if (snapshot === null) return { restatements: [], weeks: [] }
  const changed = changedDrops(snapshot.drops, seen)
  const causes = createCauses(snapshot.generations, seen, ports.reports)
  const restatements: RestatedCustomer[] = []
  const weeks: ReportedWeek[] = []
  for (const week of snapshot.weeks.filter((reported) => isRecent(reported, asOf))) {
    const drops = changedFor(week, changed)
    const moved = drops.length === 0 ? [] : await movedIn(week, partner, counting, ports)
    const because = [...new Set([...week.changed, ...drops])]
    weeks.push(moved.length === 0 ? { ...week, changed: because } : afterReporting(week, moved))
    const ofSettings = changedSettings(week, partner)
    for (const one of moved.sort(byDistance)) {
      restatements.push(restatement(week, one, [...ofSettings, ...(await causes(because, one))]))
    }
  }
  return { restatements, weeks }
}

/** Hashes, by file, of the settings that figures depend on, thresholds aside. */
export function settingsHashes(partner: Partner): ReportedWeek['settings'] {
  const { supportCategories, customers, timeZone, operatorProducts } = partner
  const settings = [
    timeZone,
    catalogueFingerprint({ ...partner, operatorProducts: NO_PRODUCTS }),
    [...supportCategories].sort(([a], [b]) => byCodePoint(a, b)),
    [...customers].sort(([a], [b]) => byCodePoint(a, b)),
  ]
  return {
    [PARTNERS_FILE]: createHash('sha256').update(JSON.stringify(settings)).digest('base64url'),
    [CATALOGUE_FILE]: operatorProducts.fingerprint,
  }
}

function changedSettings({ settings }: ReportedWeek, partner: Partner): string[] {
  return Object.entries(settingsHashes(partner)).flatMap(([file, hash]) =>
    settings[file] === hash ? [] : [file],
  )
}

function isRecent({ asOf: reportedDay }: ReportedWeek, asOf: Day): boolean {
  const day = dayOf(reportedDay)
  return day < asOf && day >= addDays(asOf, -7 * CORRECTED_WEEKS)
}

function changedFor({ asOf }: ReportedWeek, changed: ReadonlyMap<DropId, readonly Day[]>): DropId[] {
  const { first, last } = daysSeenAt(dayOf(asOf))
  return Array.from(changed).flatMap(([drop, days]) =>
    days.some((day) => day >= first && day <= last) ? drop : [],
  )
}

async function movedIn(
  week: ReportedWeek,
  partner: Partner,
  counting: readonly CountingDrop[],
  ports: MeasurePorts,
): Promise<CustomerChange[]> {
  const { customers } = await measuredPortfolio(
    partner,
    dayOf(week.asOf),
    ports,
    withThresholdsOf(partner, week),
    counting,
  )
  return changesSince(week, customers)
}

function restatement(
  { week }: ReportedWeek,
  moved: CustomerChange,
  keys: readonly string[],
): RestatedCustomer {
  const { customer, name, accountManager, was, isNow } = moved
  return {
    week,
    customerId: customer,
    customerName: name,
    accountManager,
    was,
    isNow,
    because: keys.slice(0, KEYS_TOLD),
    becauseMore: Math.max(0, keys.length - KEYS_TOLD),
  }
}

function byDistance(a: CustomerChange, b: CustomerChange): number {
  const [far, near] = [changeSize(b), changeSize(a)]
  return far === near ? byCodePoint(a.customer, b.customer) : far - near
}
