// The worked example, from the bytes of its drops to every figure of its three reports (test/e2e/example/WHY.md).

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf, formatDay, windowStart } from '../../../../shared/domain/calendar.ts'
import { createCatalogue } from '../../../../shared/domain/catalogue/catalogue.ts'
import { parseDropKey } from '../../../../shared/domain/drops/drop-key.ts'
import { readDrop } from '../../../../shared/domain/drops/read-drop.ts'
import { evaluateFlags } from '../../../../shared/domain/flags/evaluate.ts'
import { flagsCell } from '../../../../shared/domain/flags/order.ts'
import type { SeriesPoint } from '../../../../shared/domain/flags/week.ts'
import type { CustomerId, GenerationId } from '../../../../shared/domain/ids.ts'
import { callsBaseline } from '../../../../shared/domain/metrics/baseline.ts'
import { customerDelta } from '../../../../shared/domain/metrics/delta.ts'
import {
  activeEntitlements,
  adjustedUsagePct,
  callsPer100,
  deploymentPct,
  sumFigures,
  usagePct,
} from '../../../../shared/domain/metrics/figures.ts'
import { measureDay } from '../../../../shared/domain/metrics/measure.ts'
import type {
  ActivityDrop,
  CustomerPoint,
  Figures,
  MeasuredDay,
} from '../../../../shared/domain/metrics/point.ts'
import { callsOf } from '../../../../shared/domain/metrics/support.ts'
import { type Partner, thresholdsFor } from '../../../../shared/domain/settings.ts'
import { parseSettings } from '../../../../shared/domain/settings-file.ts'
import type { Sheet, Stated } from '../../../../shared/domain/sheets/sheet.ts'
import { sourceOf } from '../drops/read.ts'

const EXAMPLE = join(import.meta.dirname, '../../../e2e/example')
const DROPS = join(EXAMPLE, 'drops')
const AS_OF = dayOf('2026-11-22')
const WEEKS = 25

type Cells = Record<string, string>

let partner: Partner
/** Oldest first. */
let days: MeasuredDay[]

beforeAll(async () => {
  partner = readPartner()
  const { sheets, drops } = await readDrops(partner)
  const catalogue = createCatalogue(partner)
  const support = { categories: partner.supportCategories, callers: partner.customers }
  days = Array.from({ length: WEEKS }, (_, index) => addDays(AS_OF, -7 * (WEEKS - 1 - index))).map((day) =>
    measureDay({ day, catalogue, support, drops, sheets }),
  )
})

describe('the worked example', () => {
  it.each([
    ['customers.csv', () => today().customers.map(customerRow)],
    ['products.csv', () => today().customers.flatMap(productRows)],
    ['workloads.csv', () => today().customers.flatMap(workloadRows)],
  ])('has every figure of %s', (file, rows) => {
    expect(rows()).toEqual(expected(file))
  })

  it('reports what is wrong with its data', () => {
    expect(today().partner).toMatchObject({
      supportSeen: true,
      unmatchedOrganisations: [{ word: 'Nobody Ltd', calls: 1 }],
      unmappedCategories: [],
    })
    const gamma = today().customers.find(({ customer }) => customer === 'gamma')
    const drops = 'golden/entitlements/2026-11-22'
    expect(gamma?.clashes).toEqual([
      { subscription: 'g1', keys: [`${drops}/all.csv`, `${drops}/customer=GAMMA/own.csv`], keysMore: 0 },
    ])
  })
})

// ---- Reading ---------------------------------------------------------------------------------------------

function readPartner(): Partner {
  const parsed = parseSettings(readFileSync(join(DROPS, 'partners.json'), 'utf8'))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const [golden] = parsed.settings.values()
  if (golden === undefined) throw new Error('no partner')
  return golden
}

