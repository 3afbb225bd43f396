// Measures a partner's weekly points up to a day: computes those whose inputs have changed, reading each
// customer's sheets once for all points, and keeps the others.

import { addDays, type Day, dayOf } from '../../domain/calendar.ts'
import { createCatalogue } from '../../domain/catalogue/catalogue.ts'
import { Transient } from '../../domain/errors.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { type DropDays, dropDays } from '../../domain/metrics/coverage.ts'
import { isMentioned, measurePartner } from '../../domain/metrics/measure.ts'
import { measureCustomer } from '../../domain/metrics/measure-customer.ts'
import type { CustomerPoint } from '../../domain/metrics/point.ts'
import type { Partner } from '../../domain/settings.ts'
import type { MeasureJob } from '../../ports/jobs.ts'
import type { MetricStore } from '../../ports/metrics.ts'
import type { SettingsSource } from '../../ports/objects.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import { mapOrdered } from '../map-ordered.ts'
import { type CountingDrop, countingDrops, inputsHash, isActivity, keyDaysSeen } from './inputs.ts'
import type { MeasurePorts } from './ports.ts'
import { type SheetReader, sheetReader } from './sheet-reader.ts'

/** Flags fold 13 weekly points, and the oldest one's support baseline looks back 12 weeks more. */
const POINTS = 25

const CUSTOMERS_AT_ONCE = 8
const POINTS_AT_ONCE = 8
const MAX_ROUNDS = 10

/** A measured day and what it was measured from. */
export interface Point {
  readonly day: Day
  readonly inputsHash: string
}

export type { MeasureJob } from '../../ports/jobs.ts'

export interface MeasureJobPorts extends MeasurePorts {
  readonly settings: SettingsSource
}

/**
 * Measures the points that are missing or stale; does nothing if the partner has left the settings meanwhile.
 */
export async function measure(job: Omit<MeasureJob, 'kind'>, ports: MeasureJobPorts): Promise<void> {
  const partner = (await ports.settings()).get(job.partner)
  if (partner !== undefined) await measuredPoints(partner, dayOf(job.asOf), ports)
}

/**
 * The points E, E−7, … in that order, all measured from the ledger as it is now, or as it was when the drops were
 * `listed`. Throws Transient when the ledger keeps changing.
 */
export function measuredPoints(
  partner: Partner,
  asOf: Day,
  ports: MeasurePorts,
  listed: readonly CountingDrop[] | null = null,
): Promise<Point[]> {
  return measureUnless(isNoted, partner, weekly(asOf, POINTS), ports, listed)
}

/** The same, but reads each point, and measures it again if a part is missing. */
export function repairedPoints(partner: Partner, asOf: Day, ports: MeasurePorts): Promise<Point[]> {
  return measureUnless(isWhole, partner, weekly(asOf, POINTS), ports)
}

/** The one day alone. */
export async function measuredPoint(partner: Partner, asOf: Day, ports: MeasurePorts): Promise<Point> {
  const [point] = await measureUnless(isWhole, partner, weekly(asOf, 1), ports)
  if (point === undefined) throw new RangeError('no point was asked for')
  return point
}

/** E, E−7, … */
function weekly(asOf: Day, points: number): Day[] {
  return Array.from({ length: points }, (_, week) => addDays(asOf, -7 * week))
}

type IsMeasured = (partner: Partner, point: Point, metrics: MetricStore) => Promise<boolean>

async function isNoted({ id }: Partner, { day, inputsHash }: Point, metrics: MetricStore): Promise<boolean> {
  return (await metrics.measuredFrom(id, day)) === inputsHash
}

async function isWhole({ id }: Partner, { day, inputsHash }: Point, metrics: MetricStore): Promise<boolean> {
  return (await metrics.get(id, day, inputsHash)) !== null
}

