// What the suites put into ports: valid values of every kind, to vary by the field that matters.

import { dayOf } from '../../shared/domain/calendar.ts'
import { type DropAddress, parseDropKey } from '../../shared/domain/drops/drop-key.ts'
import { customerId, type GenerationId, type PartnerId, partnerId } from '../../shared/domain/ids.ts'
import type { BegunReading, DropRecord } from '../../shared/domain/ledger/drop-record.ts'
import type { DropState, FinishedReading } from '../../shared/domain/ledger/drop-state.ts'
import type { CustomerPoint, PartnerPoint } from '../../shared/domain/metrics/point.ts'

export function partner(id = 'northwind'): PartnerId {
  const found = partnerId(id)
  if (found === null) throw new Error(`not a partner id: ${id}`)
  return found
}

export function address(key = 'northwind/activity/2026-11-20/day.csv'): DropAddress {
  const found = parseDropKey(key)
  if (found.kind === 'invalid') throw new Error(found.problem)
  return found
}

export function generation(id: string): GenerationId {
  return id as GenerationId
}

export function pending(id: string, atMs = 1_000, fields: Partial<BegunReading> = {}): BegunReading {
  return { generation: generation(id), atMs, version: 'v1', fingerprint: '1 Europe/Madrid', ...fields }
}

export function garbage(id: string, atMs: number): DropRecord['garbage'][number] {
  return { generation: generation(id), atMs }
}

export function finished(id = 'g1', fields: Partial<FinishedReading> = {}): FinishedReading {
  return {
    generation: generation(id),
    outcome: {
      sha256: 'ab'.repeat(32),
      bytes: 4_211,
      container: 'gzip',
      encoding: 'utf-8',
      format: 'csv',
      delimiter: ',',
      shape: 'events',
      source: 'events',
      covers: 'day',
      effectiveDay: dayOf('2026-11-20'),
      rows: { read: 120, accepted: 118, rejected: 2, skipped: 0 },
      customers: 4,
    },
    hasRejects: true,
    hasDetails: false,
    durationMs: 12,
    ...fields,
  }
}

/** For a key that holds an object. */
const HELD = {
  object: { version: 'v1', etag: '"e1"', bytes: 4_211, modifiedMs: 900 },
  fingerprint: '1 Europe/Madrid',
  replaced: null,
}

export function committed(id = 'g1'): DropState {
  return { status: 'committed', ...HELD, reading: finished(id) }
}

/** `reading` null: it was refused unread. */
export function refused(reading: FinishedReading | null = null): DropState {
  return { status: 'refused', ...HELD, refusal: { code: 'not_text', message: 'No.' }, reading }
}

export const DELETED: DropState = { status: 'deleted', partnerKnown: true, replaced: null }

export function customerPoint(id: string, fields: Partial<CustomerPoint> = {}): CustomerPoint {
  return {
    customer: customerId(id),
    name: `Name of ${id}`,
    accountManager: '',
    stateDay: dayOf('2026-11-20'),
    activityDay: null,
    coverageDays: 28,
    firstStartDay: null,
    products: [
      {
        sku: 'ENTERPRISEPACK',
        name: 'Office 365 E3',
        service: 'office365',
        sold: 12,
        soldOwn: 10,
        assigned: null,
        entitled: 7,
        transferred: 1,
        inactiveSubscription: 0,
        trial: 0,
        yammer: 2,
        unlicensed: 0,
        inferred: 1,
      },
    ],
    workloads: [{ workload: 'exchange', users: 7 }],
    otherWindows: [],
    endingTrials: [],
    freeProducts: [],
    unmatchedProducts: [],
    unmatchedProductsMore: 0,
    matching: { unmatchedUsers: 0, activeUsers: 0, idleSeats: 0 },
    clashes: [{ subscription: 's1', keys: ['a', 'b'], keysMore: 0 }],
    clashesMore: 0,
    ...fields,
  }
}

export function partnerPoint(day: string, fields: Partial<PartnerPoint> = {}): PartnerPoint {
  return {
    day: dayOf(day),
    supportSeen: true,
    calls: { contoso: 3 },
    unmatchedOrganisations: [{ word: '(none)', calls: 1 }],
    unmatchedOrganisationsMore: 0,
    unmappedCategories: [],
    unmappedCategoriesMore: 0,
    withoutLicences: [],
    missingDays: [dayOf('2026-11-03')],
    ...fields,
  }
}
