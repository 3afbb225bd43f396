// Random worlds of one customer: licences, names and files of activity, as sheets too.

import fc from 'fast-check'
import { type Day, WINDOW_DAYS } from '../../../../shared/domain/calendar.ts'
import type { Sheet, Stated } from '../../../../shared/domain/sheets/sheet.ts'
import { activity, type GraphRow, graph, type Row } from './activity-builders.ts'
import { ago, entitlements, subscription } from './builders.ts'
import type { File, World } from './model-facts.ts'

export const SKUS = ['E3', 'E5', 'BI']
const GRAPH_WORKLOADS = ['exchange', 'onedrive', 'sharepoint', 'yammer']

const said = fc.constantFrom(null, null, true, false)
const user = fc.constantFrom('ann', 'bob')
const dayUpTo = (day: Day) => fc.nat({ max: WINDOW_DAYS - 1 }).map((age) => (day - age) as Day)

const anySubscription = (id: string) =>
  fc
    .record({
      sku: fc.constantFrom(...SKUS),
      sold: fc.constantFrom(0, 1, 2, 9),
      status: fc.constantFrom('active' as const, 'active' as const, 'disabled' as const),
      isTrial: fc.constantFrom(false, false, true),
    })
    .map((spec) => subscription({ id, ...spec }))

const anyRow = (day: Day): fc.Arbitrary<Row> =>
  fc.record({
    user,
    product: fc.constantFrom('', ...SKUS, 'VISIO'),
    workload: fc.constantFrom('exchange', 'onedrive', 'sharepoint', 'yammer', 'yammer', 'planner'),
    subscription: fc.constantFrom('', '', 's1', 's2', 's3', 'unknown'),
    on: fc.option(dayUpTo(day), { freq: 4, nil: null }),
    licensed: said,
    deleted: said,
  })

const anyGraphRow = (day: Day): fc.Arbitrary<GraphRow> =>
  fc.record({
    user,
    products: fc.subarray(['one', 'two', 'bi', 'nothing held']).map((names) => names.join('+')),
    on: fc.dictionary(fc.constantFrom(...GRAPH_WORKLOADS), dayUpTo(day), { maxKeys: 2 }),
    flags: fc.dictionary(fc.constantFrom(...GRAPH_WORKLOADS), fc.boolean()),
    deleted: said,
  })

const anyFile: fc.Arbitrary<File> = fc
  .record({ age: fc.constantFrom(-1, 0, 0, 1, 5, 20, 27, 28), key: fc.constantFrom('a', 'b', 'c') })
  .chain(({ age, key }) => {
    const day = ago(age)
    const plain = fc.record({
      rows: fc.array(anyRow(day), { maxLength: 5 }),
      shape: fc.constantFrom('events', 'snapshot'),
    })
    const reports = fc.record({
      rows: fc.array(anyGraphRow(day), { maxLength: 4 }),
      shape: fc.constant('graph'),
    })
    return fc.oneof(plain, reports).map((file) => ({ day, key, ...file }) as File)
  })

export const anyWorld: fc.Arbitrary<World> = fc.record({
  subscriptions: fc.tuple(anySubscription('s1'), anySubscription('s2'), anySubscription('s3')),
  names: fc.record({
    E3: fc.constantFrom('One', 'Two'),
    E5: fc.constantFrom('One', 'Two', ''),
    BI: fc.constant(''),
  }),
  excluded: fc.constantFrom([], ['BI'], ['E5']),
  files: fc.uniqueArray(anyFile, { maxLength: 4, selector: ({ day, key }) => `${day} ${key}` }),
})

/** The sheets of a world, each file in one part or cut after its rows, as `cuts` says. */
export function sheetsOf(
  { subscriptions, names, files }: World,
  cuts: readonly boolean[] = [],
): Stated<Sheet>[] {
  const products = Object.fromEntries(
    Object.entries(names).map(([sku, name]) => [sku, { name: name || null }]),
  )
  return [
    entitlements(subscriptions, { products }),
    ...files.flatMap((file) =>
      file.shape === 'graph'
        ? inParts<GraphRow>(file.rows, cuts).map((rows, part) => graph(rows, { ...file, part }))
        : inParts<Row>(file.rows, cuts).map((rows, part) => activity(rows, { ...file, part })),
    ),
  ]
}

function inParts<R>(rows: readonly R[], cuts: readonly boolean[]): R[][] {
  const parts: R[][] = [[]]
  for (const [index, row] of rows.entries()) {
    if (cuts[index]) parts.push([])
    parts.at(-1)?.push(row)
  }
  return parts
}
