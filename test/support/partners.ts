// Partners in partners.json, above all golden, with a reader of everything and one of own customers.

import type { PartnerId } from '../../shared/domain/ids.ts'
import { email } from './messages.ts'
import { createWorld, type World } from './world.ts'

export const GOLDEN = 'golden' as PartnerId
export const ANA = email('ana@golden.example')
export const LI = email('li@golden.example')

export function goldenWorld(): World {
  const world = createWorld()
  putGolden(world)
  return world
}

/** `settings` besides id, name, time zone and recipients, or instead of them. */
export function putGolden(world: World, settings: object = {}): void {
  const recipients = [
    { email: ANA, name: 'Ana', customers: 'all' },
    { email: LI, name: 'Li', customers: 'own' },
  ]
  world.putSettings(JSON.stringify([{ ...partner(GOLDEN), name: 'Golden', recipients, ...settings }]))
}

export function putPartners(world: World, ...ids: readonly string[]): void {
  world.putSettings(JSON.stringify(ids.map(partner)))
}

function partner(id: string) {
  const recipients = [{ email: `ana@${id}.example`, name: 'Ana', customers: 'all' }]
  return { id, name: id, timezone: 'Europe/Madrid', recipients }
}
