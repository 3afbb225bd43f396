// Sheets as items: entitlements and counts in readable attributes, activity as its packed bytes, support
// calls as compressed JSON.

import { type Day, dayOf, formatDay } from '../../domain/calendar.ts'
import { PoisonInput } from '../../domain/errors.ts'
import type { CustomerId, DropId, GenerationId } from '../../domain/ids.ts'
import type {
  ActivitySheet,
  AggregateSheet,
  EntitlementSheet,
  Sheet,
  Subscription,
  SupportSheet,
} from '../../domain/sheets/sheet.ts'
import type { StoredSheet } from '../../ports/sheets.ts'
import type { Attributes, Item } from './item.ts'
import { packJson, unpackJson } from './packed-json.ts'

export function sheetAttributes(sheet: Sheet): Attributes {
  const common = { kind: sheet.kind, effectiveDate: formatDay(sheet.effectiveDay) }
  switch (sheet.kind) {
    case 'entitlements':
      return { ...common, ...entitlementAttributes(sheet) }
    case 'activity':
      return { ...common, shape: sheet.shape, covers: sheet.covers, packed: sheet.packed }
    case 'aggregates':
      return { ...common, rows: sheet.rows }
    case 'support':
      return { ...common, packed: packJson(supportCalls(sheet), 0) }
  }
}

/** The sheet is decoded on access. */
export function storedSheetOf(item: Item): StoredSheet {
  const [, drop, generation, part] = item.sk.split('#')
  let sheet: Sheet | null = null
  return {
    key: item.key as string,
    part: Number(part),
    get sheet() {
      sheet ??= readableSheetOf(item)
      return sheet
    },
    drop: drop as DropId,
    generation: generation as GenerationId,
  }
}

function readableSheetOf(item: Item): Sheet {
  try {
    return sheetOf(item)
  } catch (cause) {
    throw new PoisonInput(
      `The sheet ${item.pk} ${item.sk} cannot be read; "npm run uptake -- rebuild" restores it from its drop.`,
      { cause },
    )
  }
}

function sheetOf(item: Item): Sheet {
  const effectiveDay = dayOf(item.effectiveDate as string)
  const customer = item.pk.slice(item.pk.indexOf('#') + 1) as CustomerId
  const kind = item.kind as Sheet['kind']
  switch (kind) {
    case 'entitlements':
      return entitlementSheet(item, customer, effectiveDay)
    case 'activity':
      return {
        kind,
        customer,
        effectiveDay,
        shape: item.shape as ActivitySheet['shape'],
        covers: item.covers as ActivitySheet['covers'],
        packed: item.packed as Uint8Array,
      }
    case 'aggregates':
      return { kind, customer, effectiveDay, rows: item.rows as AggregateSheet['rows'] }
    case 'support':
      return { kind, effectiveDay, ...(unpackJson(item.packed) as SupportCalls) }
    default:
      throw new TypeError(`"${kind satisfies never}" is no kind of sheet`)
  }
}

type SupportCalls = Omit<SupportSheet, 'kind' | 'effectiveDay'>

function supportCalls({ keyCustomer, tickets, counts }: SupportSheet): SupportCalls {
  return { keyCustomer, tickets, counts }
}

/** A subscription as stored; fields that are not stated are left out. */
interface StoredSubscription
  extends Omit<Subscription, 'productName' | 'service' | 'assigned' | 'startDay' | 'endDay'> {
  readonly productName?: string | undefined
  readonly service?: Subscription['service'] | undefined
  readonly assigned?: number | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
}

function entitlementAttributes(sheet: EntitlementSheet): Attributes {
  return {
    shape: sheet.shape,
    customerName: sheet.customerName ?? undefined,
    accountManager: sheet.accountManager ?? undefined,
    subscriptions: sheet.subscriptions.map(storedSubscription),
  }
}

function entitlementSheet(item: Item, customer: CustomerId, effectiveDay: Day): EntitlementSheet {
  return {
    kind: 'entitlements',
    customer,
    effectiveDay,
    customerName: (item.customerName as string | undefined) ?? null,
    accountManager: (item.accountManager as string | undefined) ?? null,
    shape: item.shape as EntitlementSheet['shape'],
    subscriptions: (item.subscriptions as StoredSubscription[]).map(subscriptionOf),
  }
}

function storedSubscription(subscription: Subscription): StoredSubscription {
  const { productName, service, assigned, startDay, endDay, ...rest } = subscription
  return {
    ...rest,
    productName: productName ?? undefined,
    service: service ?? undefined,
    assigned: assigned ?? undefined,
    startDate: startDay === null ? undefined : formatDay(startDay),
    endDate: endDay === null ? undefined : formatDay(endDay),
  }
}

function subscriptionOf(stored: StoredSubscription): Subscription {
  const { productName, service, assigned, startDate, endDate, ...rest } = stored
  return {
    ...rest,
    productName: productName ?? null,
    service: service ?? null,
    assigned: assigned ?? null,
    startDay: startDate === undefined ? null : dayOf(startDate),
    endDay: endDate === undefined ? null : dayOf(endDate),
  }
}
