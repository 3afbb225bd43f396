// The sample portfolio: sixteen weeks of two partners' drops, the same ones for the same as-of day.

import { addDays, type Day, formatDay } from '../../../shared/domain/calendar.ts'
import { PARTNERS_FILE } from '../../../shared/layout.ts'
import { countFiles, eventFiles, snapshotFiles } from './files/activity.ts'
import { csvBody, dropKey, PLAIN, type SampleFile, SPANISH_EXCEL } from './files/csv.ts'
import { entitlementFiles } from './files/entitlements.ts'
import { graphFiles } from './files/graph.ts'
import { freshdeskFiles, type HelpDesk, phoneLogFiles, ticketFiles } from './files/support.ts'
import { samplePartners } from './partners.ts'
import { brisa } from './portfolio/brisa.ts'
import { harborline } from './portfolio/harborline.ts'
import { guidOf } from './random.ts'
import { WEEKS } from './story.ts'

/** From that week on the first partner sends daily events in place of weekly snapshots. */
const FIRST_DAILY_WEEK = 9

/** `partners.json` and the drops, in no particular order. */
export function* generateSample(asOf: Day): Generator<SampleFile> {
  yield { key: PARTNERS_FILE, body: samplePartners() }
  yield* brisaFiles(asOf)
  yield* harborlineFiles(asOf)
  yield* brokenFiles(asOf)
}

const BRISA_DESK: HelpDesk = {
  prefix: 'BR-',
  helpWords: ['Question', 'help', 'how-to'],
  otherWords: ['Incident', 'billing'],
}

const HARBORLINE_DESK: HelpDesk = {
  prefix: '',
  helpWords: ['Question', 'Help'],
  otherWords: ['Problem', 'Feature Request', 'Idea'],
}

function* brisaFiles(asOf: Day): Generator<SampleFile> {
  const day = formatDay(asOf)
  const olmedo = guidOf('Olmedo Arquitectos')
  yield* entitlementFiles(brisa, asOf, {
    ...SPANISH_EXCEL,
    isDailyAtTheEnd: true,
    extraRows: [
      [
        guidOf('Gaviota Náutica'),
        'Gaviota Náutica',
        null,
        'gav-1',
        'SPB',
        null,
        null,
        12,
        3,
        'pending',
        null,
        null,
        day,
      ],
    ],
  })
  yield clash(asOf)
  yield* snapshotFiles(
    brisa,
    WEEKS.filter((week) => week < FIRST_DAILY_WEEK),
    asOf,
  )
  yield* eventFiles(
    brisa,
    WEEKS.filter((week) => week >= FIRST_DAILY_WEEK),
    asOf,
    [
      {
        daysAgo: 3,
        cells: [olmedo, 'user001@olmedoarquitectos.example', 'ENTERPRISEPACK', 'teams', '31/11/2026'],
      },
      { daysAgo: 3, cells: [olmedo, '', 'ENTERPRISEPACK', 'teams', ''] },
      { daysAgo: 2, cells: [olmedo, 'user002@olmedoarquitectos.example', 'ENTERPRISEPACK', 'exchange', day] },
    ],
  )
  yield* graphFiles(brisa, asOf)
  yield* ticketFiles(brisa, BRISA_DESK, asOf, [['BR-2000', olmedo, 'ayer', null, 'help', 'open']])
}

function* harborlineFiles(asOf: Day): Generator<SampleFile> {
  const opened = `${formatDay(addDays(asOf, -4))}T15:20:00Z`
  yield* entitlementFiles(harborline, asOf, { ...PLAIN, isDailyAtTheEnd: false, extraRows: [] })
  yield* snapshotFiles(harborline, WEEKS, asOf)
  yield* graphFiles(harborline, asOf)
  yield* countFiles(harborline, asOf)
  yield* freshdeskFiles(harborline, HARBORLINE_DESK, asOf, [
    ['2000', 'How do I add a signature?', 'Open', 'Low', 'Phone', 'Hilltop Bakery', opened, null, 'Question'],
  ])
  yield* phoneLogFiles(harborline, asOf)
}

/** Two files of one day that contradict each other: the greater key wins. */
function clash(asOf: Day): SampleFile {
  const folder = `customer=${guidOf('Tramontana Hoteles')}`
  const head = [
    'subscription_id',
    'product_sku',
    'product_name',
    'licenses_sold',
    'licenses_assigned',
    'status',
  ]
  const row = ['tra-bp', 'SPB', 'Microsoft 365 Business Premium', 45, 41, 'Enabled']
  return { key: dropKey(brisa.id, 'entitlements', asOf, folder, 'corrected.csv'), body: csvBody(head, [row]) }
}

/** A file without required columns, and one of an unknown partner. */
function* brokenFiles(asOf: Day): Generator<SampleFile> {
  const day = addDays(asOf, -1)
  yield {
    key: dropKey(brisa.id, 'activity', day, 'resumen.csv'),
    body: csvBody(['usuario', 'programa', 'fecha'], [['a.serra', 'Teams', formatDay(day)]], SPANISH_EXCEL),
  }
  yield {
    key: dropKey('atlas-it', 'support', day, 'tickets.csv'),
    body: csvBody(
      ['ticket_id', 'customer_id', 'opened_at', 'category'],
      [['1', 'x', formatDay(day), 'help']],
    ),
  }
}