async function readDrops(settings: Partner): Promise<{ sheets: Stated<Sheet>[]; drops: ActivityDrop[] }> {
  const sheets: Stated<Sheet>[] = []
  const drops: ActivityDrop[] = []
  const files = readdirSync(join(DROPS, 'golden'), { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name)
    const address = parseDropKey(path.slice(DROPS.length + 1))
    if (address.kind === 'invalid') throw new Error(address.problem)
    const { key, customer } = address
    const bytes = readFileSync(path)
    const result = await readDrop(
      sourceOf(bytes),
      { address, settings },
      {
        sheet: async (sheet, part) => void sheets.push({ key, part, sheet }),
        rejects: async () => {},
      },
    )
    if (result.kind === 'again' || result.outcome.effectiveDay === null)
      throw new Error(`${key} was not read`)
    const { covers, effectiveDay, rows } = result.outcome
    if (covers !== null) {
      const generation = key as GenerationId
      drops.push({ key, generation, effectiveDay, covers, customer, accepted: rows.accepted })
    }
  }
  return { sheets, drops }
}

function expected(file: string): Cells[] {
  const text = readFileSync(join(EXAMPLE, 'expected/reports/golden/2026-11-22', file), 'utf8')
  const [header = [], ...rows] = text
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

// ---- Rows ------------------------------------------------------------------------------------------------

function today(): MeasuredDay {
  const last = days.at(-1)
  if (last === undefined) throw new Error('nothing was measured')
  return last
}

function customerRow(point: CustomerPoint): Cells {
  const figures = sumFigures(point.products)
  const series = days.map((measured) => seriesPoint(measured, point.customer))
  const thresholds = thresholdsFor(partner, point.customer)
  const delta = customerDelta(point, series.at(-2)?.point ?? null, thresholds.coverageDays)
  const calls = series.at(-1)?.calls ?? null
  return {
    ...customerCells(point),
    account_manager: point.accountManager,
    ...figureCells(figures, point),
    coverage_days: String(point.coverageDays),
    calls_28d: count(calls),
    calls_per_100: percentage(callsPer100(figures, calls)),
    calls_baseline: count(callsBaseline(series.slice(0, -1).map((week) => week.calls))),
    adjusted_usage_delta_7d: percentage(delta.comparable ? delta.points : null),
    flags: flagsCell(evaluateFlags(series, thresholds)),
  }
}

function seriesPoint({ partner: { day, ...support }, customers }: MeasuredDay, id: CustomerId): SeriesPoint {
  return {
    day,
    point: customers.find(({ customer }) => customer === id) ?? null,
    calls: callsOf(support, id),
  }
}

function productRows(point: CustomerPoint): Cells[] {
  return point.products.map((product) => ({
    ...customerCells(point),
    product_sku: product.sku,
    product_name: product.name,
    service: product.service,
    ...figureCells(product, point),
  }))
}

function workloadRows(point: CustomerPoint): Cells[] {
  return point.workloads.map(({ workload, users }) => ({
    ...customerCells(point),
    workload,
    users_active: String(users),
  }))
}

function customerCells({ customer, name }: CustomerPoint): Cells {
  return {
    partner_id: 'golden',
    as_of: formatDay(AS_OF),
    window_start: formatDay(windowStart(AS_OF)),
    customer_id: customer,
    customer_name: name,
  }
}

function figureCells(figures: Figures, { coverageDays }: CustomerPoint): Cells {
  return {
    licenses_sold: String(figures.sold),
    licenses_sold_own: String(figures.soldOwn),
    licenses_assigned: count(figures.assigned),
    deployment_pct: percentage(deploymentPct(figures)),
    entitlements_active: String(activeEntitlements(figures)),
    usage_pct: percentage(usagePct(figures, coverageDays)),
    entitled_active: String(figures.entitled),
    adjusted_usage_pct: percentage(adjustedUsagePct(figures, coverageDays)),
    over_transferred: String(figures.transferred),
    over_inactive_subscription: String(figures.inactiveSubscription),
    over_trial: String(figures.trial),
    over_yammer: String(figures.yammer),
    over_unlicensed: String(figures.unlicensed),
    over_inferred: String(figures.inferred),
  }
}

function count(value: number | null): string {
  return value === null ? '' : String(value)
}

function percentage(value: number | null): string {
  return value === null ? '' : value.toFixed(1)
}
