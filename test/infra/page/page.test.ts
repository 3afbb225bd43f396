import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type Page, startPage } from '../../../infra/local/page/server.ts'
import type { PageSources } from '../../../infra/local/page/sources.ts'
import { buildPortfolio } from '../../../shared/domain/portfolio/build-portfolio.ts'
import { digestJson } from '../../../shared/views/digest-json.ts'
import { portfolioJson } from '../../../shared/views/portfolio-json.ts'
import { readFacts } from '../../../shared/views/receipt.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { digestOf, inputOf, partnerPoint } from '../../unit/domain/digest/portfolios.ts'
import { NO_BRANDING } from '../../unit/domain/portfolio/branding.ts'
import {
  addDrop,
  type ExampleSources,
  exampleMessage,
  exampleSources,
  readOutcome,
} from './example-sources.ts'

const MARKUP = `"><img src=x onerror=alert(1)><script>alert(2)</script>'&`

let page: Page | null = null
afterEach(async () => {
  await page?.close()
  page = null
})

describe('the page', () => {
  it('serves every section, and marks it as the current one', async () => {
    const get = await open(await exampleSources())
    for (const path of ['/', '/inbox', '/reports', '/receipts', '/drops', '/tables']) {
      const { status, text } = await get(path)
      expect(status).toBe(200)
      expect(text).toContain(`<a href="${path}" aria-current="page">`)
    }
  })

  it('says so if there is nothing yet', async () => {
    const empty = await exampleSources()
    for await (const { key } of empty.reports.list('')) await empty.reports.delete(key)
    const get = await open({ ...empty, tables: [] })
    expect((await get('/')).text).toContain('No partner was reported on yet.')
    expect((await get('/inbox')).text).toContain('No mail was sent yet.')
    expect((await get('/reports')).text).toContain('No report was published yet.')
    expect((await get('/receipts')).text).toContain('No receipt matches.')
    expect((await get('/tables')).text).toContain('This table has no rows.')
  })

  it('opens with what was sent, read and refused, and with what is missing of each partner', async () => {
    const sources = await exampleSources([await exampleMessage('m1')])
    const key = 'reports/golden/2026-11-22/digest.json'
    const digest = JSON.parse(sources.reports.texts()[key] ?? '')
    const get = await open(sources)
    const words = async () => (await get('/')).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(await words()).toContain('1 sent message 1 drop read 0 drops refused 0 drops with rejected rows')
    expect(await words()).not.toMatch(/ after |in time|delivered/)
    const stopped = [{ dataset: 'support', last_day: '2026-11-08' }]
    const undelivered = [{ week: '2026-W46', recipient: null, how: 'not_made', reason: '' }]
    const missing = {
      undelivered,
      data_quality: {
        ...digest.data_quality,
        stopped,
        doubts: { customers: 2, refused_files: 0, unread_files: 1, rejecting_files: 0 },
      },
    }
    await sources.reports.put(key, JSON.stringify({ ...digest, ...missing }), 'application/json')
    expect(await words()).toContain(
      'no support after 2026-11-08 2 customers have too few days of activity data 1 file was not read in time an earlier digest was not delivered to everyone',
    )
  })

  it('leads from a customer of the report to the files behind its figures', async () => {
    const get = await open(await exampleSources())
    const report = await get('/reports/file?key=reports/golden/2026-11-22/customers.csv')
    const target = '/explanation?partner=golden&amp;customer=alpha&amp;as-of=2026-11-22'
    expect(report.text).toContain(`<a href="${target}">Alpha Ltd</a>`)
    const { status, text } = await get(target.replaceAll('&amp;', '&'))
    expect(status).toBe(200)
    expect(text).toContain('<td class="">golden/&lt;i&gt;licences&lt;/i&gt;.csv</td>')
    expect(text).toContain('Usage is unknown: no activity file covers a day of these 28.')
    const own = '/explanation/report?partner=golden&amp;customer=alpha&amp;as-of=2026-11-22'
    expect(text).toContain(`<a href="${own}">Report for this customer</a>`)
    for (const path of [
      own.replaceAll('&amp;', '&'),
      '/explanation',
      '/explanation?partner=silver&customer=a&as-of=2026-11-22',
      '/explanation?partner=golden&customer=a&as-of=x',
      '/explanation?partner=golden&customer=a&as-of=9999-12-31',
    ]) {
      expect((await get(path)).status).toBe(404)
    }
  })

  it('shows the report that a customer can be given', async () => {
    const sources = await exampleSources()
    const portfolio = buildPortfolio(
      inputOf({ alpha: { name: 'Alpha Ltd', weeks: [{ sold: 4 }] } }),
      NO_BRANDING,
    )
    const key = 'reports/golden/2026-11-22/portfolio.json'
    await sources.reports.put(key, [...portfolioJson(portfolio)].join(''), 'application/json')
    const get = await open(sources)
    const { status, text, headers } = await get(
      '/explanation/report?partner=golden&customer=alpha&as-of=2026-11-22',
    )
    expect([status, text]).toEqual([200, expect.stringContaining('Prepared by Golden')])
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  it('is the portal below its path, which is not read-only and has headers of its own', async () => {
    const asked: string[] = []
    const portal = async (request: Request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`)
      return new Response('portal', { headers: { 'referrer-policy': 'same-origin' } })
    }
    const get = await open({ ...(await exampleSources()), portal })
    const { text, headers } = await get('/portal/report/golden/token')
    expect([text, headers['referrer-policy']]).toEqual(['portal', 'same-origin'])
    await fetch(`${page?.url}portal/`, { method: 'POST', body: 'address=x' })
    expect(asked).toEqual(['GET /report/golden/token ', 'POST / address=x'])
    expect((await fetch(`${page?.url}receipts`, { method: 'POST' })).status).toBe(405)
  })

  it('allows no scripts, no external resources and no framing', async () => {
    const get = await open(await exampleSources([await exampleMessage('m1')]))
    for (const path of ['/', '/inbox/message?id=m1', '/receipts?q=x', '/nowhere']) {
      const { headers, text } = await get(path)
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src|unsafe|\*|https?:/)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      expect(text).not.toMatch(/<script|\son\w+=|style=/)
    }
  })

  it('accepts GET and HEAD only', async () => {
    const get = await open(await exampleSources())
    expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' })
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await get('/', {}, method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    }
  })

  it.each([
    '/nowhere',
    '/__proto__',
    '/constructor',
    '/inbox/message?id=none',
    '/reports/file?key=reports/none',
    '/receipts/receipt?place=none',
    '/receipts/rejects?place=none',
    '//evil.example/',
  ])('answers 404 for %s', async (path) => {
    const get = await open(await exampleSources())
    expect((await get(path)).status).toBe(404)
  })

  it('says what went wrong when a source fails', async () => {
    const get = await open({
      ...(await exampleSources()),
      mailbox: () => Promise.reject(new Error('The mailbox is gone.')),
    })
    expect(await get('/inbox')).toMatchObject({
      status: 500,
      text: 'This page could not be made: The mailbox is gone.\n',
    })
  })
})

describe('the inbox', () => {
  it('shows a message as HTML in a sandboxed frame, as text, and as source', async () => {
    const get = await open(await exampleSources([await exampleMessage('m1')]))
    expect((await get('/inbox')).text).toContain('<a href="/inbox/message?id=m1">')
    expect((await get('/inbox/message?id=m1')).text).toContain(
      'sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/message/html?id=m1"',
    )
    expect((await get('/inbox/message?id=m1&view=text')).text).toContain(
      '<pre class="sheet">Alpha Ltd\nLow usage',
    )
    expect((await get('/inbox/message?id=m1&view=source')).text).toContain(
      'Subject: Three customers need you',
    )
    const { headers, text } = await get('/inbox/message/html?id=m1')
    expect(text).toContain('<h1>Alpha Ltd</h1>')
    expect(text).toContain('<base target="_blank">')
    expect(headers['content-security-policy']).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; .*frame-ancestors 'self'$/,
    )
  })

  it('offers a message as it was sent', async () => {
    const message = await exampleMessage('m1')
    const get = await open(await exampleSources([message]))
    const { headers, text } = await get('/inbox/message/download?id=m1')
    expect(headers).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition': "attachment; filename*=UTF-8''m1.eml",
    })
    expect(text).toBe(Buffer.from(message.raw).toString())
  })
})

describe('missing data', () => {
  it('is unknown in the figures of a partner, and no flags are no good news', async () => {
    const sources = await exampleSources()
    const unseen = { sold: 40, assigned: 36, calls: null, point: { coverageDays: 0 } }
    const digest = digestOf(
      { a: { weeks: [unseen] } },
      { partnerPoint: partnerPoint({ supportSeen: false }) },
    )
    await sources.reports.put(
      'reports/golden/2026-11-22/digest.json',
      digestJson(digest, textsFor('en')),
      'application/json',
    )
    const { text } = await (await open(sources))('/')
    for (const name of ['Adjusted usage', 'Usage', 'Calls in 28 days'])
      expect(text).toContain(`<dt>${name}</dt><dd>unknown</dd>`)
    expect(text).toContain('<dt>Deployment</dt><dd>90.0%</dd>')
    expect(text).toContain('Nothing is flagged, but not everything was seen.')
    expect(text).toContain('1 customer has too few days of activity data')
  })

  it('is unknown in the tables of a report, and a zero is what was seen to be none', async () => {
    const sources = await exampleSources()
    const head = 'customer_id,customer_name,licenses_sold,entitlements_active,usage_pct,over_trial'
    const put = (name: string, lines: readonly string[]) =>
      sources.reports.put(`reports/golden/2026-11-22/${name}`, lines.join('\r\n'), 'text/csv')
    await put('customers.csv', [
      `${head},coverage_days,calls_28d`,
      'a,Seen Ltd,40,0,0.0,0,28,0',
      'b,Dark Ltd,40,0,,0,0,',
    ])
    await put('products.csv', [head, 'a,Seen Ltd,0,0,,0', 'b,Dark Ltd,0,0,,0', 'b,Dark Ltd,40,7,,0'])
    const get = await open(sources)
    const rowsOf = async (name: string) => {
      const { text } = await get(`/reports/file?key=reports/golden/2026-11-22/${name}`)
      return Array.from(text.matchAll(/<tr>(<td.*?)<\/tr>/gs), ([, row = '']) =>
        Array.from(row.matchAll(/<td[^>]*>(.*?)<\/td>/gs), ([, cell]) => cell),
      )
    }
    expect(await rowsOf('customers.csv')).toEqual([
      ['Seen Ltd', '40', '0', '0.0', '0', '28', '0'],
      ['Dark Ltd', '40', 'unknown', 'unknown', 'unknown', '0', 'unknown'],
    ])
    expect(await rowsOf('products.csv')).toEqual([
      ['Seen Ltd', '0', '0', '', '0'],
      ['Dark Ltd', '0', 'unknown', 'unknown', 'unknown'],
      ['Dark Ltd', '40', '7', 'unknown', 'unknown'],
    ])
  })
})

describe('the reports', () => {
  it('shows a CSV as a table with flags as labels, and offers it unchanged', async () => {
    const sources = await exampleSources()
    const get = await open(sources)
    const key = 'reports/golden/2026-11-22/customers.csv'
    const { text } = await get(`/reports/file?key=${key}`)
    expect(text).toContain(
      '<td class="lead"><a href="/explanation?partner=golden&amp;customer=gamma&amp;as-of=2026-11-22">Gamma GmbH</a></td>',
    )
    expect(text).toContain('title="at_risk:critical:new">at risk <small>new</small>')
    expect(text).toContain('<td class="number">160.0</td>')
    const download = await get(`/reports/download?key=${key}`)
    expect(download.text).toBe(sources.reports.texts()[key])
    expect(download.headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''golden_2026-11-22_customers.csv",
    )
  })

  it('offers a workbook as a download, and shows none of its bytes', async () => {
    const sources = await exampleSources()
    const get = await open(sources)
    const key = 'reports/golden/2026-11-22/portfolio.xlsx'
    await sources.reports.put(key, Uint8Array.of(0x50, 0x4b, 3, 4), 'application/octet-stream')
    expect((await get(`/reports/file?key=${key}`)).text).toContain('A workbook: download it')
    const { headers } = await get(`/reports/download?key=${key}`)
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  })

  it('keeps the files of a recipient with customers of their own apart', async () => {
    const sources = await exampleSources()
    await sources.reports.put(
      'reports/golden/2026-11-22/own/li@golden.example/customers.csv',
      'customer_name\r\nAlpha Ltd\r\n',
      'text/csv',
    )
    const get = await open(sources)
    expect((await get('/reports')).text).toContain('<th>li@golden.example</th>')
    const { text } = await get(
      '/reports/file?key=reports/golden/2026-11-22/own/li@golden.example/customers.csv',
    )
    expect(text).toContain('Only the customers of li@golden.example')
    expect(text.match(/reports%2Fgolden%2F2026-11-22%2F(?!own)/g)).toBeNull()
  })

  it('shows nothing of the bucket but reports', async () => {
    const get = await open(await exampleSources())
    const key = 'receipts/golden/activity/2026-11-22/day.csv.receipt.json'
    expect((await get(`/reports/file?key=${key}`)).status).toBe(404)
    expect((await get(`/reports/download?key=${key}`)).status).toBe(404)
  })
})

describe('the receipts', () => {
  it('distinguishes committed, refused and deleted drops, and searches by part of the key', async () => {
    const sources = await exampleSources()
    await addStories(sources)
    const get = await open(sources)
    const keysOf = async (query: string): Promise<string[]> =>
      Array.from(
        (await get(`/receipts${query}`)).text.matchAll(/receipt\?place=[^"]+">([^<]+)</g),
        ([, key = '']) => key,
      )
    expect(await keysOf('')).toHaveLength(4)
    expect(await keysOf('?status=refused')).toEqual(['stranger/support/2026-11-22/tickets.csv'])
    expect(await keysOf('?status=deleted')).toEqual(['golden/support/2026-11-22/old.csv'])
    expect(await keysOf('?rejects=yes')).toEqual(['golden/activity/2026-11-20/half.csv'])
    expect(await keysOf('?q=HALF')).toEqual(['golden/activity/2026-11-20/half.csv'])
    expect(await keysOf('?status=refused&q=half')).toEqual([])
  })

  it('shows what a drop contained, what it replaced, and its rejected rows', async () => {
    const sources = await exampleSources()
    await addStories(sources)
    const get = await open(sources)
    const place = 'receipts/golden/activity/2026-11-20/half.csv.receipt.json'
    const { text } = await get(`/receipts/receipt?place=${place}`)
    expect(text).toContain(
      '120 rows read, 118 accepted, 2 rejected, 0 skipped; 4 customers. Replaced: 7 rows of 2 customers from the previous file.',
    )
    expect(text).toContain('<b>future date</b> 2 rows. activity_date lies after 2026-11-20.')
    expect(text).toMatch(/<td class="lead number">7<\/td>\s*<td class="lead">future_date<\/td>/)
    const rejects = await get(`/receipts/rejects?place=${place}`)
    expect(rejects.headers['content-disposition']).toBe("attachment; filename*=UTF-8''half.csv.rejects.csv")
    expect(rejects.text).toContain('7,future_date')
  })

  it('shows why a drop was refused, and that a deleted one has no content', async () => {
    const sources = await exampleSources()
    await addStories(sources)
    const get = await open(sources)
    const refused = await get(
      '/receipts/receipt?place=receipts/_refused/stranger/support/2026-11-22/tickets.csv.receipt.json',
    )
    expect(refused.text).toContain('<b>unknown partner</b> Nobody knows stranger.')
    expect(refused.text).toContain('Nothing of this file counts.')
    const deleted = await get(
      '/receipts/receipt?place=receipts/golden/support/2026-11-22/old.csv.receipt.json',
    )
    expect(deleted.text).toContain(
      'The file was deleted. Replaced: 3 rows of 1 customer from the previous file.',
    )
  })

  it('shows a receipt that changed while the page is served', async () => {
    const sources = await exampleSources()
    const get = await open(sources)
    expect((await get('/receipts')).text).not.toContain('refused <small>')
    const refused = { code: 'not_text', message: 'This is no text.' } as const
    await addDrop(sources, 'golden/activity/2026-11-22/day.csv', {
      status: 'refused',
      ...readFacts(readOutcome({ refused })),
    })
    expect((await get('/receipts')).text).toContain('refused <small>1</small>')
  })

  it('paginates many receipts', async () => {
    const sources = await exampleSources()
    for (let n = 0; n < 150; n += 1) await addDrop(sources, `golden/activity/2026-11-21/${n}.csv`, {})
    const get = await open(sources)
    expect((await get('/receipts?q=11-21')).text).toContain(
      '1 to 100 of 150 <a href="/receipts?q=11-21&amp;from=100">',
    )
    expect((await get('/receipts?q=11-21&from=100')).text).toContain('101 to 150 of 150')
    expect((await get('/receipts?q=11-21&from=-7e9')).text).toContain('1 to 100 of 150')
  })
})

describe('the drops and the tables', () => {
  it('lists the bucket, each key with its status', async () => {
    const sources = await exampleSources()
    await addStories(sources)
    sources.drops.upload('golden/activity/2026-11-22/new.csv', 'x')
    const { text } = await (await open(sources))('/drops')
    expect(text).toMatch(
      /stranger\/support\/2026-11-22\/tickets\.csv<\/a><\/td><td><span class="chip critical">refused/,
    )
    expect(text).toMatch(/new\.csv<\/td><td><span class="chip quiet">no receipt yet/)
    expect(text).not.toContain('old.csv')
  })

  it('shows the first part of a rejects file that is too long to be shown', async () => {
    const sources = await exampleSources()
    const key = 'golden/activity/2026-11-22/long.csv'
    const row = `7,future_date,${'x'.repeat(1_000)}\r\n`
    const rejects = `_line,_code,user_id\r\n${row.repeat(10_000)}9,last_of_all,y\r\n`
    await addDrop(sources, key, { ...readFacts(readOutcome({})) }, rejects)
    const get = await open(sources)
    const place = encodeURIComponent(`receipts/${key}.receipt.json`)
    const page = await get(`/receipts/receipt?place=${place}`)
    expect(page.text).toContain('There are more rows than can be shown here')
    expect(page.text).toContain('future_date')
    expect((await get(`/receipts/rejects?place=${place}`)).text).toContain('last_of_all')
  })

  it('shows the first rows of a table, bytes as their number', async () => {
    const get = await open(await exampleSources())
    expect((await get('/tables')).text).toContain('(12 bytes)')
    expect((await get('/tables?name=Metrics')).text).toContain('This table has no rows.')
  })
})

describe('untrusted text', () => {
  it('stays text on every page', async () => {
    const message = await exampleMessage('m1', { subject: MARKUP, text: MARKUP, html: 'x' })
    const sources = await exampleSources([{ ...message, destinations: [MARKUP] }])
    const key = `golden/activity/2026-11-22/${MARKUP}.csv`
    const problems = [{ code: MARKUP, rows: 1, message: MARKUP }]
    const rejects = `_line,_code,name\r\n2,x,"${MARKUP.replaceAll('"', '""')}"\r\n`
    await addDrop(
      sources,
      key,
      { ...readFacts(readOutcome({ problems, ignoredColumns: [MARKUP], encoding: null })) },
      rejects,
    )
    await sources.reports.put(
      `reports/golden/2026-11-22/${MARKUP}.csv`,
      `customer_name,flags\r\n"${MARKUP.replaceAll('"', '""')}",a:${MARKUP}\r\n`,
      'text/csv',
    )
    const tables = [{ name: MARKUP, first: async () => [{ pk: MARKUP, [MARKUP]: { [MARKUP]: 1 } }] }]
    const get = await open({ ...sources, tables })
    const paths = [
      '/inbox',
      '/inbox/message?id=m1',
      '/inbox/message?id=m1&view=text',
      '/inbox/message?id=m1&view=source',
      '/reports',
      `/reports/file?key=${encodeURIComponent(`reports/golden/2026-11-22/${MARKUP}.csv`)}`,
      '/receipts',
      `/receipts?q=${encodeURIComponent(MARKUP)}&from=1`,
      `/receipts/receipt?place=${encodeURIComponent(`receipts/${key}.receipt.json`)}`,
      '/drops',
      '/tables',
    ]
    for (const path of paths) {
      const { status, text } = await get(path)
      expect({ path, status }).toEqual({ path, status: 200 })
      expect(text).not.toMatch(/<script|<img src=x/)
      expect(text).toMatch(/&lt;script|No receipt matches/)
    }
  })
})

async function addStories(sources: ExampleSources): Promise<void> {
  const rows = { read: 120, accepted: 118, rejected: 2, skipped: 0 }
  const problems = [{ code: 'future_date', rows: 2, message: 'activity_date lies after 2026-11-20.' }]
  const half = { ...readFacts(readOutcome({ rows, problems })), replaced: { rows: 7, customers: 2 } }
  await addDrop(sources, 'golden/activity/2026-11-20/half.csv', half, 'a,_line,_code\r\nx,7,future_date\r\n')
  const refused = { code: 'unknown_partner', message: 'Nobody knows stranger.' } as const
  await addDrop(sources, 'stranger/support/2026-11-22/tickets.csv', {
    status: 'refused',
    ...readFacts(readOutcome({ refused })),
  })
  const deleted = { status: 'deleted', outcome: null, replaced: { rows: 3, customers: 1 } } as const
  await addDrop(sources, 'golden/support/2026-11-22/old.csv', deleted)
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** `fetch` would not let a test say another host. */
async function open(sources: PageSources) {
  page = await startPage(sources)
  const { hostname, port } = new URL(page.url)
  return (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
        })
      })
      sent.on('error', reject)
      sent.end()
    })
}
