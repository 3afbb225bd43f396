// The sample through the product, from its drops to its reports: what the table promises is what comes out.

import { beforeAll, describe, expect, it } from 'vitest'
import { parseCsv } from '../../../infra/local/page/csv-view.ts'
import { generateSample } from '../../../infra/local/sample/generate.ts'
import { addDays, type Day, dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import { notify } from '../../../shared/flows/notify/notify.ts'
import { publish } from '../../../shared/flows/publish/publish.ts'
import { goldenWorld } from '../../support/partners.ts'
import { reconcileAll } from '../../support/reading.ts'
import { qualityExpectations, sampleExpectations } from './expectations.ts'

const AS_OF = dayOf('2026-11-22')

describe('the sample through the product', () => {
  let texts: Readonly<Record<string, string>> = {}
  beforeAll(async () => {
    texts = await outputOf(AS_OF)
  })

  it('shows exactly the customers of the table', () => {
    expect(['brisa', 'harborline'].flatMap((partner) => shownFor(partner, texts))).toEqual(
      sampleExpectations().toSorted(byPartnerAndCustomer),
    )
  })

  it('refuses the two broken files and rejects the five broken rows', () => {
    const receipts = Object.entries(texts)
      .filter(([key]) => key.endsWith('.receipt.json'))
      .map(([, text]) => JSON.parse(text))
    expect(
      receipts.filter(({ refused }) => refused !== null).map(({ key, refused }) => [key, refused.code]),
    ).toEqual([
      ['atlas-it/support/2026-11-21/tickets.csv', 'unknown_partner'],
      ['brisa/activity/2026-11-21/resumen.csv', 'missing_column'],
    ])
    const codes = receipts.flatMap(({ problems, refused }) => (refused === null ? problems : []))
    expect(codes.map(({ code }) => code).sort()).toEqual([
      'bad_date',
      'bad_date',
      'bad_status',
      'future_date',
      'missing_value',
    ])
  })

  it('mails brisa about its refused file, and sends no other notice', () => {
    const notices = Object.entries(texts).flatMap(([key, text]) => {
      const notice = key.includes('/notices/') ? JSON.parse(text) : {}
      return 'kind' in notice ? [notice] : []
    })
    expect(notices).toMatchObject([
      {
        kind: 'refusal',
        partner: { id: 'brisa' },
        drops: [{ key: 'brisa/activity/2026-11-21/resumen.csv' }],
      },
    ])
  })

  it('lists in data quality what the second table says', () => {
    expect(qualityExpectations()).toHaveLength(4)
    for (const { partner, list, entry } of qualityExpectations()) {
      const entries: (string | { word: string })[] = qualityOf(partner, texts)[list] ?? []
      expect(entries.map((each) => (typeof each === 'string' ? each : each.word))).toEqual([entry])
    }
  })

  it('does not count free seats as sold, and meets part numbers with names', () => {
    const products = parseCsv(Buffer.from(texts['reports/brisa/2026-11-22/products.csv'] ?? ''))
    expect(products.rows.flat()).not.toContain('FLOW_FREE')
    const harborline = texts['reports/harborline/2026-11-22/products.csv'] ?? ''
    expect(harborline).toContain(
      'Beacon Hill Dental,SPB,Microsoft 365 Business Premium,office365,28,28,27,96.4,22',
    )
  })

  it('reports what was missing', () => {
    expect(qualityOf('brisa', texts)).toMatchObject({
      // The Microsoft Graph exports of two customers report on the day that never came.
      coverage_days_min: 27,
      missing_days: [],
      refused_drops: [{ key: 'brisa/activity/2026-11-21/resumen.csv' }],
      clashes: [{ subscription_id: 'tra-bp' }],
      unmatched_organisations: [],
      unmapped_categories: [],
    })
    expect(qualityOf('harborline', texts)).toMatchObject({
      refused_drops: [],
      clashes: [],
      left: [{ customer_name: 'Orchard Veterinary' }],
      unmatched_organisations: [{ word: 'Hilltop Bakery', calls: 1 }],
      unmapped_categories: [{ word: 'idea' }],
    })
  })
})

it('gives the same results on another as-of day', async () => {
  const asOf = addDays(AS_OF, 1 + 366)
  const texts = await outputOf(asOf)
  const shown = ['brisa', 'harborline'].flatMap((partner) => shownFor(partner, texts, asOf))
  expect(shown.map(({ flags, classes }) => ({ flags, classes }))).toEqual(
    sampleExpectations()
      .toSorted(byPartnerAndCustomer)
      .map(({ flags, classes }) => ({ flags, classes })),
  )
})

it('shows the usage of the bundle once it is mapped', async () => {
  const texts = await outputOf(AS_OF, (partners) =>
    partners.map((partner) => ({ ...partner, products: { 'HARBORLINE WORKPLACE': 'SPB' } })),
  )
  const shown = shownFor('harborline', texts).find(({ customer }) => customer === 'Tidewater Marine')
  expect(shown).toMatchObject({ usagePct: '75.0', adjustedUsagePct: '75.0', flags: '' })
})

/** What lies in the reports bucket when everything is done. */
async function outputOf(
  asOf: Day,
  settings = (partners: object[]): object[] => partners,
): Promise<Record<string, string>> {
  const world = goldenWorld()
  const files = Array.from(generateSample(asOf))
  for (const { key, body } of files) {
    if (key === 'partners.json')
      world.putSettings(JSON.stringify(settings(JSON.parse(Buffer.from(body).toString('utf8')))))
    else world.drops.upload(key, body)
  }
  await reconcileAll(
    world,
    files.map(({ key }) => key).filter((key) => key !== 'partners.json'),
  )
  const { ports } = world
  for (const partner of (await ports.settings()).keys()) {
    await publish({ partner, asOf: formatDay(asOf), dueAtMs: ports.clock() }, ports)
    const day = formatDay(addDays(asOf, 1))
    await notify({ kind: 'notify', partner, day, dueAtMs: ports.clock() }, ports)
  }
  return world.reports.texts()
}

function shownFor(partner: string, texts: Readonly<Record<string, string>>, asOf = AS_OF) {
  const { columns, rows } = parseCsv(
    Buffer.from(texts[`reports/${partner}/${formatDay(asOf)}/customers.csv`] ?? ''),
  )
  const shown = rows.map((row) => {
    const cells = new Map(columns.map((column, index) => [column, row[index] ?? '']))
    const cell = (column: string): string => cells.get(column) ?? ''
    const classes = columns
      .filter((column) => column.startsWith('over_') && cell(column) !== '0')
      .map((column) => [column.slice('over_'.length), Number(cell(column))])
    return {
      partner,
      customer: cell('customer_name'),
      usagePct: cell('usage_pct'),
      adjustedUsagePct: cell('adjusted_usage_pct'),
      flags: cell('flags'),
      classes: Object.fromEntries(classes),
    }
  })
  return shown.toSorted(byPartnerAndCustomer)
}

interface Named {
  readonly partner: string
  readonly customer: string
}

function byPartnerAndCustomer(a: Named, b: Named): number {
  return `${a.partner} ${a.customer}` < `${b.partner} ${b.customer}` ? -1 : 1
}

function qualityOf(partner: string, texts: Readonly<Record<string, string>>) {
  return JSON.parse(texts[`reports/${partner}/2026-11-22/digest.json`] ?? '').data_quality
}
