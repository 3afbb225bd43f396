// The local page in a real browser: it works without scripts, and untrusted text does nothing.

import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page as Tab } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Page, startPage } from '../../infra/local/page/server.ts'
import type { MailedMessage } from '../../infra/local/page/sources.ts'
import {
  addDrop,
  type ExampleSources,
  exampleMessage,
  exampleSources,
  readOutcome,
} from '../infra/page/example-sources.ts'
import { fullPortfolio, rendered } from '../unit/views/report/portfolios.ts'
import { launchBrowser } from './browser.ts'
import { otherSite } from './other-site.ts'

const PATHS = [
  '',
  'inbox',
  'inbox/message?id=m1',
  'inbox/message?id=m1&view=text',
  'inbox/message?id=m1&view=source',
  'reports',
  'reports/file?key=reports/golden/2026-11-22/customers.csv',
  'reports/file?key=reports/golden/2026-11-22/digest.json',
  'receipts',
  'receipts/receipt?place=receipts/golden/activity/2026-11-20/half.csv.receipt.json',
  'drops',
  'tables',
]

const browser = await launchBrowser()
afterAll(() => browser?.close())

describe.skipIf(browser === null)('the page in a browser', () => {
  let page: Page
  let sources: ExampleSources
  let context: BrowserContext
  let tab: Tab
  /** What the browser complained of: errors, refusals of the page's policy, dialogs. */
  let complaints: string[]

  async function start(messages: readonly MailedMessage[]): Promise<void> {
    sources = await exampleSources(messages)
    const rows = { read: 9, accepted: 8, rejected: 1, skipped: 0 }
    await addDrop(
      sources,
      'golden/activity/2026-11-20/half.csv',
      { outcome: readOutcome({ rows }) },
      '_line,_code\r\n7,bad_date\r\n',
    )
    page = await startPage(sources)
    complaints = []
    tab.on('console', (message) => complaints.push(message.text()))
    tab.on('pageerror', (error) => complaints.push(error.message))
    tab.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`)
      return dialog.dismiss()
    })
  }

  beforeEach(async () => {
    if (browser === null) throw new Error('no browser')
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    tab = await context.newPage()
  })
  afterEach(async () => {
    await context.close()
    await page.close()
  })

  it('leads from the overview to the inbox, a message, its text and its source', async () => {
    await start([await exampleMessage('m1')])
    await tab.goto(page.url)
    await tab.getByRole('link', { name: '1 sent message' }).click()
    await tab.getByRole('link', { name: 'Three customers need you' }).click()
    const letter = tab.frameLocator('iframe')
    expect(await letter.getByRole('heading').textContent()).toBe('Alpha Ltd')
    await tab.getByRole('link', { name: 'Text' }).click()
    expect(await tab.locator('pre').textContent()).toContain('Alpha Ltd\nLow usage')
    await tab.getByRole('link', { name: 'Source' }).click()
    expect(await tab.locator('pre').textContent()).toContain('Content-Type: multipart/alternative')
    expect(complaints).toEqual([])
  })

  it('shows a report and offers it as a download', async () => {
    await start([])
    await tab.goto(`${page.url}reports`)
    await tab.getByRole('link', { name: 'customers.csv' }).click()
    expect(await tab.getByRole('row').count()).toBe(5)
    expect(await tab.getByRole('row', { name: 'Gamma GmbH' }).textContent()).toContain('at risk')
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('link', { name: 'Download' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('golden_2026-11-22_customers.csv')
    expect(await readFile(await download.path(), 'utf8')).toBe(
      sources.reports.texts()['reports/golden/2026-11-22/customers.csv'],
    )
    expect(complaints).toEqual([])
  })

  it('opens the HTML report as a page of its own, whose script runs and has no origin', async () => {
    await start([])
    const key = 'reports/golden/2026-11-22/portfolio.html'
    await sources.reports.put(key, rendered(fullPortfolio()), 'text/html')
    await tab.goto(`${page.url}reports`)
    await tab.getByRole('link', { name: 'portfolio.html' }).click()
    await tab.getByRole('searchbox').fill('fabrikam')
    expect(await tab.getByRole('status').textContent()).toBe('Customers: 1 of 7')
    await tab.locator('#table').getByRole('button', { name: 'Fabrikam GmbH' }).click()
    expect(await tab.getByRole('dialog').isVisible()).toBe(true)
    expect(await tab.evaluate('origin')).toBe('null')
    expect(complaints).toEqual([])
  })

  it('finds a receipt by part of its key, and shows the rejected rows', async () => {
    await start([])
    await tab.goto(page.url)
    await tab.getByRole('navigation').getByRole('link', { name: 'Receipts' }).click()
    await tab.getByRole('searchbox').fill('half')
    await tab.getByRole('searchbox').press('Enter')
    await tab.getByRole('link', { name: 'golden/activity/2026-11-20/half.csv' }).click()
    expect(await tab.getByRole('cell', { name: 'bad_date' }).isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })

  it.each([1280, 390])('is never wider than a window of %i pixels', async (width) => {
    await start([await exampleMessage('m1')])
    await tab.setViewportSize({ width, height: 800 })
    for (const path of PATHS) {
      await tab.goto(page.url + path)
      const scrollWidth = await tab.evaluate('document.documentElement.scrollWidth')
      expect({ path, scrollWidth }).toEqual({ path, scrollWidth: width })
    }
    expect(complaints).toEqual([])
  })

  it('prevents a hostile message from running scripts, loading anything or leaving its frame', async () => {
    const asked: string[] = []
    const tracker = await otherSite(({ url = '' }) => void asked.push(url))
    const there = tracker.origin
    const html = `<p>still here</p><script>alert('script')</script><img src="${there}/x.png" onerror="alert('handler')">
<link rel="stylesheet" href="${there}/x.css"><iframe src="${there}/frame"></iframe><style>p { background: url(${there}/back.png) }</style>
<form action="${there}/form"><button>Send</button></form><a href="${there}/left" target="_top">Leave</a>
<meta http-equiv="refresh" content="0;url=${there}/refresh">`
    await start([await exampleMessage('m1', { html })])
    await tab.goto(`${page.url}inbox/message?id=m1`)
    const letter = tab.frameLocator('iframe.sheet')
    expect(await letter.getByText('still here').isVisible()).toBe(true)
    await letter.getByRole('button', { name: 'Send' }).click()
    await letter.getByRole('link', { name: 'Leave' }).click()
    expect(tab.url()).toBe(`${page.url}inbox/message?id=m1`)
    await tracker.close()
    expect(asked).toEqual([])
    expect(complaints.filter((complaint) => complaint.startsWith('dialog'))).toEqual([])
  })

  it('shows hostile names of files and customers as text', async () => {
    await start([])
    const name = `"><img src=x onerror=alert(1)><script>alert(2)</script>`
    await addDrop(sources, `golden/activity/2026-11-21/${name}.csv`, {})
    await sources.reports.put(
      'reports/golden/2026-11-22/customers.csv',
      `customer_name\r\n"${name.replaceAll('"', '""')}"\r\n`,
      'text/csv',
    )
    for (const path of PATHS.filter((each) => !each.includes('m1'))) await tab.goto(page.url + path)
    await tab.goto(`${page.url}receipts`)
    await tab.getByRole('link', { name }).click()
    expect(await tab.getByRole('heading', { level: 1 }).textContent()).toBe(
      `golden/activity/2026-11-21/${name}.csv`,
    )
    expect(complaints).toEqual([])
  })
})
