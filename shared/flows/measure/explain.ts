// Explains a customer's figures from the drops as they are now: what the partner's reports of that day rest on.

import type { Day } from '../../domain/calendar.ts'
import { createCatalogue } from '../../domain/catalogue/catalogue.ts'
import { Transient } from '../../domain/errors.ts'
import { createExplainer } from '../../domain/explanation/explain-customer.ts'
import type { Explanation } from '../../domain/explanation/explanation.ts'
import type { CustomerId } from '../../domain/ids.ts'
import type { KnownCustomer } from '../../domain/metrics/callers.ts'
import type { Partner } from '../../domain/settings.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import { type CountingDrop, countingDrops, inputsHash, isActivity, keyDaysSeen } from './inputs.ts'
import { measuredPoint } from './measure.ts'
import type { MeasurePorts } from './ports.ts'
import { sheetReader } from './sheet-reader.ts'

const MAX_ROUNDS = 5
const CUSTOMERS_AT_ONCE = 8

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
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { inputsHash: measuredFrom } = await measuredPoint(partner, asOf, ports)
    const measured = await ports.metrics.get(partner.id, asOf, measuredFrom)
    const explained =
      measured &&
      (await explainAll(partner, [customer], { asOf, measuredFrom, known: measured.customers }, ports))
    const explanation = explained?.get(customer)
    if (explanation !== undefined) return explanation
  }
  throw new Transient(`The drops of ${partner.id} kept changing while they were read; try again.`)
}

export interface ExplainedDay {
  readonly asOf: Day
  /** The hash of the inputs that the day was measured from. */
  readonly measuredFrom: string
  /** Its customers, by which callers are known. */
  readonly known: readonly KnownCustomer[]
}

/** null: the drops are no longer those that the day was measured from. `listed`: the drops a moment ago. */
export async function explainAll(
  partner: Partner,
  customers: readonly CustomerId[],
  { asOf, measuredFrom, known }: ExplainedDay,
  ports: MeasurePorts,
  listed: readonly CountingDrop[] | null = null,
): Promise<ReadonlyMap<CustomerId, Explanation> | null> {
  const range = keyDaysSeen(asOf, asOf)
  const isListed = listed !== null && inputsHash(partner, listed, asOf) === measuredFrom
  const drops = isListed ? listed : await countingDrops(partner.id, range, ports)
  if (!isListed && inputsHash(partner, drops, asOf) !== measuredFrom) return null
  const sheets = sheetReader(partner.id, drops, { first: asOf, last: asOf }, ports.sheets)
  const explainOne = createExplainer({
    day: asOf,
    catalogue: createCatalogue(partner),
    drops: drops.filter(isActivity),
    support: {
      sheets: await sheets.support(),
      settings: { categories: partner.supportCategories, callers: partner.customers },
      known,
    },
  })
  const explained = new Map<CustomerId, Explanation>()
  const readings = limitConcurrency(CUSTOMERS_AT_ONCE)
  for (const customer of customers) {
    await readings.run(async () => {
      explained.set(customer, explainOne(customer, await sheets.ofCustomer(customer)))
    })
  }
  await readings.drain()
  const after = await countingDrops(partner.id, range, ports)
  return inputsHash(partner, after, asOf) === measuredFrom ? explained : null
}
