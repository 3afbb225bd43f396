// The definitions of active entitlements and their classes once more, row by row and without any thrift:
// what the fold is compared with.

import type { Subscription } from '../../../../shared/domain/sheets/sheet.ts'
import { counted, type Fact, factsOf, type World } from './model-facts.ts'

interface Entitlement {
  readonly user: string
  readonly sku: string
  readonly subscription: string
  readonly active: readonly string[]
}

/** Counts by class, and how many were moved as excess; empty ones left out. */
type Counts = Readonly<Record<string, number>>

/** Every product of the state or with active entitlements, by SKU. */
export function modelProducts(world: World): Record<string, Counts> {
  const facts = factsOf(world)
  const classes = entitlementsOf(facts).map(({ sku, ...rest }) => ({
    sku,
    name: classOf({ sku, ...rest }, facts, world),
  }))
  const held = world.subscriptions.map(({ sku }) => sku).filter((sku) => !world.excluded.includes(sku))
  const skus = [...new Set([...held, ...classes.map(({ sku }) => sku)])]
  return Object.fromEntries(
    skus.map((sku) => {
      const ofSku = classes.filter((active) => active.sku === sku).map(({ name }) => name)
      return [
        sku,
        moveExcess(
          ofSku,
          world.subscriptions.filter((subscription) => subscription.sku === sku),
        ),
      ]
    }),
  )
}

function moveExcess(classes: readonly string[], subscriptions: readonly Subscription[]): Counts {
  const counts: Record<string, number> = {}
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1
  }
  let seats = subscriptions
    .filter(({ status, isTrial }) => status === 'active' && !isTrial)
    .reduce((sum, { sold }) => sum + sold, 0)
  for (const name of classes) {
    if (name !== 'entitled') add(name)
    else if (seats > 0) {
      seats -= 1
      add('entitled')
    } else {
      add('inferred')
      const isInactive = subscriptions.some(({ status, isTrial }) => status !== 'active' && !isTrial)
      if (isInactive) add('inactiveSubscription')
      else add(subscriptions.some(({ isTrial }) => isTrial) ? 'trial' : 'transferred')
    }
  }
  return counts
}

/** `workload users`, sorted. */
export function modelWorkloads(world: World): string[] {
  const facts = factsOf(world)
  const workloads = new Set(facts.flatMap(({ active }) => active))
  return Array.from(workloads, (workload) => {
    const users = facts.filter(({ active }) => active.includes(workload)).map(({ user }) => user)
    return `${workload} ${new Set(users).size}`
  }).sort()
}

function entitlementsOf(facts: readonly Fact[]): Entitlement[] {
  const active = facts.filter((fact) => fact.active.length > 0)
  return [...new Set(active.map(({ user }) => user))].flatMap((user) => {
    const own = active.filter((fact) => fact.user === user)
    const skus = [...new Set(own.flatMap((fact) => fact.skus))]
    const withProduct = skus.flatMap((sku) => {
      const ofSku = own.filter((fact) => fact.skus.includes(sku))
      const subscriptions = [...new Set(ofSku.map(({ subscription }) => subscription))].filter(
        (id) => id !== '',
      )
      return (subscriptions.length > 0 ? subscriptions : ['']).map((subscription) => ({
        user,
        sku,
        subscription,
        active: used(ofSku.filter((fact) => fact.subscription === '' || fact.subscription === subscription)),
      }))
    })
    const none = { user, sku: '(none)', subscription: '' }
    const stray = own.filter(({ isStray }) => isStray)
    if (stray.length > 0) return [...withProduct, { ...none, active: used(stray) }]
    const isYammerAlone = withProduct.length === 0 && used(own).every((workload) => workload === 'yammer')
    return isYammerAlone ? [{ ...none, active: ['yammer'] }] : withProduct
  })
}

function classOf(
  entitlement: Entitlement,
  facts: readonly Fact[],
  { subscriptions, excluded }: World,
): string {
  const { sku, active } = entitlement
  const yammerOr = (other: string) => (active.every((workload) => workload === 'yammer') ? 'yammer' : other)
  const stated = subscriptions.find(({ id }) => id === entitlement.subscription)
  if (stated?.isTrial) return 'trial'
  if (stated !== undefined && stated.status !== 'active') return 'inactiveSubscription'
  const ofProduct = subscriptions.filter(
    (subscription) => subscription.sku === sku && !excluded.includes(sku),
  )
  if (!ofProduct.some(({ status, isTrial }) => status === 'active' && !isTrial)) {
    if (ofProduct.some(({ isTrial }) => isTrial)) return 'trial'
    return ofProduct.length > 0 ? 'inactiveSubscription' : yammerOr('unlicensed')
  }
  const ofUser = facts.filter(({ user }) => user === entitlement.user).sort(byOrder)
  const deleted = ofUser.findLast((fact) => fact.deleted !== null)?.deleted
  const licensed = ofUser
    .filter(({ skus }) => skus.length === 0 || skus.includes(sku))
    .map((fact) => licenceIn(fact, active))
    .findLast((said) => said !== null)
  return deleted === true || licensed === false ? yammerOr('transferred') : 'entitled'
}

function licenceIn({ licensed }: Fact, active: readonly string[]): boolean | null {
  const flags = Object.entries(licensed).filter(
    ([workload]) => workload === '*' || active.includes(counted(workload)),
  )
  return flags.length === 0 ? null : flags.some(([, flag]) => flag)
}

function byOrder({ order: a }: Fact, { order: b }: Fact): number {
  return a[0] - b[0] || (a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1) || a[2] - b[2]
}

function used(facts: readonly Fact[]): string[] {
  return [...new Set(facts.flatMap(({ active }) => active))]
}
