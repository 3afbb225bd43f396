// How a user-detail report of Microsoft Graph is read, whichever it is.

import type { Day } from '../../calendar.ts'
import { createActivityFold, userNamed } from '../../sheets/activity-fold.ts'
import { joinedNames } from '../../sheets/product-names.ts'
import { columnName, type Field, ID, LIST, positionsIn } from '../rows/header.ts'
import type { Frame, RowCursor } from '../rows/row-cursor.ts'
import { ACTIVITY_NAMES } from './activity-names.ts'
import type { GraphReport, GraphUse } from './graph-reports.ts'
import type { Columns, Kind, RowReader } from './source.ts'
import { createUseNumbers } from './use-numbers.ts'

/** `left`: workloads that have left the report with both their columns. */
export function graphKind(report: GraphReport, left: readonly GraphUse[] = []): Kind {
  const uses = report.uses.filter((use) => !left.includes(use))
  const products = report.products !== null && 'column' in report.products ? [report.products.column] : []
  return {
    dataset: 'activity',
    shape: 'graph',
    title: report.title,
    covers: report.isAddition ? 'none' : 'days',
    names: {
      customer_id: ACTIVITY_NAMES.customer_id,
      user_principal_name: [report.user],
      is_deleted: ['Is Deleted'],
      assigned_products: products,
      ...Object.fromEntries(uses.map(({ workload, date }) => [dateColumn(workload), [date]])),
      ...Object.fromEntries(
        uses.map(({ workload, license }) => [licenseColumn(workload), license === null ? [] : [license]]),
      ),
    },
    required: [
      ['customer_id'],
      ['user_principal_name'],
      ...uses.filter(({ appsOf }) => appsOf === undefined).map(({ workload }) => [dateColumn(workload)]),
      ...products.map(() => ['assigned_products']),
    ],
    signs: report.signs,
    createReader: (columns, frame) => createReportReader(report, uses, columns, frame),
  }
}

/** One of several workloads may leave with both its columns; a date alone that is gone was renamed. */
export function workloadsThatLeft(
  { uses }: GraphReport,
  holds: (names: readonly string[]) => boolean,
): readonly GraphUse[] {
  if (uses.length === 1) return []
  return uses.filter(({ date, license }) => !holds([date]) && (license === null || !holds([license])))
}

function dateColumn(workload: string): string {
  return `${workload}_last_activity_date`
}

function licenseColumn(workload: string): string {
  return `${workload}_license`
}

interface ReadUse {
  readonly workload: string
  readonly date: Field
  readonly apps: readonly Field[]
  readonly license: Field
  activeDay: Day | null
  licensed: boolean | null
}

function createReportReader(
  report: GraphReport,
  uses: readonly GraphUse[],
  columns: Columns,
  frame: Frame,
): RowReader {
  const customer = columns.field('customer_id', ID)
  const user = columns.field('user_principal_name', ID)
  const products = columns.field('assigned_products', LIST)
  const isDeleted = columns.field('is_deleted')
  const readUses = uses.map(
    (use): ReadUse => ({
      workload: use.workload,
      date: columns.field(dateColumn(use.workload)),
      apps: appColumns(use, columns),
      license: columns.field(licenseColumn(use.workload)),
      activeDay: null,
      licensed: null,
    }),
  )
  const theProduct = report.products !== null && 'name' in report.products ? report.products.name : ''
  const fold = createActivityFold({ shape: 'graph', covers: report.isAddition ? 'none' : 'days' }, () => {
    return frame.effectiveDay
  })
  const useNumbers = createUseNumbers(fold, (assignedProducts, at) => ({
    product: theProduct === '' ? joinedNames(assignedProducts) : theProduct,
    workload: readUses[at]?.workload ?? '',
    subscription: '',
  }))
  let deleted: boolean | null = null
  let assigned = ''

  // The first fault of a row is the one that is reported: in the order in which the report has its columns.
  const readers = [
    {
      field: products,
      read(row: RowCursor) {
        assigned = row.text(products)
      },
    },
    {
      field: isDeleted,
      read(row: RowCursor) {
        deleted = row.flag(isDeleted)
      },
    },
    ...readUses.flatMap((use) => [
      {
        field: use.date,
        read(row: RowCursor) {
          use.activeDay = row.pastDay(use.date) ?? latestDay(row, use.apps)
        },
      },
      {
        field: use.license,
        read(row: RowCursor) {
          use.licensed = row.flag(use.license)
        },
      },
    ]),
  ].sort((a, b) => firstPosition(a.field) - firstPosition(b.field))

  return {
    fold,
    dates: readUses.flatMap(({ date, apps }) => [date, ...apps]),
    read(row) {
      const holder = row.customer(customer)
      const name = row.text(user)
      if (NOBODY.has(name.toLowerCase())) row.reject('unidentified_user', user)
      for (const { read } of readers) read(row)
      if (row.fault !== null) return
      const held = userNamed(fold, holder, name.toLowerCase())
      for (const [at, { activeDay, licensed }] of readUses.entries()) {
        if (activeDay === null && licensed === null && deleted === null) continue
        fold.state(held, useNumbers.of(assigned, at), activeDay, licensed, deleted)
      }
    },
  }
}

/** Many people under one name would be one. */
const NOBODY: ReadonlySet<string> = new Set(['', '(unknown)', 'unknown', 'n/a'])

function firstPosition(field: Field): number {
  return positionsIn(field)[0] ?? Number.POSITIVE_INFINITY
}

function appColumns({ date, appsOf }: GraphUse, { header, named }: Columns): Field[] {
  if (appsOf === undefined) return []
  const [end, part] = [columnName(date), columnName(appsOf)]
  return header.columns
    .filter((name) => columnName(name).endsWith(end) && columnName(name).includes(part))
    .map((name) => named(name, [name]))
}

function latestDay(row: RowCursor, fields: readonly Field[]): Day | null {
  let latest: Day | null = null
  for (const field of fields) {
    const day = row.pastDay(field)
    if (day !== null && (latest === null || day > latest)) latest = day
  }
  return latest
}
