// Brisa Cloud Services, Madrid: exports for all customers together; two customers send Microsoft Graph reports.

import { type CustomerStory, FIRST_WEEK, type PartnerStory, PRODUCTS, quiet, steady } from '../story.ts'

const ANA = 'ana.ruiz@brisa.example'
const MARC = 'marc.vidal@brisa.example'

const healthy: CustomerStory = {
  name: 'Olmedo Arquitectos',
  manager: ANA,
  reported: 'shared',
  subscriptions: [
    { id: 'olm-e3', product: PRODUCTS.e3, sold: 40, assigned: 38 },
    { id: 'olm-bi', product: PRODUCTS.powerBi, sold: 10_000, assigned: 6, isForOthers: true },
  ],
  active: steady(31),
  others: [{ count: 4, weeks: [FIRST_WEEK, 12], product: PRODUCTS.powerBi, workloads: ['office_apps'] }],
  calls: quiet(-2),
}

const justBelow: CustomerStory = {
  name: 'Ferrán Textil',
  manager: MARC,
  reported: 'shared',
  subscriptions: [
    { id: 'fer-bp', product: PRODUCTS.business, sold: 35, assigned: 34 },
    { id: 'fer-ex', product: PRODUCTS.exchange, sold: 15, assigned: 14 },
  ],
  active: steady(33, 32, 32, 32, 31, 31, 31, 29),
  calls: quiet(0),
}

const unused: CustomerStory = {
  name: 'Lumbre Energía',
  manager: MARC,
  reported: 'graph',
  subscriptions: [{ id: 'lum-e5', product: PRODUCTS.e5, sold: 60, assigned: 57 }],
  active: steady(21),
  calls: quiet(-1),
}

const improving: CustomerStory = {
  name: 'Marisma Logística',
  manager: ANA,
  reported: 'shared',
  subscriptions: [{ id: 'mar-e3', product: PRODUCTS.e3, sold: 60, assigned: 56 }],
  active: steady(33, 36, 38),
  calls: quiet(1),
}

const recovered: CustomerStory = {
  name: 'Nogal Seguros',
  manager: MARC,
  reported: 'shared',
  subscriptions: [{ id: 'nog-e3', product: PRODUCTS.e3, sold: 40, assigned: 39 }],
  active: steady(22, 25, 27, 28),
  calls: quiet(-3),
}

const undeployed: CustomerStory = {
  name: 'Puerta Norte Abogados',
  manager: ANA,
  reported: 'shared',
  subscriptions: [
    { id: 'pue-bp', product: PRODUCTS.business, sold: 25, assigned: 20 },
    { id: 'pue-other', product: PRODUCTS.business, sold: 5, assigned: 2, seller: 'other' },
  ],
  active: steady(20),
  calls: quiet(2),
}

const boughtMore: CustomerStory = {
  name: 'Ráfaga Deportes',
  manager: MARC,
  reported: 'shared',
  subscriptions: [
    { id: 'raf-std', product: PRODUCTS.standard, sold: 20, assigned: 20 },
    { id: 'raf-new', product: PRODUCTS.standard, sold: 30, assigned: 2, startedDaysAgo: 5 },
  ],
  active: steady(18),
  calls: quiet(0),
}

const dropping: CustomerStory = {
  name: 'Sierra Clínica',
  manager: ANA,
  reported: 'shared',
  subscriptions: [{ id: 'sie-e3', product: PRODUCTS.e3, sold: 50, assigned: 48 }],
  active: steady(40, 34),
  calls: quiet(-2),
}

const calling: CustomerStory = {
  name: 'Tramontana Hoteles',
  manager: ANA,
  reported: 'shared',
  subscriptions: [{ id: 'tra-bp', product: PRODUCTS.business, sold: 45, assigned: 42 }],
  active: steady(36),
  calls: [1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4, 4],
}

const atRisk: CustomerStory = {
  name: 'Vega Alimentaria',
  manager: ANA,
  reported: 'shared',
  subscriptions: [{ id: 'veg-e3', product: PRODUCTS.e3, sold: 48, assigned: 46 }],
  active: steady(22),
  calls: [0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 5],
}

const ready: CustomerStory = {
  name: 'Zarza Consultores',
  manager: MARC,
  reported: 'shared',
  subscriptions: [
    { id: 'zar-e3', product: PRODUCTS.e3, sold: 16, assigned: 16 },
    { id: 'zar-crm', product: PRODUCTS.sales, sold: 8, assigned: 8 },
    { id: 'zar-flow', product: PRODUCTS.flow, sold: 10_000, assigned: 12, isForOthers: true },
  ],
  active: steady(23),
  calls: quiet(1),
}

const turnover: CustomerStory = {
  name: 'Cantera Media',
  manager: ANA,
  reported: 'graph',
  subscriptions: [{ id: 'can-bp', product: PRODUCTS.business, sold: 20, assigned: 20 }],
  active: steady(12, 17, 17),
  others: [
    {
      count: 5,
      weeks: [FIRST_WEEK, 10],
      product: PRODUCTS.business,
      workloads: ['exchange', 'teams'],
      deletedFrom: 11,
    },
  ],
  calls: quiet(-3),
}

const forgotten: CustomerStory = {
  name: 'Duna Solar',
  manager: ANA,
  reported: 'shared',
  subscriptions: [{ id: 'dun-bp', product: PRODUCTS.business, sold: 16, assigned: 15 }],
  active: steady(12),
  calls: quiet(2),
  entitlementWeeks: [FIRST_WEEK, 11],
}

const starting: CustomerStory = {
  name: 'Espiga Labs',
  manager: MARC,
  reported: 'shared',
  subscriptions: [{ id: 'esp-bp', product: PRODUCTS.business, sold: 25, assigned: 10, startedDaysAgo: 18 }],
  active: steady(0, 1, 3, 4),
  calls: quiet(12),
  entitlementWeeks: [10, 12],
  activityWeeks: [10, 12],
}

export const brisa: PartnerStory = {
  id: 'brisa',
  customers: [
    healthy,
    justBelow,
    unused,
    improving,
    recovered,
    undeployed,
    boughtMore,
    dropping,
    calling,
    atRisk,
    ready,
    turnover,
    forgotten,
    starting,
  ],
}
