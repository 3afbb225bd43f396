// The partners that have records, in the settings or not: partition = #partners, name = partner#{id}. Such a
// record says no more than its name, so that it cannot be damaged.

import * as z from 'zod/mini'
import { type PartnerId, partnerId } from '../ids.ts'
import type { RecordGroup, RecordKey, RecordPlace } from '../records.ts'

const schema = z.object({})
type PartnerRecord = z.output<typeof schema>

/** No partner id starts like this. */
export const PARTNERS: RecordGroup<PartnerRecord> = {
  partition: '#partners',
  prefix: 'partner',
  kind: { schema, repair: 'delete it, and it is written again with the next new drop' },
}

export function partnerPlace(id: PartnerId): RecordPlace<PartnerRecord> {
  const { partition, prefix, kind } = PARTNERS
  return { partition, name: `${prefix}#${id}`, kind }
}

/** null: the name of no partner's record. */
export function partnerOf({ name }: RecordKey): PartnerId | null {
  return partnerId(name.slice(PARTNERS.prefix.length + 1))
}
