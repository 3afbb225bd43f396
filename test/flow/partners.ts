// A partner with everything that the settings demand, and what a test says of it.

import { partnerId } from '../../shared/domain/ids.ts'
import { DEFAULT_THRESHOLDS, type Partner } from '../../shared/domain/settings.ts'

export function onePartner(stated: Partial<Partner> = {}, id = 'golden'): Partner {
  const partner = partnerId(id)
  if (partner === null) throw new TypeError(`not a partner id: ${id}`)
  return {
    id: partner,
    name: 'Golden',
    timeZone: 'Europe/Madrid',
    locale: 'en',
    send: { weekday: 'monday', time: '08:00' },
    recipients: [{ email: 'ana@golden.example', name: 'Ana', customers: 'all', locale: 'en' }],
    thresholds: DEFAULT_THRESHOLDS,
    customerThresholds: new Map(),
    excludedProducts: new Set(),
    supportCategories: new Map(),
    ...stated,
  }
}
