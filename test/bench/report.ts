// How long portfolio.html takes: to render, to open in a browser, and to filter, sort and open a detail there.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page as Tab } from 'playwright-core'
import { buildPortfolio } from '../../shared/domain/portfolio/build-portfolio.ts'
import type { Portfolio } from '../../shared/domain/portfolio/portfolio.ts'
import { portfolioHtml } from '../../shared/views/report/portfolio-html.ts'
import { launchBrowser } from '../browser/browser.ts'
import { inputOf, steady } from '../unit/domain/digest/portfolios.ts'
import { NO_BRANDING } from '../unit/domain/portfolio/branding.ts'

export interface ReportFigures {
  readonly customers: number
  readonly details: number
  readonly file_bytes: number
  readonly render_ms: number
  /** The rest: null without a browser. Until what changed is on the screen. */
  readonly open_ms: number | null
  readonly search_ms: number | null
  readonly filter_ms: number | null
  readonly sort_ms: number | null
  readonly detail_ms: number | null
}

export async function measureReport(customers: number): Promise<ReportFigures> {
  const portfolio = largePortfolio(customers)
  const startMs = performance.now()
  const page = [...portfolioHtml(portfolio)].join('')
  const figures = {
    customers,
    details: page.match(/id="detail-\d/g)?.length ?? 0,
    file_bytes: Buffer.byteLength(page),
    render_ms: Math.round(performance.now() - startMs),
  }
  return { ...figures, ...(await inBrowser(page)) }
}

/** A quarter of the customers is flagged. */
function largePortfolio(customers: number): Portfolio {
  const stories = Array.from({ length: customers }, (_, n) => {
    const sold = 20 + ((n * 37) % 400)
    const entitled = Math.floor(sold * (n % 4 === 0 ? 0.35 : 0.8))
    const over = { transferred: n % 5, trial: n % 3 }
    const week = { sold, assigned: Math.floor(sold * 0.93), entitled, over, calls: n % 4 }
    const id = `0112a436-b14e-4888-967b-${String(n).padStart(12, '0')}`
    return [id, { name: `Customer ${n} Ltd`, manager: `m${n % 20}@golden.example`, weeks: steady(13, week) }]
  })
  return buildPortfolio(inputOf(Object.fromEntries(stories)), NO_BRANDING)
}

type InBrowser = Pick<ReportFigures, 'open_ms' | 'search_ms' | 'filter_ms' | 'sort_ms' | 'detail_ms'>

async function inBrowser(page: string): Promise<InBrowser> {
  const browser = await launchBrowser()
  if (browser === null)
    return { open_ms: null, search_ms: null, filter_ms: null, sort_ms: null, detail_ms: null }
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

/** Fulfilled when the next frame has been drawn. */
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))'

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
