// Pages of other sites in a real browser, against all servers of the product. Their requests are signed correctly, which
// no such page could do: only the gate keeps them out, and the same requests take effect when no browser sends them.

import { fileURLToPath } from 'node:url'
import { CreateTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { ListMultipartUploadsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { BrowserContext, Page as Tab } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../infra/emulator/cloud.ts'
import { type Page, startPage } from '../../infra/local/page/server.ts'
import { s3Config, serviceConfig } from '../../shared/adapters/environment.ts'
import { exampleSources } from '../infra/page/example-sources.ts'
import { signedHeaders } from '../support/signed.ts'
import { launchBrowser } from './browser.ts'
import { type OtherSite, otherSite } from './other-site.ts'

const OBJECT = { Bucket: 'drops', Key: 'northwind/a.csv' }
const TABLE = 'Ledger'
const KEY = { pk: { S: 'forged' } }
const FORGED = Buffer.from('From: digest@uptake.example\r\n\r\nForged').toString('base64')

/** What each service is asked to do. Each body is also one that a plain form can send. */
const ORDERS = [
  {
    service: 'S3',
    path: `/drops/${OBJECT.Key}?uploads=`,
    target: '',
    body: 'any=',
  },
  {
    service: 'SES',
    path: '/',
    target: '',
    body: `Action=SendRawEmail&Source=digest@uptake.example&Destinations.member.1=ana@northwind.example&RawMessage.Data=${FORGED.replaceAll('=', '')}`,
  },
  {
    service: 'SQS',
    path: '/',
    target: 'AmazonSQS.SendMessage',
    body: JSON.stringify({ QueueUrl: '1/forged', MessageBody: 'forged=' }),
  },
  {
    service: 'DYNAMODB',
    path: '/',
    target: 'DynamoDB_20120810.PutItem',
    body: JSON.stringify({ TableName: TABLE, Item: { ...KEY, sign: { S: '=' } } }),
  },
] as const

interface Attack {
  readonly url: string
  readonly method: 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const HOSTILE_PAGE = fileURLToPath(new URL('hostile-page.js', import.meta.url))

const browser = await launchBrowser('--host-resolver-rules=MAP evil.example 127.0.0.1')
afterAll(() => browser?.close())

describe.skipIf(browser === null)('a page of another origin', () => {
  let cloud: Cloud
  let page: Page
  let site: OtherSite
  let context: BrowserContext
  let tab: Tab
  /** What the servers of the product answered to the browser. */
  let statuses: number[]

  beforeEach(async () => {
    if (browser === null) throw new Error('no browser')
    cloud = await startCloud({ buckets: ['drops'] })
    cloud.queue('forged')
    page = await startPage(await exampleSources())
    site = await otherSite()
    await s3().send(new PutObjectCommand({ ...OBJECT, Body: 'secret', ContentType: 'text/css' }))
    await dynamo().send(
      new CreateTableCommand({
        TableName: TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    )
    context = await browser.newContext()
    await context.addInitScript({ path: HOSTILE_PAGE })
    tab = await context.newPage()
    statuses = []
    context.on('response', (response) => {
      if (new URL(response.url()).port !== `${site.port}`) statuses.push(response.status())
    })
  })
  afterEach(async () => {
    await context.close()
    await Promise.all([cloud.close(), page.close(), site.close()])
  })

  const s3 = () => new S3Client(s3Config(cloud.environment))
  const dynamo = () => new DynamoDBClient(serviceConfig(cloud.environment, 'DYNAMODB'))
  const signed = (method: string, address: string) =>
    signedHeaders(method, address, {
      accessKeyId: cloud.environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: cloud.environment.AWS_SECRET_ACCESS_KEY ?? '',
    })
  /** From here on, the browser signs whatever it sends as if it were this request. */
  const sign = async (method: string, address: string) =>
    context.setExtraHTTPHeaders(await signed(method, address))
  const endpoint = (service: string) => cloud.environment[`AWS_ENDPOINT_URL_${service}`] ?? ''

  /** Has the hostile page do something. */
  const hostile = (what: 'fetch' | 'submit' | 'load' | 'go', ...given: unknown[]) =>
    tab.evaluate(`hostile.${what}(${given.map((each) => JSON.stringify(each)).join()})`)

  /** The orders, under the name by which the page calls this machine. */
  const attacks = (name = '127.0.0.1') =>
    ORDERS.map(({ service, path, target, body }): Attack => {
      const url = `${endpoint(service)}${path}`.replace('127.0.0.1', name)
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target }
      return { url, method: 'POST', headers, body }
    })

  /** Which of the orders were carried out. */
  async function done(): Promise<string[]> {
    const { Uploads = [] } = await s3().send(new ListMultipartUploadsCommand({ Bucket: OBJECT.Bucket }))
    const { Item } = await dynamo().send(new GetItemCommand({ TableName: TABLE, Key: KEY }))
    const carriedOut = {
      S3: Uploads.length > 0,
      SES: (await cloud.ses.messages()).length > 0,
      SQS: !cloud.queue('forged').isIdle(),
      DYNAMODB: Item !== undefined,
    }
    return Object.entries(carriedOut).flatMap(([service, isDone]) => (isDone ? [service] : []))
  }

  it('cannot change anything, although the same requests succeed when no browser sends them', async () => {
    for (const origin of [site.origin, `http://evil.example:${site.port}`]) {
      for (const { url, method, headers, body } of attacks()) {
        await sign(method, url)
        await tab.goto(origin)
        expect(await hostile('fetch', url, { mode: 'cors', method, headers, body })).toBe('TypeError')
        expect(await hostile('fetch', url, { mode: 'no-cors', method, body })).toBe('opaque')
        await Promise.all([tab.waitForEvent('load'), hostile('submit', url, body)])
      }
    }
    expect(new Set(statuses)).toEqual(new Set([403]))
    expect(await done()).toEqual([])

    for (const { url, method, headers, body } of attacks()) {
      const all = { ...headers, ...(await signed(method, url)) }
      expect((await fetch(url, { method, headers: all, body })).status).toBe(200)
    }
    expect(await done()).toEqual(['S3', 'SES', 'SQS', 'DYNAMODB'])
  })

  it('cannot read anything, whatever it makes the browser load', async () => {
    const object = `${endpoint('S3')}/drops/${OBJECT.Key}`
    await sign('GET', object)
    for (const origin of [site.origin, `http://evil.example:${site.port}`]) {
      for (const url of [object, `${page.url}style.css`, `${page.url}receipts`]) {
        await tab.goto(origin)
        expect(await hostile('fetch', url, { mode: 'cors' })).toBe('TypeError')
        expect(await hostile('load', url)).toEqual(['img error', 'script error', 'link error'])
      }
      await Promise.all([tab.waitForEvent('load'), hostile('go', object)])
      expect(await tab.textContent('body')).toBe('Pages of other sites and ports get no answer here.\n')
    }
    expect(new Set(statuses)).toEqual(new Set([403]))

    // Typed by hand, the same addresses lead there.
    expect(await (await tab.goto(object))?.text()).toBe('secret')
    await tab.goto(`${page.url}receipts`)
    expect(await tab.title()).toContain('Receipts')
  })

  it('can only lead to the local page, which it then cannot see', async () => {
    await tab.goto(site.origin)
    await Promise.all([tab.waitForEvent('load'), hostile('go', `${page.url}receipts`)])
    expect(await tab.title()).toContain('Receipts')
    expect(await tab.evaluate('[location.href, opener]')).toEqual([`${page.url}receipts`, null])
    await tab.goto(site.origin)
    await Promise.all([tab.waitForEvent('load'), hostile('submit', `${page.url}portal/`, 'address=x')])
    expect(await tab.textContent('body')).toBe('Pages of other sites and ports get no answer here.\n')
  })

  it('cannot bypass the gate with its own name for this machine', async () => {
    for (const { url, method, headers, body } of attacks('evil.example')) {
      await sign(method, url)
      await tab.goto(new URL('/', url).href)
      expect(await hostile('fetch', url, { mode: 'cors', method, headers, body })).toBe('421')
      await Promise.all([tab.waitForEvent('load'), hostile('submit', url, body)])
    }
    const named = page.url.replace('127.0.0.1', 'evil.example')
    await tab.goto(named)
    expect(await hostile('fetch', `${named}receipts`, { mode: 'cors' })).toBe('421')
    expect(new Set(statuses)).toEqual(new Set([421]))
    expect(await done()).toEqual([])
  })
})
