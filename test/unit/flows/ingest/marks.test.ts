// Names of people, put wherever a file may have them, appear in sheets and rejects only: in no
// receipt, record, digest, notice, mail, report or log line.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticePlace } from '../../../../shared/domain/notices/notice-record.ts'
import { drops } from '../../../../shared/flows/ledger.ts'
import { notify } from '../../../../shared/flows/notify/notify.ts'
import { renderDigestMail } from '../../../../shared/views/digest-mail.ts'
import { parseNotice } from '../../../../shared/views/notice-json.ts'
import { renderNoticeMail } from '../../../../shared/views/notice-mail.ts'
import { textsFor } from '../../../../shared/views/texts/languages.ts'
import { seats } from '../../../support/drop-lines.ts'
import { ANA, GOLDEN, goldenWorld, LI } from '../../../support/partners.ts'
import { frozenDigest, publishWeek } from '../../../support/publishing.ts'
import { upload, visibleSheets } from '../../../support/reading.ts'
import { recordAt } from '../../../support/records.ts'
import type { World } from '../../../support/world.ts'

const MARK = /zqmark\d+|5a71a7e5/gi
const ALIAS = '5a71a7e5d9cb469fa16570867728950e'
const DAY = '2026-11-20'

/** A fresh person each time. */
function people(): () => string {
  let last = 0
  return () => `zqmark${++last}@contoso.example`
}
const anybody = people()
const named = () => anybody().replace(/@.*/, '')
const times = (count: number, line: () => string) => Array.from({ length: count }, line)

const EVENTS = 'customer_id,user_id,product_sku,workload,activity_date'
const event = (day = DAY) => `contoso,${anybody()},E3,teams,${day}`
const GRAPH =
  'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Has Exchange License,Has Teams License,Exchange Last Activity Date,Teams Last Activity Date,Assigned Products'
const graphRow = (day = DAY) => `${DAY},${anybody()},${named()} Person,False,True,True,${day},,OFFICE 365 E3`
const ZENDESK =
  'Id,Requester,Requester email,Subject,Status,Priority,Ticket type,Created at,Organization,Solved at,Ticket Category [list]'
const zendesk = (id: number, day = DAY) =>
  `${id},${named()} Person,${anybody()},Where is ${named()}?,Open,Normal,Question,${day},Contoso,-,how-to`
const FRESHDESK = 'Ticket Id,Subject,Requester Name,Status,Priority,Customer,Created Time,Resolved Time,Type'
const freshdesk = (id: number, day = DAY) =>
  `F-${id},${named()} again,${named()},Open,Low,Contoso,${day},,Question`
const ticket = (id: number, day = DAY) =>
  JSON.stringify({
    ticket_id: `T-${id}`,
    customer_id: 'contoso',
    opened_at: day,
    category: 'how-to',
    subject: `${named()} cannot print`,
    requester: anybody(),
  })

