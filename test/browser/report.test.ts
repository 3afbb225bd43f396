// portfolio.html in a real browser, opened as a file: found, filtered, sorted and opened by keyboard, readable by
// everybody, and harmless whatever customers are called.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { BrowserContext, BrowserContextOptions, Page as Tab } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { steady } from '../unit/domain/digest/portfolios.ts'
import { fullPortfolio, portfolioOf, rendered } from '../unit/views/report/portfolios.ts'
import { launchBrowser } from './browser.ts'

const EVIL = '</script><script>alert(1)</script><img src=x onerror=alert(2)>'

const browser = await launchBrowser()
afterAll(() => browser?.close())

describe.skipIf(browser === null)('portfolio.html in a browser', () => {
  let folder: string
  let context: BrowserContext
  let tab: Tab
  /** What the browser complained of: errors, refusals of the page's policy, dialogs, and answers of others. */
  let complaints: string[]

  async function open(page: string, options: BrowserContextOptions = {}): Promise<void> {
    if (browser === null) throw new Error('no browser')
    const file = join(folder, 'portfolio.html')
    await writeFile(file, page)
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    tab = await context.newPage()
    tab.on('console', (message) => complaints.push(message.text()))
    tab.on('pageerror', (error) => complaints.push(error.message))
    tab.on('response', (response) => {
      if (!/^(?:file|data):/.test(response.url())) complaints.push(response.url())
    })
    tab.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`)
      return dialog.dismiss()
    })
    await tab.goto(pathToFileURL(file).href)
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uptake-report-'))
    complaints = []
  })
  afterEach(async () => {
    await context.close()
    await rm(folder, { recursive: true })
    expect(complaints).toEqual([])
  })

  const names = () => tab.locator('#table tbody th').locator('button, b').allTextContents()
  const select = (name: string) => tab.getByRole('combobox', { name })
  const status = () => tab.getByRole('status').textContent()

  it('finds customers by search and filters, and says how many', async () => {
    await open(rendered(fullPortfolio()))
    expect(await status()).toBe('Customers: 7 of 7')
    await tab.getByRole('searchbox', { name: 'Search' }).fill('works')
    expect(await names()).toEqual(['Adventure Works & Sons <Cycling>'])
    await tab.getByRole('button', { name: 'Reset' }).click()
    expect(await names()).toHaveLength(7)
    await select('Severity').selectOption('Critical')
    expect(await names()).toEqual(['Contoso Iberia S.A.'])
    await select('Severity').selectOption('Any')
    await select('Flag').selectOption('Outdated data')
    expect(await names()).toEqual(['Tailspin Toys'])
    await select('Account manager').selectOption('li@golden.example')
    expect(await names()).toEqual([])
    expect(await status()).toBe('Customers: 0 of 7')
    expect(await tab.getByText('No customer matches.').isVisible()).toBe(true)
  })

  it('sorts by a column and back, and tells assistive technology', async () => {
    await open(rendered(fullPortfolio()))
    const header = tab.getByRole('columnheader', { name: 'Adjusted usage' })
    expect(await header.getAttribute('aria-sort')).toBe('none')
    await header.getByRole('button').press('Enter')
    expect(await header.getAttribute('aria-sort')).toBe('ascending')
    expect((await names())[0]).toBe('Contoso Iberia S.A.')
    await header.getByRole('button').press('Enter')
    expect(await header.getAttribute('aria-sort')).toBe('descending')
    expect((await names())[0]).toBe('Adventure Works & Sons <Cycling>')
    await tab.getByRole('columnheader', { name: 'Customer' }).getByRole('button').press('Enter')
    expect(await names()).toEqual((await names()).toSorted())
    expect(await header.getAttribute('aria-sort')).toBe('none')
  })

  it('opens the detail of a row by keyboard, and gives the focus back', async () => {
    await open(rendered(fullPortfolio()))
    await tab.getByRole('searchbox').fill('fabrikam')
    await tab.locator('#table').getByRole('button', { name: 'Fabrikam GmbH' }).press('Enter')
    const detail = tab.getByRole('dialog', { name: 'Fabrikam GmbH' })
    expect(await detail.getByRole('heading', { level: 2 }).textContent()).toBe('Fabrikam GmbH')
    await detail.getByText('1 row', { exact: true }).first().click()
    expect(await detail.getByText('golden/entitlements/2026-11-22/licences.csv').isVisible()).toBe(true)
    await tab.keyboard.press('Escape')
    expect(await detail.isVisible()).toBe(false)
    expect(await tab.evaluate('document.activeElement.textContent')).toBe('Fabrikam GmbH')
  })

  it('opens the detail by a click on the row or on the card, and closes it by its button', async () => {
    await open(rendered(fullPortfolio()))
    for (const opener of [
      tab.locator('#table tbody tr', { hasText: 'Tailspin Toys' }).locator('td').nth(4),
      tab.getByRole('button', { name: 'Details: Contoso Iberia S.A.' }),
    ]) {
      await opener.click()
      await tab.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
      expect(await tab.getByRole('dialog').isVisible()).toBe(false)
    }
  })

  it('shows more rows on demand, and goes on with the first of them', async () => {
    const stories = Array.from({ length: 250 }, (_, n) => [`c${n}`, { weeks: [{ sold: 250 - n }] }] as const)
    await open(rendered(portfolioOf(Object.fromEntries(stories))))
    expect(await names()).toHaveLength(100)
    await tab.getByRole('button', { name: 'Show more (150 left)' }).click()
    expect(await names()).toHaveLength(200)
    expect(await tab.evaluate('document.activeElement.textContent')).toBe('c100')
    await tab.getByRole('button', { name: 'Show more (50 left)' }).click()
    expect(await names()).toHaveLength(250)
    expect(await tab.getByRole('button', { name: 'Show more' }).count()).toBe(0)
  })

  it('is read without JavaScript', async () => {
    await open(rendered(fullPortfolio()), { javaScriptEnabled: false })
    expect(await tab.getByText('61 of 200 entitled seats in use').isVisible()).toBe(true)
    expect(await names()).toHaveLength(7)
    expect(await tab.locator('noscript p').isVisible()).toBe(true)
    expect(await tab.getByRole('button').count()).toBe(0)
  })

  it('does no harm, whatever customers are called', async () => {
    const week = { sold: 40, assigned: 2, entitled: 1, calls: 50 }
    await open(rendered(portfolioOf({ [EVIL]: { name: EVIL, manager: EVIL, weeks: steady(13, week) } })))
    expect(await names()).toHaveLength(1)
    await tab.locator('#table tbody button').click()
    expect(await tab.getByRole('dialog').getByRole('heading', { level: 2 }).textContent()).toContain(
      'alert(1)',
    )
    await tab.keyboard.press('Escape')
    await tab.getByRole('searchbox').fill('<script>')
    expect(await names()).toHaveLength(1)
  })

  it('runs no script and asks nobody for anything, even where markup slips through', async () => {
    await open(rendered(fullPortfolio()))
    const refused = await tab.evaluate(`new Promise((resolve) => {
      const refused = []
      document.addEventListener('securitypolicyviolation', (event) => {
        refused.push(event.effectiveDirective)
        if (refused.length === 4) resolve(refused.sort())
      })
      document.body.insertAdjacentHTML('beforeend', '<img src="https://evil.example/x.png"><p onclick="alert(1)">x</p><p style="color:red">x</p>')
      document.querySelector('p[onclick]').click()
      fetch('https://evil.example/').catch(() => {})
    })`)
    expect(refused).toEqual(['connect-src', 'img-src', 'script-src-attr', 'style-src-attr'])
    // The browser reports each refusal there, and nothing else.
    expect(complaints.every((complaint) => complaint.includes('Content Security Policy'))).toBe(true)
    complaints = []
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each([375, 1280])('has no barrier and no sideways scrolling at %i pixels', async (width) => {
      await open(rendered(fullPortfolio({ color: '#f2c100' })), {
        colorScheme,
        viewport: { width, height: 800 },
      })
      const check = async () => {
        // Not an element of the page, whose policy would refuse it.
        await tab.evaluate(axe.source)
        const found = (await tab.evaluate('axe.run()')) as {
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
        }
        expect(
          found.violations.flatMap(({ id, nodes }) =>
            nodes.map((node) => [id, node.html, node.failureSummary]),
          ),
        ).toEqual([])
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
      await check()
      await tab.getByRole('button', { name: 'Details: Fabrikam GmbH' }).click()
      expect(await tab.evaluate(`document.querySelector('dialog').scrollWidth <= ${width}`)).toBe(true)
      for (const summary of await tab.locator('dialog summary').all()) await summary.click()
      await check()
    })
  })

  it('is printed with the details of those that need attention, and without controls', async () => {
    await open(rendered(fullPortfolio()))
    await tab.emulateMedia({ media: 'print' })
    expect(await tab.getByRole('searchbox').isVisible()).toBe(false)
    await tab.evaluate(`window.dispatchEvent(new Event('beforeprint'))`)
    const printed = tab.locator('#printed h2')
    expect(await printed.allTextContents()).toEqual([
      'Contoso Iberia S.A.',
      'Fabrikam GmbH',
      'Wide World Importers',
    ])
    expect(await printed.first().isVisible()).toBe(true)
    await tab.evaluate(`window.dispatchEvent(new Event('afterprint'))`)
    expect(await printed.count()).toBe(0)
    const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
    const whole = pages(await tab.pdf({ format: 'A4' }))
    expect(whole).toBeGreaterThanOrEqual(5)

    await tab.emulateMedia({ media: 'screen' })
    await tab.getByRole('button', { name: 'Details: Fabrikam GmbH' }).click()
    expect(pages(await tab.pdf({ format: 'A4' }))).toBeLessThan(whole)
  })
})
