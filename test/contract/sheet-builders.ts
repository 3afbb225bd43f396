// Sheets of every kind, with everything stated that can be.

import { dayOf } from '../../shared/domain/calendar.ts'
import { customerId } from '../../shared/domain/ids.ts'
import type {
  ActivitySheet,
  AggregateSheet,
  EntitlementSheet,
  Sheet,
  Subscription,
  SupportSheet,
} from '../../shared/domain/sheets/sheet.ts'

const common = { customer: customerId('contoso'), effectiveDay: dayOf('2026-11-20') }

export function entitlements(fields: Partial<EntitlementSheet> = {}): EntitlementSheet {
  return {
    kind: 'entitlements',
    ...common,
    shape: 'subscriptions',
    customerName: 'Contoso 客户 GmbH',
    accountManager: 'li@northwind.example',
    subscriptions: [
      subscription(),
      subscription({
        id: 's2',
        sku: 'A/B #1 💡',
        productName: null,
        service: null,
        assigned: null,
        startDay: null,
        endDay: null,
        isTrial: true,
        seller: 'other',
      }),
    ],
    ...fields,
  }
}

function subscription(fields: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    sku: 'ENTERPRISEPACK',
    productName: 'Office 365 E3',
    service: 'office365',
    sold: 12,
    assigned: 0,
    status: 'in_grace_period',
    isTrial: false,
    seller: 'own',
    startDay: dayOf('1999-12-31'),
    endDay: dayOf('2027-02-28'),
    ...fields,
  }
}

export function activity(fields: Partial<ActivitySheet> = {}): ActivitySheet {
  const packed = Uint8Array.of(1, 0, 255)
  return { kind: 'activity', ...common, shape: 'events', covers: 'day', packed, ...fields }
}

export function aggregates(fields: Partial<AggregateSheet> = {}): AggregateSheet {
  return {
    kind: 'aggregates',
    ...common,
    rows: [
      { product: 'ENTERPRISEPACK', byName: false, workload: 'teams', channel: '', active: 9, windowDays: 28 },
      { product: 'visio online', byName: true, workload: '', channel: 'direct', active: 0, windowDays: 30 },
    ],
    ...fields,
  }
}

export function support(fields: Partial<SupportSheet> = {}): SupportSheet {
  const { customer, effectiveDay } = common
  return {
    kind: 'support',
    effectiveDay,
    keyCustomer: null,
    tickets: [
      { id: 't1', customer: '', customerName: 'Gamma GmbH', openedDay: effectiveDay, category: 'question' },
      { id: 't2', customer: '', customerName: '', openedDay: null, category: '' },
    ],
    counts: [{ customer, customerName: '', day: effectiveDay, category: 'how-to', calls: 4 }],
    ...fields,
  }
}

/** Bytes in a comparable form, whatever array holds them. */
export function plainBytes(sheet: Sheet | undefined): unknown {
  return sheet?.kind === 'activity' ? { ...sheet, packed: [...sheet.packed] } : sheet
}
