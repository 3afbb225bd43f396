// Harborline IT, New York: mostly Microsoft Graph reports, one tenant each, and a Freshdesk help desk.

import { type CustomerStory, FIRST_WEEK, type PartnerStory, PRODUCTS, quiet, steady } from '../story.ts'

const DANA = 'dana.cole@harborline.example'
const SAM = 'sam.ortiz@harborline.example'

const healthy: CustomerStory = {
  name: 'Beacon Hill Dental',
  manager: DANA,
  reported: 'graph',
  subscriptions: [{ id: 'bea-bp', product: PRODUCTS.business, isUnnamed: true, sold: 28, assigned: 27 }],
  active: steady(22),
  calls: quiet(-2),
}

const yammerOnly: CustomerStory = {
  name: 'Cobalt Freight',
  manager: DANA,
  reported: 'graph',
  subscriptions: [{ id: 'cob-e3', product: PRODUCTS.e3, sold: 22, assigned: 22 }],
  active: steady(18),
  others: [
    { count: 3, weeks: [FIRST_WEEK, 12], product: PRODUCTS.e3, workloads: ['yammer'], isUnlicensed: true },
    { count: 2, weeks: [FIRST_WEEK, 12], workloads: ['yammer'] },
  ],
  calls: quiet(0),
}

const lapsed: CustomerStory = {
  name: 'Drift & Dune Outfitters',
  manager: SAM,
  reported: 'shared',
  subscriptions: [
    { id: 'dri-bp', product: PRODUCTS.business, sold: 18, assigned: 18 },
    {
      id: 'dri-old',
      product: PRODUCTS.business,
      sold: 10,
      assigned: 10,
      isForOthers: true,
      lapses: { week: 12, status: 'In Grace Period' },
    },
  ],
  active: steady(14),
  others: [
    {
      count: 6,
      weeks: [FIRST_WEEK, 12],
      product: PRODUCTS.business,
      subscription: 'dri-old',
      workloads: ['exchange'],
    },
  ],
  calls: quiet(1),
}

const onTrial: CustomerStory = {
  name: 'Eastgate Legal',
  manager: DANA,
  reported: 'graph',
  subscriptions: [
    { id: 'eas-e5', product: PRODUCTS.e5, sold: 16, assigned: 16 },
    {
      id: 'eas-try',
      product: PRODUCTS.teamsTrial,
      sold: 25,
      assigned: null,
      isTrial: true,
      isForOthers: true,
      startedDaysAgo: 40,
    },
  ],
  active: steady(13),
  others: [{ count: 5, weeks: [7, 12], product: PRODUCTS.teamsTrial, workloads: ['teams'] }],
  calls: quiet(-1),
}

const outgrown: CustomerStory = {
  name: 'Fathom Robotics',
  manager: DANA,
  reported: 'shared',
  subscriptions: [{ id: 'fat-bp', product: PRODUCTS.business, sold: 15, assigned: 15 }],
  active: steady(11, 12, 12, 12, 12, 13, 13, 13, 18),
  calls: quiet(-3),
}

const counted: CustomerStory = {
  name: 'Granite Peak Schools',
  manager: SAM,
  reported: 'counts',
  subscriptions: [{ id: 'gra-e3', product: PRODUCTS.e3, sold: 120, assigned: 110 }],
  active: steady(88),
  others: [{ count: 3, weeks: [FIRST_WEEK, 12], product: PRODUCTS.visio, workloads: ['office_apps'] }],
  calls: quiet(0),
}

const sliding: CustomerStory = {
  name: 'Juniper Foods',
  manager: SAM,
  reported: 'graph',
  subscriptions: [{ id: 'jun-e3', product: PRODUCTS.e3, sold: 50, assigned: 46 }],
  active: steady(45, 42, 39, 36, 33),
  calls: quiet(2),
}

const silent: CustomerStory = {
  name: 'Kestrel Air Charter',
  manager: DANA,
  reported: 'graph',
  subscriptions: [{ id: 'kes-bp', product: PRODUCTS.business, sold: 20, assigned: 19 }],
  active: steady(14),
  calls: quiet(1),
  activityWeeks: [FIRST_WEEK, 9],
}

const callingMore: CustomerStory = {
  name: 'Lakeshore Realty',
  manager: SAM,
  reported: 'shared',
  subscriptions: [{ id: 'lak-bp', product: PRODUCTS.business, sold: 90, assigned: 86 }],
  active: steady(66),
  calls: [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 3],
}

const recovering: CustomerStory = {
  name: 'Mesa Verde Clinics',
  manager: DANA,
  reported: 'shared',
  subscriptions: [{ id: 'mes-std', product: PRODUCTS.standard, sold: 40, assigned: 38 }],
  active: steady(23, 24, 25),
  calls: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
}

const seasonal: CustomerStory = {
  name: 'Nimbus Print Works',
  manager: SAM,
  reported: 'graph',
  subscriptions: [{ id: 'nim-std', product: PRODUCTS.standard, sold: 30, assigned: 29 }],
  active: steady(14),
  calls: quiet(-2),
}

const gone: CustomerStory = {
  name: 'Orchard Veterinary',
  manager: DANA,
  reported: 'shared',
  subscriptions: [{ id: 'orc-bp', product: PRODUCTS.business, sold: 14, assigned: 13 }],
  active: steady(10),
  calls: quiet(-3),
  entitlementWeeks: [FIRST_WEEK, 8],
  activityWeeks: [FIRST_WEEK, 8],
}

const calmed: CustomerStory = {
  name: 'Pinewood Credit Union',
  manager: SAM,
  reported: 'shared',
  subscriptions: [{ id: 'pin-e3', product: PRODUCTS.e3, sold: 36, assigned: 34 }],
  active: steady(19),
  calls: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 0, 0, 0],
}

const deploying: CustomerStory = {
  name: 'Quarry Lane Schools',
  manager: DANA,
  reported: 'shared',
  subscriptions: [
    {
      id: 'qua-std',
      product: PRODUCTS.standard,
      sold: 40,
      assigned: 32,
      assignedLater: { week: 12, assigned: 35 },
    },
  ],
  active: steady(30),
  calls: quiet(0),
}

const small: CustomerStory = {
  name: 'Ridgeway Coffee',
  manager: SAM,
  reported: 'shared',
  subscriptions: [{ id: 'rid-bp', product: PRODUCTS.business, sold: 6, assigned: 3 }],
  active: steady(2),
  others: [{ count: 1, weeks: [FIRST_WEEK, 12], product: PRODUCTS.visio, workloads: ['office_apps'] }],
  calls: quiet(3),
}

const bundled: CustomerStory = {
  name: 'Tidewater Marine',
  manager: DANA,
  reported: 'graph',
  subscriptions: [{ id: 'tid-bp', product: PRODUCTS.workplace, sold: 24, assigned: 23 }],
  active: steady(18),
  calls: quiet(1),
}

export const harborline: PartnerStory = {
  id: 'harborline',
  customers: [
    healthy,
    yammerOnly,
    lapsed,
    onTrial,
    outgrown,
    counted,
    sliding,
    silent,
    callingMore,
    recovering,
    seasonal,
    gone,
    calmed,
    deploying,
    small,
    bundled,
  ],
}
