// Uploads in a real browser, through the portal to the embedded S3 on another port and from there to the real functions:
// a file with a mistake, its receipt, its rejected rows, the corrected file. With script and without.

import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { getRequestListener } from '@hono/node-server'
import type { BrowserContext, Page as Tab } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LoopbackServer, listen } from '../../infra/emulator/loopback.ts'
import { type Functions, startFunctions } from '../../infra/local/run/functions.ts'
import { s3Config } from '../../shared/adapters/environment.ts'
import { s3Client } from '../../shared/adapters/s3/client.ts'
import { wire } from '../../shared/adapters/wiring.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { linkPlace } from '../../shared/domain/portal/link.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import { createPortal } from '../../shared/portal/app.ts'
import { BUCKETS, PORTAL_VARIABLE } from '../../shared/topology.ts'
import { email } from '../support/messages.ts'
import { tokenNamed } from '../support/portal-site.ts'
import { putRecord } from '../support/records.ts'
import { collected } from '../support/stream.ts'
import { launchBrowser } from './browser.ts'

const ANA = email('ana@golden.example')
const GOLDEN = 'golden' as PartnerId
const MISTAKEN = 'customer_id,product_sku,licenses_sold\ncontoso,E3,10\nfabrikam,E3,twelve\n'
const FILE: Chosen = { name: 'licences 2026-11-20.csv', mimeType: 'text/csv', buffer: Buffer.from(MISTAKEN) }

