// The tables of names, as the guide shows them and partners.json may add to them.

import { ACTIVITY_NAMES } from './activity-names.ts'
import { ENTITLEMENT_NAMES } from './entitlement-names.ts'
import { SUPPORT_NAMES } from './support-names.ts'

export const NAME_TABLES = {
  entitlements: ENTITLEMENT_NAMES,
  activity: ACTIVITY_NAMES,
  support: SUPPORT_NAMES,
} as const
