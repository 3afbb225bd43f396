// The model of `uptake cost` says what the functions take: what it multiplies with is metered again. After a change of
// the calls, UPDATE_METERED=1 npm test -- test/infra/cost writes it anew.

import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  amountsOf,
  fitted,
  ITEMS,
  JOBS,
  type JobAmounts,
  type JobName,
  type SomeAmounts,
  sizedAmounts,
} from '../../../infra/cli/cost/amounts.ts'
import { METERED } from '../../../infra/cli/cost/metered.ts'
import { type Metered, meter } from './metering.ts'

const SIZES = [
  { customers: 4, users: 20 },
  { customers: 8, users: 20 },
  { customers: 4, users: 200 },
] as const
const ANOTHER = { customers: 6, users: 100 }
const LARGE = { customers: 40, users: 200 }
const NAMES = Object.keys(JOBS) as JobName[]
const FILE = fileURLToPath(new URL('../../../infra/cli/cost/metered.ts', import.meta.url))
const isUpdate = process.env.UPDATE_METERED === '1'

describe('what a job takes', () => {
  let metered: readonly [Metered, Metered, Metered]
  let between: Metered
  let model: Readonly<Record<JobName, JobAmounts>>

  beforeAll(async () => {
    metered = [await meter(SIZES[0]), await meter(SIZES[1]), await meter(SIZES[2])]
    between = await meter(ANOTHER)
    if (isUpdate) await write(metered)
    model = isUpdate ? modelOf(metered) : METERED
  }, 300_000)

  it.each(['smallFile', 'dailyFile'] as const)('is to the call what the model says, for a %s', (job) => {
    for (const [at, size] of SIZES.entries()) {
      const seen = metered[at]?.amounts[job]
      const said = sizedAmounts(model[job], job === 'smallFile' ? { ...size, customers: 1 } : size)
      // How many of the small files share a look at the settings depends on the moment.
      for (const item of ITEMS.filter((one) => one !== 'logBytes'))
        expect(said[item], `${item} of ${JSON.stringify(size)}`).toBeCloseTo(
          seen?.[item] ?? 0,
          item === 's3Gets' && job === 'smallFile' ? 0 : 3,
        )
    }
  })

  it.each(NAMES)('is about what the model says, at sizes between: %s', (job) => {
    const { amounts } = between
    const said = sizedAmounts(model[job], job === 'smallFile' ? { ...ANOTHER, customers: 1 } : ANOTHER)
    for (const item of ITEMS) {
      const seen = amounts[job][item]
      expect(Math.abs(said[item] - seen), `${item}: ${said[item]}, metered ${seen}`).toBeLessThanOrEqual(
        Math.max(1, 0.25 * seen),
      )
    }
  })
})

function modelOf([a, b, c]: readonly [Metered, Metered, Metered]): Readonly<Record<JobName, JobAmounts>> {
  return Object.fromEntries(
    NAMES.map((job) => {
      const amounts = [a.amounts[job], b.amounts[job], c.amounts[job]] as const
      if (job !== 'smallFile') return [job, rounded(fitted(SIZES, amounts))]
      // It is of one customer, whatever the partner's size is.
      const perUser = amountsOf(
        (item) => (amounts[2][item] - amounts[0][item]) / (SIZES[2].users - SIZES[0].users),
      )
      const fixed = amountsOf((item) => amounts[0][item] - perUser[item] * SIZES[0].users)
      return [job, rounded({ fixed, perCustomer: amountsOf(() => 0), perUser })]
    }),
  ) as Record<JobName, JobAmounts>
}

function rounded({ fixed, perCustomer, perUser }: JobAmounts): JobAmounts {
  return { fixed: stated(fixed), perCustomer: stated(perCustomer), perUser: stated(perUser) }
}

/** Rounded, and only what is not 0. */
function stated(amounts: SomeAmounts): SomeAmounts {
  const entries = ITEMS.map((item) => [item, Number((amounts[item] ?? 0).toFixed(6))] as const)
  return Object.fromEntries(entries.filter(([, amount]) => amount !== 0))
}

async function write(all: readonly [Metered, Metered, Metered]): Promise<void> {
  const { milliseconds } = await meter(LARGE)
  const users = LARGE.customers * LARGE.users - SIZES[0].customers * SIZES[0].users
  const times = Object.fromEntries(
    NAMES.map((job) => {
      const small = Math.min(...all.map((one) => one.milliseconds[job]))
      // One customer's file does not grow with their number.
      const perUser = Math.max(0, milliseconds[job] - small) / (job === 'smallFile' ? LARGE.users : users)
      return [job, { fixed: Math.round(small), perUser: Number(perUser.toFixed(4)) }]
    }),
  )
  const text = `// What each job takes, as metered over the embedded services: written by test/infra/cost, which meters it again.

import type { JobAmounts, JobName } from './amounts.ts'

export const METERED: Readonly<Record<JobName, JobAmounts>> = ${JSON.stringify(modelOf(all), null, 2)}

/** On the machine that wrote this, with two cores. */
export const MILLISECONDS_HERE: Readonly<Record<JobName, { readonly fixed: number; readonly perUser: number }>> = ${JSON.stringify(times, null, 2)}
`
  writeFileSync(FILE, text)
}
