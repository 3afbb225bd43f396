// partners.json of the sample: two resellers in two time zones.

import { guidOf } from './random.ts'

export function samplePartners(): Uint8Array {
  return Buffer.from(`${JSON.stringify([brisa, harborline], null, 2)}\n`)
}

const brisa = {
  id: 'brisa',
  name: 'Brisa Cloud Services',
  timezone: 'Europe/Madrid',
  locale: 'en',
  send: { weekday: 'monday', time: '08:00' },
  recipients: [
    { email: 'ana.ruiz@brisa.example', name: 'Ana Ruiz', customers: 'all', upload: true },
    { email: 'marc.vidal@brisa.example', name: 'Marc Vidal', customers: 'own' },
    { email: 'iker.sanz@brisa.example', name: 'Iker Sanz', customers: 'own' },
  ],
  excluded_products: ['POWER_BI_STANDARD'],
  prices: {
    'Office 365 E3': { amount: 24.2, currency: 'EUR' },
    'Microsoft 365 Business Standard': { amount: 11.7, currency: 'EUR' },
    'Microsoft 365 Business Premium': { amount: 20.6, currency: 'EUR' },
  },
  links: {
    training: 'https://brisa.example/training',
    self_service: 'https://brisa.example/help',
    booking: 'https://brisa.example/book',
  },
  support_categories: { Question: 'how-to', Incident: 'incident' },
}

const harborline = {
  id: 'harborline',
  name: 'Harborline IT',
  timezone: 'America/New_York',
  send: { weekday: 'monday', time: '07:30' },
  recipients: [
    { email: 'dana.cole@harborline.example', name: 'Dana Cole', customers: 'all', upload: true },
    { email: 'sam.ortiz@harborline.example', name: 'Sam Ortiz', customers: 'own' },
  ],
  thresholds: { high_support: { calls: 5, per_100: 10 } },
  customer_thresholds: {
    [guidOf('Nimbus Print Works').toUpperCase()]: { low_usage: { warning: 40, critical: 25 } },
  },
  support_categories: { Question: 'how-to', Problem: 'incident', 'Feature Request': 'request' },
}
