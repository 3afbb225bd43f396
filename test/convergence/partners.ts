// The settings as data: which partners stand in partners.json, in which time zone, and whether it can be read.

import fc from 'fast-check'

/** Hours ahead of UTC in November 2026. */
export const ZONES = { 'Europe/Madrid': 1, 'Pacific/Auckland': 13 } as const
export type Zone = keyof typeof ZONES

export interface Partners {
  /** null: not in the settings. */
  readonly golden: Zone | null
  readonly silver: Zone | null
  readonly isBroken: boolean
}

export const FIRST_PARTNERS: Partners = { golden: 'Europe/Madrid', silver: null, isBroken: false }

const zone = fc.option(fc.constantFrom<Zone>('Europe/Madrid', 'Pacific/Auckland'), { freq: 4 })

export const anyPartners: fc.Arbitrary<Partners> = fc.record({
  golden: zone,
  silver: zone,
  isBroken: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
})

export function partnersJson({ golden, silver, isBroken }: Partners): string {
  const partners = [
    ...(golden === null ? [] : [partner('golden', golden, ['ana@golden.example', 'li@golden.example'])]),
    ...(silver === null ? [] : [partner('silver', silver, ['bo@silver.example'])]),
  ]
  return `${JSON.stringify(partners)}${isBroken ? ' and so on' : ''}`
}

/** The first recipient sees everything, the others what is theirs. */
function partner(id: string, timezone: Zone, emails: readonly string[]) {
  const recipients = emails.map((email, n) => ({ email, customers: n === 0 ? 'all' : 'own' }))
  return { id, name: id, timezone, recipients }
}
