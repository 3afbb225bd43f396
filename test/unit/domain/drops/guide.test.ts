// The input guide, checked against the reader: every example reads as the guide says, every column, word and code of its
// tables is what the reader knows.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDropKey } from '../../../../shared/domain/drops/drop-key.ts'
import type { RefusalCode, RejectCode, Shape } from '../../../../shared/domain/drops/outcome.ts'
import type { ReadingSettings } from '../../../../shared/domain/drops/reading.ts'
import type { Name } from '../../../../shared/domain/drops/rows/header.ts'
import { ENTITLEMENT_TOOLS } from '../../../../shared/domain/drops/sources/entitlement-names.ts'
import { NAME_TABLES } from '../../../../shared/domain/drops/sources/name-tables.ts'
import { SUPPORT_TOOLS } from '../../../../shared/domain/drops/sources/support-names.ts'
import { parseSettings } from '../../../../shared/domain/settings-file.ts'
import { csv, outcomeOf, readAt, rejectsOf, subscriptionsOf } from './read.ts'

const GUIDE = readFileSync(new URL('../../../../shared/domain/drops/README.md', import.meta.url), 'utf8')

// Records, so that the compiler tells when a code or a shape is missing here.
const REJECT_CODES: Record<RejectCode, true> = {
  missing_value: true,
  bad_date: true,
  future_date: true,
  bad_number: true,
  bad_status: true,
  bad_boolean: true,
  bad_effective_date: true,
  unknown_customer_column: true,
  unidentified_user: true,
  too_many_fields: true,
  too_few_fields: true,
  bad_json: true,
  too_long: true,
}
const REFUSAL_CODES: Record<RefusalCode, true> = {
  bad_key: true,
  unknown_partner: true,
  missing_column: true,
  wrong_dataset: true,
  unread_report: true,
  not_text: true,
  too_big: true,
  far_date: true,
  ambiguous_date: true,
  mostly_rejected: true,
  broken_container: true,
  stopped: true,
  unreadable_object: true,
}
const SHAPES: Record<Shape, true> = {
  subscriptions: true,
  summary: true,
  events: true,
  snapshot: true,
  graph: true,
  aggregates: true,
  tickets: true,
  counts: true,
}

/** ```csv key=… rejects=2:bad_date,3:bad_number refused=far_date source=osTicket skipped=1 notes=date_order settings=german */
interface Example {
  readonly key: string
  readonly text: string
  /** `line:code`. */
  readonly rejects: readonly string[]
  readonly refused: string | null
  /** null: of the samples of a tool alone. */
  readonly source: string | null
  readonly skipped: number
  readonly notes: readonly string[]
  /** The name of a block that has the settings. */
  readonly settings: string | null
  readonly before: string
}

const SOURCES = readFileSync(
  new URL('../../../../shared/domain/drops/sources/README.md', import.meta.url),
  'utf8',
)

const EXAMPLES = [...examplesOf(GUIDE), ...examplesOf(SOURCES)]
const NAMED = EXAMPLES.map((example, at) => [`${at + 1}, ${example.key}`, example] as const)

const NOT_SHOWN = ['too_long', 'too_few_fields', 'unidentified_user'] as const

describe('an example of the guide', () => {
  it.each(NAMED)('%s reads as the guide says', async (_, example) => {
    if (example.refused === 'bad_key') {
      expect(parseDropKey(example.key).kind).toBe('invalid')
      return
    }
    const read = await readAt(example.key, example.text, { settings: settingsOf(example) })
    const { refused, rows, source, notes } = outcomeOf(read)
    expect({
      refused: refused?.code ?? null,
      rejects: rejectsOf(read).map((reject) => reject.split(' ').slice(0, 2).join(':')),
    }).toEqual({ refused: example.refused, rejects: example.rejects })
    if (example.refused === null) expect(rows.accepted).toBeGreaterThan(0)
    if (example.source === null) return
    expect({ source, skipped: rows.skipped, notes: notes.map(({ code }) => code) }).toEqual({
      source: example.source,
      skipped: example.skipped,
      notes: example.notes,
    })
  })

  it.each(NAMED)('%s shows its key to readers', (_, { before, key }) => {
    expect(before.trimEnd().split('\n').at(-1)).toContain(`\`${key}\``)
  })

  it('exists for every shape', async () => {
    const shapes = await Promise.all(
      EXAMPLES.filter(({ refused }) => refused === null).map(
        async (example) =>
          outcomeOf(await readAt(example.key, example.text, { settings: settingsOf(example) })).shape,
      ),
    )
    expect(new Set(shapes)).toEqual(new Set(Object.keys(SHAPES)))
  })

  it('exists for every reject code except those of long and truncated lines', () => {
    const shown = EXAMPLES.flatMap(({ rejects }) => rejects.map((reject) => reject.split(':')[1]))
    expect(new Set([...shown, ...NOT_SHOWN])).toEqual(new Set(Object.keys(REJECT_CODES)))
  })
})

