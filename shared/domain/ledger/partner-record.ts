// The partners that have records, in the settings or not: partition = #partners, name = partner#{id}.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { partner } from '../record-fields.ts'
import type { RecordGroup, RecordPlace } from '../records.ts'

const schema = z.readonly(z.object({ partner }))
export type PartnerRecord = z.output<typeof schema>

/** No partner id starts like this. */
export const PARTNERS: RecordGroup<PartnerRecord> = {
  partition: '#partners',
  prefix: 'partner',
  kind: { schema, repair: 'set its partner to the id in its name' },
}

export function partnerPlace(id: PartnerId): RecordPlace<PartnerRecord> {
  const { partition, prefix, kind } = PARTNERS
  return { partition, name: `${prefix}#${id}`, kind }
}
