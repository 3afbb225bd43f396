// Explains a customer's figures from the drops as they are now: what the partner's reports of that day rest on.

import type { Day } from '../../domain/calendar.ts'
import { createCatalogue } from '../../domain/catalogue/catalogue.ts'
import { Transient } from '../../domain/errors.ts'
import { explainCustomer } from '../../domain/explanation/explain-customer.ts'
import type { Explanation } from '../../domain/explanation/explanation.ts'
import type { CustomerId } from '../../domain/ids.ts'
import type { Partner } from '../../domain/settings.ts'
import { countingDrops, inputsHash, isActivity, keyDaysSeen } from './inputs.ts'
import { measuredPoint } from './measure.ts'
import type { MeasurePorts } from './ports.ts'
import { sheetReader } from './sheet-reader.ts'

const MAX_ROUNDS = 5

export interface ExplainJob {
  readonly customer: CustomerId
  readonly asOf: Day
}

/** Measures the day if that is not done yet. Throws Transient when the ledger keeps changing. */
export async function explain(
  partner: Partner,
  { customer, asOf }: ExplainJob,
  ports: MeasurePorts,
): Promise<Explanation> {
  const range = keyDaysSeen(asOf, asOf)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { inputsHash: measuredFrom } = await measuredPoint(partner, asOf, ports)
    const measured = await ports.metrics.get(partner.id, asOf, measuredFrom)
    const drops = await countingDrops(partner.id, range, ports)
    const sheets = sheetReader(partner.id, drops, { first: asOf, last: asOf }, ports.sheets)
    const [own, support] = [await sheets.ofCustomer(customer), await sheets.support()]
    const after = await countingDrops(partner.id, range, ports)
    const isSame = [drops, after].every((each) => inputsHash(partner, each, asOf) === measuredFrom)
    if (measured === null || !isSame) continue
    return explainCustomer({
      customer,
      day: asOf,
      catalogue: createCatalogue(partner),
      drops: drops.filter(isActivity),
      sheets: own,
      support: {
        sheets: support,
        settings: { categories: partner.supportCategories, callers: partner.customers },
        known: measured.customers,
      },
    })
  }
  throw new Transient(`The drops of ${partner.id} kept changing while they were read; try again.`)
}