async function measureUnless(
  isMeasured: IsMeasured,
  partner: Partner,
  days: readonly Day[],
  ports: MeasurePorts,
  listed: readonly CountingDrop[] | null = null,
): Promise<Point[]> {
  const range = keyDaysSeen(Math.min(...days) as Day, Math.max(...days) as Day)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const isListed = round === 0 && listed !== null
    const drops = isListed ? listed : await countingDrops(partner.id, range, ports)
    const points = days.map((day) => ({ day, inputsHash: inputsHash(partner, drops, day) }))
    const measured = await Array.fromAsync(
      mapOrdered(points, POINTS_AT_ONCE, (point) => isMeasured(partner, point, ports.metrics)),
    )
    const missing = points.filter((_, n) => !measured[n])
    if (missing.length === 0) return points
    await measurePoints(partner, missing, drops, ports)
  }
  throw new Transient(`The drops of ${partner.id} kept changing while they were measured; measure again.`)
}

async function measurePoints(
  partner: Partner,
  points: readonly Point[],
  drops: readonly CountingDrop[],
  ports: MeasurePorts,
): Promise<void> {
  const sheets = sheetReader(partner.id, drops, spanOf(points), ports.sheets)
  const covered = points.map(({ day }) => dropDays(day, drops.filter(isActivity)))
  const customers = await measureCustomers(partner, covered, sheets, ports)
  const support = await sheets.support()
  if (await haveMoved(partner, points, ports)) return
  for (const [index, { inputsHash }] of points.entries()) {
    const [days, known] = [covered[index], customers[index]]
    if (days === undefined || known === undefined) throw new RangeError('a point without its days')
    const point = measurePartner(days, support, known, {
      categories: partner.supportCategories,
      callers: partner.customers,
    })
    await ports.metrics.put(partner.id, inputsHash, { partner: point, customers: known.customers })
  }
}

/** The customers of each point, in the register's order. */
async function measureCustomers(
  partner: Partner,
  covered: readonly DropDays[],
  sheets: SheetReader,
  { register }: MeasurePorts,
): Promise<MeasuredCustomers[]> {
  const catalogue = createCatalogue(partner)
  const found = new Map<CustomerId, Found[]>()
  const readings = limitConcurrency(CUSTOMERS_AT_ONCE)
  for await (const customer of register.list(partner.id)) {
    found.set(customer, [])
    await readings.run(async () => {
      const own = await sheets.ofCustomer(customer)
      const find = (days: DropDays): Found =>
        measureCustomer(customer, own, days, catalogue) ??
        (isMentioned(own, days.day) ? 'without licences' : null)
      found.set(customer, covered.map(find))
    })
  }
  await readings.drain()
  return covered.map((_, index) => customersAt(index, found))
}

type Found = CustomerPoint | 'without licences' | null

interface MeasuredCustomers {
  readonly customers: CustomerPoint[]
  readonly withoutLicences: CustomerId[]
}

function customersAt(index: number, found: ReadonlyMap<CustomerId, readonly Found[]>): MeasuredCustomers {
  const measured: MeasuredCustomers = { customers: [], withoutLicences: [] }
  for (const [customer, points] of found) {
    const point = points[index] ?? null
    if (point === 'without licences') measured.withoutLicences.push(customer)
    else if (point !== null) measured.customers.push(point)
  }
  return measured
}

/**
 * If a generation was replaced meanwhile, some of its sheets may have been missed, and all are read again.
 */
async function haveMoved(partner: Partner, points: readonly Point[], ports: MeasurePorts): Promise<boolean> {
  const { first, last } = spanOf(points)
  const drops = await countingDrops(partner.id, keyDaysSeen(first, last), ports)
  return points.some(({ day, inputsHash: before }) => inputsHash(partner, drops, day) !== before)
}

function spanOf(points: readonly Point[]): { readonly first: Day; readonly last: Day } {
  const days = points.map(({ day }) => day)
  return { first: Math.min(...days) as Day, last: Math.max(...days) as Day }
}