describe('a table of names', () => {
  it.each(Object.entries(NAME_TABLES))('for %s is the one of the reader', (dataset, table) => {
    const section = SOURCES.split('### ').find((text) => text.startsWith(`\`${dataset}\``)) ?? ''
    const shown = cellRows(section)
      .slice(2)
      .map(([column, names]) => [...namesIn(column), ...namesIn(names)])
    const known = Object.entries<readonly Name[]>(table).map(([column, names]) => [
      column,
      ...names.map((name) => (typeof name === 'string' ? name : name.join(' + '))),
    ])
    expect(shown).toEqual(known)
  })

  it('covers every tool in a sample, except those whose exports the guide of files shows', () => {
    const shown = new Set(EXAMPLES.flatMap(({ source }) => source ?? []))
    const tools = [...ENTITLEMENT_TOOLS, ...SUPPORT_TOOLS].map(({ title }) => title)
    const elsewhere = ['Microsoft Graph companySubscription', 'Partner Center license deployment']
    expect(tools.filter((title) => !shown.has(title))).toEqual(elsewhere)
  })
})

describe('a code', () => {
  it('of rejected rows is explained, each in a row of its own', () => {
    expect(codesOf(sectionOf('Rejected rows'))).toEqual(Object.keys(REJECT_CODES))
  })

  it('of refused files is explained, each in a row of its own', () => {
    expect(codesOf(sectionOf('Refused files'))).toEqual(Object.keys(REFUSAL_CODES))
  })
})

const TABLES = [
  ['licences.csv', 'northwind/entitlements/2026-11-20/x.csv'],
  ['day.csv', 'northwind/activity/2026-11-20/x.csv'],
  ['counts.csv', 'northwind/activity/2026-11-20/x.csv'],
  ['tickets.ndjson', 'northwind/support/2026-11-20/x.csv'],
  ['calls.csv', 'northwind/support/2026-11-20/x.csv'],
] as const

describe('a table of columns', () => {
  it.each(TABLES)('after %s lists exactly the columns that are read', async (file, key) => {
    const header = columnsBehind(file).map(({ name }) => name)
    const { refused, ignoredColumns } = outcomeOf(await readAt(key, csv(header.join(','))))
    expect({ refused, ignoredColumns }).toEqual({ refused: null, ignoredColumns: [] })
  })

  it.each(TABLES)('after %s marks the required ones', async (file, key) => {
    const columns = columnsBehind(file)
    for (const { name, required } of columns) {
      const others = columns.filter((other) => other.name !== name).map((other) => other.name)
      const { refused } = outcomeOf(await readAt(key, csv(others.join(','))))
      expect(refused?.code ?? null, `without ${name}`).toBe(required ? 'missing_column' : null)
    }
  })
})

describe('a status word', () => {
  it('is read as the status beside it', async () => {
    const rows = cellRows(sectionOf('Entitlements')).filter(([name = '']) => /^`[a-z_]+`$/.test(name))
    const table = rows.filter((cells) => cells.length === 2)
    expect(table).toHaveLength(4)
    for (const [status = '', words = ''] of table) {
      for (const word of [...namesIn(status), ...namesIn(words)]) {
        const key = 'northwind/entitlements/2026-11-20/x.csv'
        const header = 'customer_id,subscription_id,product_sku,licenses_sold,status'
        const read = await readAt(key, csv(header, `c,s,E3,1,${word.toUpperCase()}`))
        expect(subscriptionsOf(read), word).toMatchObject([{ status: namesIn(status)[0] }])
      }
    }
  })
})

/** As partners.json would give them. */
function settingsOf({ settings }: Example): Partial<ReadingSettings> {
  if (settings === null) return {}
  const block = SOURCES.split(`\`\`\`json name=${settings}\n`)[1]?.split('```')[0] ?? ''
  const partner = { id: 'northwind', name: 'N', timezone: 'Europe/Madrid', recipients: [] }
  const parsed = parseSettings(JSON.stringify([{ ...partner, ...JSON.parse(block) }]))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return [...parsed.settings.values()][0] ?? {}
}

function examplesOf(guide: string): Example[] {
  return Array.from(guide.matchAll(/^```(?:csv|json) (key=.*)\n([\s\S]*?)^```$/gm), (match) => {
    const [, info = '', text = ''] = match
    const said = new Map(
      Array.from(info.matchAll(/(\w+)=(\S+)/g), ([, name = '', value = '']) => [name, value]),
    )
    const list = (name: string) => said.get(name)?.split(',') ?? []
    return {
      key: said.get('key') ?? '',
      text,
      rejects: list('rejects'),
      refused: said.get('refused') ?? null,
      source: said.get('source')?.replaceAll('_', ' ') ?? null,
      skipped: Number(said.get('skipped') ?? 0),
      notes: list('notes'),
      settings: said.get('settings') ?? null,
      before: guide.slice(0, match.index),
    }
  })
}

function sectionOf(heading: string): string {
  const section = GUIDE.split(/^## /m).find((text) => text.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`the guide has no section "${heading}"`)
  return section
}

/** The first names of the rows of the table that begins with `code`. */
function codesOf(section: string): string[] {
  const rows = cellRows(section)
  const start = rows.findIndex(([first]) => first === 'code')
  return rows.slice(start + 2).map(([first]) => namesIn(first)[0] ?? '')
}

/** The table of columns that follows the example of that file. */
function columnsBehind(file: string): { readonly name: string; readonly required: boolean }[] {
  const rest = GUIDE.slice(GUIDE.indexOf(`/${file}\n`))
  const table = rest.slice(rest.search(/^\| column/m)).split('\n\n')[0] ?? ''
  return cellRows(table)
    .slice(2)
    .flatMap(([names, required = '']) =>
      namesIn(names).map((name) => ({ name, required: required.startsWith('yes') })),
    )
}

function cellRows(text: string): string[][] {
  return Array.from(text.matchAll(/^\|(.*)\|$/gm), ([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  )
}

function namesIn(cell = ''): string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name)
}
