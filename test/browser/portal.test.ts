// The portal in a real browser on a run of the example: from the links of its mails to the report, a download, the
// preferences, unsubscribing and back. No page of it has a barrier, in light and dark, on a phone and on a desk.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, BrowserContextOptions, Page as Tab } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createProgress } from '../../infra/cli/progress.ts'
import { type Page, startPage } from '../../infra/local/page/server.ts'
import { type PageSources, PORTAL_PATH } from '../../infra/local/page/sources.ts'
import { folderSource } from '../../infra/local/run/drop-source.ts'
import { type Functions, startFunctions } from '../../infra/local/run/functions.ts'
import { pageSources } from '../../infra/local/run/page-sources.ts'
import { run } from '../../infra/local/run/run.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import { discard } from '../support/stream.ts'
import { barriersOf } from './barriers.ts'
import { launchBrowser } from './browser.ts'

const DROPS = fileURLToPath(new URL('../e2e/example/drops', import.meta.url))
const NO_TERMINAL = { noColor: '1', term: 'dumb' }

const browser = await launchBrowser()
afterAll(() => browser?.close())

describe.skipIf(browser === null)('the portal in a browser', () => {
  let out: string
  let page: Page
  let functions: Functions
  let context: BrowserContext
  /** What the browser complained of: errors, refusals of a policy, dialogs. */
  const complaints: string[] = []

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'uptake-portal-'))
    const sources = Promise.withResolvers<PageSources>()
    page = await startPage(sources.promise)
    const portalUrl = new URL(PORTAL_PATH, page.url).href
    functions = await startFunctions({ kind: 'embedded', folder: null }, discard(), portalUrl)
    sources.resolve(pageSources(functions))
    const progress = createProgress(discard(), () => 0, NO_TERMINAL)
    await run({ source: await folderSource(DROPS), asOf: dayOf('2026-11-22'), out, functions }, progress)
  })
  afterAll(async () => {
    await page?.close()
    await functions?.close()
    await rm(out, { recursive: true })
  })
  afterEach(async () => {
    await context.close()
    expect(complaints.splice(0)).toEqual([])
  })

  async function open(options: BrowserContextOptions = {}): Promise<Tab> {
    if (browser === null) throw new Error('no browser')
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    context.on('page', (tab) => {
      tab.on('console', (message) => complaints.push(message.text()))
      tab.on('pageerror', (error) => complaints.push(error.message))
      tab.on('dialog', (dialog) => {
        complaints.push(`dialog ${dialog.message()}`)
        return dialog.dismiss()
      })
    })
    return context.newPage()
  }

  /** Follows a link of the digest, which opens beside the inbox. */
  async function follow(tab: Tab, name: string): Promise<Tab> {
    await tab.goto(`${page.url}inbox`)
    await tab.getByRole('link', { name: /· week 47/ }).click()
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      tab.frameLocator('iframe').getByRole('link', { name, exact: true }).first().click(),
    ])
    await opened.waitForLoadState()
    return opened
  }

  it('leads from the digest to the report, to its files and to other links', async () => {
    const report = await follow(await open(), 'Open the report')
    expect(await report.getByRole('heading', { level: 1 }).textContent()).toBe('Golden')
    const [workbook] = await Promise.all([
      report.waitForEvent('download'),
      report.getByRole('link', { name: 'Download the workbook' }).click(),
    ])
    expect(workbook.suggestedFilename()).toBe('Golden 2026-11-22 portfolio.xlsx')
    expect((await readFile(await workbook.path())).subarray(0, 2).toString()).toBe('PK')
    await report.getByRole('link', { name: 'Open the report' }).click()
    await report.getByRole('searchbox').fill('gamma')
    expect(await report.getByRole('status').textContent()).toMatch(/^Customers: 1 of /)
  })

  it('unsubscribes, and takes that back', async () => {
    const tab = await follow(await open(), 'Unsubscribe')
    const digest = tab.getByRole('listitem').filter({ hasText: 'Weekly digest' })
    await digest.getByRole('button', { name: 'Unsubscribe' }).click()
    await digest.getByText('You have unsubscribed').waitFor()
    await digest.getByRole('button', { name: 'Subscribe again' }).click()
    await digest.getByText('You get this mail.').waitFor()
  })

  it('works without script', async () => {
    const tab = await open({ javaScriptEnabled: false })
    await tab.goto(`${page.url}portal/`)
    await tab.getByRole('textbox', { name: 'Your e-mail address' }).fill('nobody@golden.example')
    await tab.getByRole('button', { name: 'Mail me my links' }).click()
    expect(await tab.getByRole('heading', { level: 1 }).textContent()).toBe('Check your mail')
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each([375, 1280])('has no barrier and no sideways scrolling at %i pixels', async (width) => {
      const tab = await open({ colorScheme, viewport: { width, height: 800 } })
      const check = async (shown: Tab) => {
        const where = new URL(shown.url()).pathname.replace(/[\w-]{43}/, 'TOKEN')
        const violations = await barriersOf(shown)
        const scrollWidth = await shown.evaluate('document.documentElement.scrollWidth')
        expect({ where, violations, scrollWidth }).toEqual({ where, violations: [], scrollWidth: width })
      }
      for (const path of ['portal/', 'portal/report/golden/ended', '', 'inbox', 'receipts', 'reports']) {
        await tab.goto(page.url + path)
        await check(tab)
      }
      for (const name of ['Open the report', 'Preferences', 'Unsubscribe'])
        await check(await follow(tab, name))
      // Answered with a status that browsers complain of.
      complaints.splice(0, 1)
    })
  })
})