interface Chosen {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const browser = await launchBrowser()
afterAll(() => browser?.close())

describe.skipIf(browser === null)('uploads in a browser', () => {
  let functions: Functions
  let server: LoopbackServer
  let link: string
  let context: BrowserContext
  let tab: Tab
  /** What the browser complained of. */
  let complaints: string[]

  beforeEach(async () => {
    functions = await startFunctions({ kind: 'embedded', folder: null }, collected().stream)
    let portal: ReturnType<typeof createPortal> | null = null
    const listener = getRequestListener(
      async (request) => (await portal?.fetch(request)) ?? new Response('', { status: 503 }),
      { overrideGlobalObjects: false },
    )
    // The bucket sends the browser back to the outcome.
    const mayCross = ({ method, url = '' }: IncomingMessage) =>
      method === 'GET' && url.startsWith('/uploaded/')
    server = await listen(listener, { mayCross })
    const wiring = wire({ ...functions.environment, [PORTAL_VARIABLE]: server.endpoint }, collected().stream)
    portal = createPortal(wiring)
    const recipients = [{ email: ANA, name: 'Ana', customers: 'all', upload: true }]
    await s3Client(s3Config(functions.environment)).send(
      new PutObjectCommand({
        Bucket: functions.environment[BUCKETS.settings.variable] ?? '',
        Key: PARTNERS_FILE,
        Body: JSON.stringify([{ id: GOLDEN, name: 'Golden', timezone: 'Europe/Madrid', recipients }]),
      }),
    )
    await functions.consume('changes', 'ingest')
    const token = tokenNamed('upload')
    const [madeAtMs, expiresAtMs] = [Date.now(), Date.now() + 3_600_000]
    await putRecord(
      linkPlace(GOLDEN, token),
      { partner: GOLDEN, recipient: ANA, purpose: 'upload', customers: 'all', madeAtMs, expiresAtMs },
      wiring,
    )
    link = `${server.endpoint}/upload/${GOLDEN}/${token}`
  })
  afterEach(async () => {
    await context.close()
    await Promise.all([server.close(), functions.close()])
  })

  async function open(
    javaScriptEnabled: boolean,
    more: Parameters<NonNullable<typeof browser>['newContext']>[0] = {},
  ) {
    if (browser === null) throw new Error('no browser')
    context = await browser.newContext({ javaScriptEnabled, acceptDownloads: true, ...more })
    tab = await context.newPage()
    complaints = []
    tab.on('console', (message) => complaints.push(message.text()))
    tab.on('pageerror', (error) => complaints.push(error.message))
    await tab.goto(link)
  }

  /** Follows the link to the rejected rows, and corrects them. */
  async function mendedRows(): Promise<Chosen> {
    const download = tab.waitForEvent('download')
    await tab.getByText('Download 1 rejected row').click()
    const file = await download
    const rows = await readFile(await file.path(), 'utf8')
    expect(rows).toContain('bad_number')
    return {
      name: file.suggestedFilename(),
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.replace('fabrikam,E3,twelve', 'fabrikam,E3,12')),
    }
  }

  const shot = async (name: string) => {
    const folder = process.env.UPTAKE_SCREENSHOTS
    if (folder) await tab.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }

  it('go from a mistake to a receipt that is well, with script', async () => {
    await open(true)
    await shot('upload-empty')
    await tab
      .locator('[data-choose]')
      .setInputFiles([FILE, { ...FILE, name: 'empty.csv', buffer: Buffer.alloc(0) }])
    const row = tab.locator('[data-chosen] > li').first()
    expect(await row.locator('[name=dataset]').inputValue()).toBe('entitlements')
    expect(await row.locator('[name=day]').inputValue()).toBe('2026-11-20')
    expect(await tab.textContent('[data-chosen]')).toContain('This file is empty')
    await shot('upload-chosen')
    await tab.getByRole('button', { name: 'Upload', exact: true }).click()
    await row.getByText('counts in part').waitFor()
    await shot('upload-receipt')
    const mended = await mendedRows()
    await tab.locator('[data-choose]').setInputFiles(mended)
    const last = tab.locator('[data-chosen] > li').last()
    expect(await last.locator('[name=dataset]').inputValue()).toBe('entitlements')
    await tab.getByRole('button', { name: 'Upload', exact: true }).click()
    await last.getByText('All is well').waitFor()
    await tab.getByRole('link', { name: mended.name }).click()
    expect(await tab.textContent('main')).toContain('1 read, 1 accepted, 0 rejected, 0 skipped')
    expect(complaints).toEqual([])
  })

  it('move a file from the wrong dataset to the right one', async () => {
    await open(true)
    await tab.locator('[data-choose]').setInputFiles(FILE)
    const row = tab.locator('[data-chosen] > li')
    await row.locator('[name=dataset]').selectOption('activity')
    await tab.getByRole('button', { name: 'Upload', exact: true }).click()
    await row.getByRole('button', { name: 'Move it to licence data' }).click()
    await tab.getByText('counts in part').waitFor()
    expect(tab.url()).toContain('/outcome/')
    await tab.goto(link)
    await tab.getByText('deleted').waitFor()
    expect(complaints).toEqual([])
  })

  it('only check a file that is not to count', async () => {
    await open(true)
    await tab.locator('[data-choose]').setInputFiles(FILE)
    await tab.locator('[name=check]').check()
    await tab.getByRole('button', { name: 'Upload', exact: true }).click()
    await tab.getByText('Correct the rejected rows in your file').waitFor()
    await tab.reload()
    expect(await tab.textContent('.receipts')).toContain('checked')
  })

  it('go from a mistake to a receipt that is well, without script', async () => {
    await open(false)
    const send = async (file: Chosen) => {
      await tab.getByLabel('Name of your file').fill(file.name)
      await tab.getByLabel('What it is').selectOption('entitlements')
      await tab.getByLabel('The day it reports on').fill('2026-11-20')
      await tab.getByRole('button', { name: 'Continue' }).click()
      await tab.getByLabel('File').setInputFiles(file)
      await shot('upload-form')
      await tab.getByRole('button', { name: 'Upload' }).click()
    }
    await send(FILE)
    // The page looks again by itself.
    await tab.getByText('counts in part').waitFor()
    expect(tab.url()).toContain(`${server.endpoint}/uploaded/golden/`)
    await shot('uploaded')
    const mended = await mendedRows()
    await tab.goto(link)
    await send(mended)
    await tab.getByText('All is well').waitFor()
    await tab.goto(link)
    expect(await tab.textContent('.receipts')).toContain('counts')
  })

  it.each([
    ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
    ['narrow', { colorScheme: 'light', viewport: { width: 375, height: 800 } }],
  ] as const)('fit a window that is %s', async (name, more) => {
    await open(true, more)
    await tab
      .locator('[data-choose]')
      .setInputFiles([FILE, { ...FILE, name: `${'a long name '.repeat(15)}.csv` }])
    await tab.locator('[data-chosen] [name=dataset]').last().selectOption('activity')
    await tab.getByRole('button', { name: 'Upload', exact: true }).click()
    await tab.locator('[data-chosen]').getByText('counts in part').waitFor()
    await tab.getByRole('button', { name: 'Move it to licence data' }).waitFor()
    const overflow = () => tab.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(await overflow()).toBe(0)
    await shot(`upload-${name}`)
    await tab.goto(link)
    expect(await overflow()).toBe(0)
    await shot(`upload-list-${name}`)
  })
})
