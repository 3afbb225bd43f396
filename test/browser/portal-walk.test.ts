// The first weeks of a partner who has nothing but the welcome mail, in a real browser: a file with a mistake, its
// receipt, the mended rows, the report, a snoozed flag, unsubscribing and back. Each step goes on where the last one ended.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProgress } from '../../infra/cli/progress.ts'
import { type Page, startPage } from '../../infra/local/page/server.ts'
import { type PageSources, PORTAL_PATH } from '../../infra/local/page/sources.ts'
import { memorySource } from '../../infra/local/run/drop-source.ts'
import { type Functions, startFunctions } from '../../infra/local/run/functions.ts'
import { pageSources } from '../../infra/local/run/page-sources.ts'
import { run } from '../../infra/local/run/run.ts'
import { addDays, type Day, dayInZone, formatDay } from '../../shared/domain/calendar.ts'
import { textsFor } from '../../shared/views/texts/languages.ts'
import { discard } from '../support/stream.ts'
import { barriersOf } from './barriers.ts'
import { launchBrowser } from './browser.ts'

const NO_TERMINAL = { noColor: '1', term: 'dumb' }
const TIME_ZONE = 'Europe/Madrid'
/** Forms are signed by the clock, so the days are today's. */
const TODAY = dayInZone(Date.now(), TIME_ZONE)
/** The last days of three reports: before there is data, with it, and with a flag snoozed. */
const [BEFORE, FIRST, SECOND] = [addDays(TODAY, -14), addDays(TODAY, -7), TODAY]

const ANA = { email: 'ana@northwind.example', name: 'Ana Ruiz', customers: 'all', upload: true }
const PARTNERS = [{ id: 'northwind', name: 'Northwind Cloud', timezone: TIME_ZONE, recipients: [ANA] }]
const LICENCES = `customer_id,customer_name,product_sku,licenses_sold,licenses_assigned
adatum,Adatum,E3,100,20
contoso,Contoso,E3,10,9
fabrikam,Fabrikam,E3,twelve,12
`

const browser = await launchBrowser()
afterAll(() => browser?.close())