/** What is read whole, in part and not at all, of every shape that can name a person. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'activity/2026-11-20/events.csv': [EVENTS, ...times(9, event), event('soon'), event(`${DAY},too,many`)],
  'activity/2026-11-20/events.ndjson': [
    JSON.stringify({ customer_id: 'contoso', user_id: anybody(), product_sku: 'E3', workload: 'teams' }),
    `{"customer_id":"contoso","user_id":"${anybody()}"`,
    JSON.stringify({
      customer_id: 'contoso',
      user_id: { mail: anybody() },
      product_sku: 'E3',
      workload: 'teams',
    }),
  ],
  'activity/2026-11-20/snapshot.csv': [
    EVENTS.replace('activity', 'last_activity'),
    event(),
    event('1/32/2026'),
  ],
  'activity/2026-11-20/mostly-rejected.csv': [EVENTS, ...times(30, () => event('soon'))],
  'activity/2026-11-20/long.csv': [EVENTS, `contoso,${anybody().padEnd(300, 'x')},E3,teams,${DAY}`],
  'activity/2026-11-20/customer=contoso/graph.csv': [GRAPH, graphRow(), graphRow('soon')],
  'activity/2026-11-20/customer=contoso/alias.csv': [
    GRAPH,
    `${DAY},${ALIAS},${named()},False,True,True,${DAY},,E3`,
  ],
  'support/2026-11-20/tickets.ndjson': [ticket(1), ticket(2), ticket(3, 'soon')],
  'support/2026-11-20/zendesk.csv': [ZENDESK, zendesk(4), zendesk(5, 'soon')],
  'support/2026-11-20/freshdesk.csv': [FRESHDESK, freshdesk(6), freshdesk(7, 'soon')],
  // People where names of columns should be.
  'activity/2026-11-20/no-header.csv': times(40, event),
  'activity/2026-11-20/customer=contoso/no-header-graph.csv': times(9, graphRow),
  'activity/2026-11-20/customer=contoso/no-header-alias.csv': [`${ALIAS},E3,teams`],
  'support/2026-11-20/no-header-zendesk.csv': [zendesk(8), zendesk(9)],
  'support/2026-11-20/no-header-tickets.tsv': [
    `T-10\tcontoso\t${DAY}\t${named()} cannot print\t${anybody()}`,
  ],
  'activity/2026-11-20/keyed-by-person.json': [
    JSON.stringify(Object.fromEntries(times(40, anybody).map((person) => [person, { workload: 'teams' }]))),
  ],
  'activity/2026-11-20/records-by-person.json': [
    JSON.stringify([{ [anybody()]: 'teams' }, { [anybody()]: 'yammer' }]),
  ],
  'activity/2026-11-20/one-column-per-user.csv': [
    [EVENTS, ...times(30, anybody)].join(),
    [event(), ...times(30, () => 'x')].join(),
  ],
  'activity/2026-11-20/users-across.csv': [
    ['workload', ...times(30, anybody)].join(),
    'teams'.concat(',1'.repeat(30)),
  ],
  'activity/2026-11-20/lone-returns.csv': [[EVENTS, ...times(9, event)].join('\r')],
}

describe('the name of a person', () => {
  let world: World
  const logged: string[] = []

  beforeEach(async () => {
    vi.spyOn(console, 'error').mockImplementation((line) => logged.push(String(line)))
    world = goldenWorld()
    await upload(world, 'entitlements/2026-11-20/all.csv', seats(`contoso 40 10 ${LI}`, 'fabrikam 9 9'))
    for (const [path, lines] of Object.entries(FILES)) await upload(world, path, lines)
    await publishWeek(world, '2026-11-22')
    await notify(
      { kind: 'notify', partner: GOLDEN, day: '2026-11-22', dueAtMs: world.ports.clock() },
      world.ports,
    )
  })

  afterEach(() => {
    vi.restoreAllMocks()
    logged.length = 0
  })

  it('appears in sheets and rejects, and nowhere else', async () => {
    const texts = Object.entries(world.reports.texts())
    const [rejects, others] = [texts.filter(isRejects), texts.filter((text) => !isRejects(text))]
    expect(marksIn(JSON.stringify(rejects)).size).toBeGreaterThan(30)
    expect(JSON.stringify(rejects)).not.toMatch(/Where is|cannot print|again/)
    expect(JSON.stringify(await visibleSheets(world))).toContain('"kind":"activity"')
    for (const [place, text] of others) expect(marksIn(text), place).toEqual(new Set())
    for await (const { record } of drops(GOLDEN, world.ports)) {
      expect(marksIn(JSON.stringify(record)), record.key).toEqual(new Set())
    }
    expect(marksIn(logged.join('\n'))).toEqual(new Set())
  })

  it('appears in no mail', async () => {
    const reader = { email: ANA, name: 'Ana' }
    const texts = textsFor('en')
    const digests = [await frozenDigest(world, '2026-11-22'), await frozenDigest(world, '2026-11-22', LI)]
    const notices = (await recordAt(noticePlace(GOLDEN), world.ports))?.mails ?? []
    const mails = [
      ...digests.map((digest) => renderDigestMail(digest, reader, texts)),
      ...notices.map(({ contentKey }) =>
        renderNoticeMail(parseNotice(world.reports.texts()[contentKey] ?? ''), reader, texts),
      ),
    ]
    expect(mails).toHaveLength(3)
    const words = mails.map(({ subject, text, html }) => [subject, text, html].join('\n')).join('\n')
    expect(words).toContain('no-header.csv')
    expect(words.replace(/\s+/g, ' ')).toContain('Its first line reads as data')
    expect(words).toContain('receipts/golden/activity/2026-11-20/')
    expect(marksIn(words)).toEqual(new Set())
  })
})

function isRejects([place]: readonly [place: string, text: string]): boolean {
  return place.endsWith('rejects.csv')
}

function marksIn(text: string): Set<string> {
  return new Set(text.match(MARK))
}
