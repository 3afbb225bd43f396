// Opens the page of a portfolio in a browser: until what changed is on the screen. Argument: how many customers it has. Without
// a browser it prints nothing but the time that took.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page as Tab } from 'playwright-core'
import { portfolioHtml } from '../../../shared/views/report/portfolio-html.ts'
import { launchBrowser } from '../../browser/browser.ts'
import { benchPortfolio } from '../input/portfolio.ts'
import { timed } from '../timed.ts'

/** Fulfilled when the next frame has been drawn. */
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))'

const page = [...portfolioHtml(benchPortfolio(Number(process.argv[2])))].join('')

await timed(() => inBrowser(page))

async function inBrowser(page: string): Promise<Readonly<Record<string, number>>> {
  const browser = await launchBrowser()
  if (browser === null) return {}
  const folder = await mkdtemp(join(tmpdir(), 'uptake-bench-'))
  try {
    const file = join(folder, 'portfolio.html')
    await writeFile(file, page)
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await tab.goto(pathToFileURL(file).href)
    return {
      open_ms: Math.round((await tab.evaluate(`${PAINTED}.then(() => performance.now())`)) as number),
      search_ms: await shown(tab, `change('[name=search]', 'customer 12')`),
      filter_ms: await shown(tab, `change('[name=severity]', '0')`),
      sort_ms: await shown(tab, `document.querySelector('[data-column=seats] button').click()`),
      detail_ms: await shown(tab, `document.querySelector('#table tbody button').click()`),
    }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function shown(tab: Tab, action: string): Promise<number> {
  const ms = await tab.evaluate(`(() => {
    const change = (selector, value) => {
      const field = document.querySelector(selector)
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const startMs = performance.now()
    ${action}
    return ${PAINTED}.then(() => performance.now() - startMs)
  })()`)
  return Math.round(ms as number)
}