describe.skipIf(browser === null)('a partner who begins', () => {
  let out: string
  let page: Page
  let functions: Functions
  let context: BrowserContext
  let tab: Tab
  /** What the browser complained of: errors, refusals of a policy. */
  const complaints: string[] = []
  let rejects: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

  beforeAll(async () => {
    if (browser === null) return
    out = await mkdtemp(join(tmpdir(), 'uptake-walk-'))
    const sources = Promise.withResolvers<PageSources>()
    page = await startPage(sources.promise)
    const portalUrl = new URL(PORTAL_PATH, page.url).href
    functions = await startFunctions({ kind: 'embedded', folder: null }, discard(), portalUrl)
    sources.resolve(pageSources(functions))
    const source = memorySource([{ key: 'partners.json', body: Buffer.from(JSON.stringify(PARTNERS)) }])
    const progress = createProgress(discard(), () => 0, NO_TERMINAL)
    await run({ source, asOf: BEFORE, out, functions }, progress)
    context = await browser.newContext()
    context.on('page', (each) => {
      each.on('console', (message) => complaints.push(message.text()))
      each.on('pageerror', (error) => complaints.push(error.message))
    })
    tab = await context.newPage()
  })
  afterAll(async () => {
    await context?.close()
    await page?.close()
    await functions?.close()
    if (out) await rm(out, { recursive: true })
  })

  /** Follows a link of the latest mail with this subject, which opens beside the inbox. */
  async function follow(subject: RegExp, name: string | RegExp): Promise<void> {
    const inbox = await context.newPage()
    await inbox.goto(`${page.url}inbox`)
    await inbox.getByRole('link', { name: subject }).first().click()
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      inbox.frameLocator('iframe').getByRole('link', { name, exact: true }).first().click(),
    ])
    await opened.waitForLoadState()
    await Promise.all([inbox.close(), tab.close()])
    tab = opened
  }

  async function publish(asOf: Day): Promise<void> {
    await functions.plan({ as_of: formatDay(asOf) })
    await functions.queues.idle()
  }

  /** The page as it stands has no barrier, in light on a desk and in dark on a phone. */
  async function look(name: string): Promise<void> {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [375, 'dark'],
    ] as const) {
      await tab.emulateMedia({ colorScheme })
      await tab.setViewportSize({ width, height: 800 })
      const scrollWidth = await tab.evaluate('document.documentElement.scrollWidth')
      const barriers = await barriersOf(tab)
      expect({ name, width, barriers, scrollWidth }).toEqual({
        name,
        width,
        barriers: [],
        scrollWidth: width,
      })
    }
    await tab.emulateMedia({ colorScheme: null })
    await tab.setViewportSize({ width: 1280, height: 800 })
    expect({ name, complaints: complaints.splice(0) }).toEqual({ name, complaints: [] })
  }

  async function send(file: typeof rejects): Promise<void> {
    await tab.locator('[data-choose]').setInputFiles(file)
    await tab.getByRole('button', { name: 'Upload', exact: true }).click()
  }

  it('follows the welcome mail to an empty page of uploads', async () => {
    await follow(/Welcome to Uptake/, 'Upload files')
    await tab.getByText('No files yet. Upload your licence data first').waitFor()
    await look('upload, empty')
  })

  it('uploads a file with a mistake, and reads in its receipt what to do', async () => {
    const name = `licences ${formatDay(FIRST)}.csv`
    await send({ name, mimeType: 'text/csv', buffer: Buffer.from(LICENCES) })
    const receipt = tab.locator('[data-chosen] .receipt')
    await receipt.getByText('counts in part').waitFor()
    expect(await receipt.textContent()).toContain(
      'licenses_sold is not a whole number of 0 or more (first: line 4)',
    )
    await look('receipt in part')
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      receipt.getByRole('link', { name: 'Download 1 rejected row' }).click(),
    ])
    const rows = await readFile(await download.path(), 'utf8')
    const mended = rows.replace('fabrikam,Fabrikam,E3,twelve', 'fabrikam,Fabrikam,E3,12')
    expect(mended).not.toBe(rows)
    rejects = { name: download.suggestedFilename(), mimeType: 'text/csv', buffer: Buffer.from(mended) }
  })

  it('uploads the mended rows, which count', async () => {
    await send(rejects)
    await tab.locator('[data-chosen] > li').last().getByText('All is well').waitFor()
    await tab.reload()
    expect(await tab.locator('.receipts').textContent()).toContain(rejects.name)
    await look('latest files')
  })

  it('finds the report after the next publish, and downloads its workbook', async () => {
    await publish(FIRST)
    await follow(/Welcome to Uptake/, 'Open the report')
    expect(await tab.getByRole('heading', { level: 1 }).textContent()).toBe('Northwind Cloud')
    expect(await tab.locator('main').textContent()).toContain('3 customers')
    await look('report')
    const [workbook] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('link', { name: 'Download the workbook' }).click(),
    ])
    expect(workbook.suggestedFilename()).toBe(`Northwind Cloud ${formatDay(FIRST)} portfolio.xlsx`)
    expect((await readFile(await workbook.path())).subarray(0, 2).toString()).toBe('PK')
  })

  it('searches the report', async () => {
    await tab.getByRole('link', { name: 'Open the report' }).click()
    await tab.getByRole('searchbox').fill('fabrikam')
    expect(await tab.getByRole('status').textContent()).toMatch(/^Customers: 1 of 3/)
  })

  it('snoozes a flag of the digest', async () => {
    await follow(/Adatum/, /^Snooze/)
    const flag = tab.getByRole('listitem').filter({ hasText: 'Low deployment' })
    await flag.getByText('Snooze', { exact: true }).first().click()
    await flag.getByLabel('Why').fill('Migrates in spring')
    await look('snooze')
    await flag.getByRole('button', { name: 'Snooze' }).click()
    await flag
      .getByText(/^Snoozed\. Low deployment: until .*, by ana@northwind\.example \(Migrates in spring\)\.$/)
      .waitFor()
    await look('snoozed')
  })

  it('sees it folded in the next report, with who, until when and why', async () => {
    await publish(SECOND)
    await follow(/Welcome to Uptake/, 'Open the report')
    await tab.getByRole('link', { name: 'Open the report' }).click()
    expect(await tab.locator('main').textContent()).toContain('1 flag is snoozed.')
    await tab.getByRole('button', { name: 'Adatum' }).click()
    const folded = tab.getByRole('dialog').locator('details.snoozed')
    await folded.getByText('1 flag is snoozed').click()
    const until = textsFor('en').formats.day(formatDay(addDays(TODAY, 14)))
    await folded
      .getByText(`Low deployment: until ${until}, by ana@northwind.example (Migrates in spring).`)
      .waitFor()
    expect(await tab.getByText('Migrates in spring').count()).toBe(1)
    expect(complaints.splice(0)).toEqual([])
  })

  it('unsubscribes by the link of the mail, and takes that back', async () => {
    await follow(/Adatum/, 'Unsubscribe')
    const digest = tab.getByRole('listitem').filter({ hasText: 'Weekly digest' })
    await digest.getByRole('button', { name: 'Unsubscribe' }).click()
    await digest.getByText('You have unsubscribed').waitFor()
    await look('unsubscribed')
    await digest.getByRole('button', { name: 'Subscribe again' }).click()
    await digest.getByText('You get this mail.').waitFor()
    await look('subscribed again')
  })
})
