// The pages of uploads: the form and its signed counterpart, receipts, rejected rows, and what other readers get.

import { beforeEach, describe, expect, it } from 'vitest'
import { ANA, GOLDEN, goldenWorld, LI, putGolden } from '../../support/partners.ts'
import { linkTo, type Page, portalSite, type Site, wordsOf } from '../../support/portal-site.ts'
import { reconcileAll, upload } from '../../support/reading.ts'
import type { World } from '../../support/world.ts'

const KEY = 'golden/entitlements/2026-11-22/licences.csv'
const LICENCES = ['customer_id,product_sku,licenses_sold', 'contoso,E3,10', 'fabrikam,E3,twelve']
const FIELDS = { name: 'licences.csv', dataset: 'entitlements', day: '2026-11-22' }

let world: World
let site: Site
let link: string
beforeEach(async () => {
  world = goldenWorld()
  putGolden(world, { recipients: RECIPIENTS })
  site = portalSite(world)
  link = await linkTo(world, 'upload')
})

const RECIPIENTS = [
  { email: ANA, name: 'Ana', customers: 'all', upload: true },
  { email: LI, name: 'Li', customers: 'own' },
]

/** What the page's form would hold, by name. */
function hiddenFields({ text }: Page): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  )
}

describe('the page of uploads', () => {
  it('asks for what it cannot know, sends only to the bucket and itself, and lists the latest files', async () => {
    const empty = await site.get(link)
    expect(wordsOf(empty)).toContain('No files yet.')
    expect(empty.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://drops.example; connect-src 'self' https://drops.example",
    )
    await upload(world, 'entitlements/2026-11-22/licences.csv', LICENCES)
    await upload(world, 'activity/2026-11-22/a.csv', LICENCES)
    const words = wordsOf(await site.get(link))
    expect(words).toContain('licences.csv counts in part')
    expect(words).toContain('1 row, 1 rejected')
    expect(words).toContain('a.csv refused')
  })

  it('tells when a file came by the clock of its reader', async () => {
    await upload(world, 'entitlements/2026-11-22/licences.csv', LICENCES)
    const timeIn = async (timezone?: string) => {
      putGolden(world, { recipients: RECIPIENTS.map((recipient) => ({ ...recipient, timezone })) })
      return / datetime="[^"]*">([^<]*)</.exec((await site.get(link)).text)?.[1]
    }
    expect(await timeIn()).toMatch(/^22 Nov 2026, \d\d:00 (UTC|CET)$/)
    expect(await timeIn('Asia/Taipei')).toMatch(/^22 Nov 2026, 20:00 GMT\+8$/)
  })

  it('answers what is no form in words', async () => {
    const init = { method: 'POST', body: 'nonsense', headers: { 'content-type': 'multipart/form-data' } }
    expect((await site.get(`${link}/form`, init)).status).toBe(400)
    expect((await site.get(`${link}/move`, init)).status).toBe(409)
  })

  it('signs one key, and says what happens to it', async () => {
    await upload(world, 'entitlements/2026-11-22/licences.csv', LICENCES)
    const free = await site.post(`${link}/form`, FIELDS)
    expect(hiddenFields(free)).toMatchObject({
      key: 'golden/entitlements/2026-11-22/licences-2.csv',
      success_action_redirect: expect.stringMatching(
        /^https:\/\/portal\.example\/uptake\/uploaded\/golden\/[\w-]{43}$/,
      ),
    })
    expect(wordsOf(free)).toContain('stored as “licences-2.csv”, as licence data of 22 November 2026')
    const replacing = await site.post(`${link}/form`, { ...FIELDS, replace: 'yes' })
    expect([hiddenFields(replacing).key, wordsOf(replacing)]).toEqual([
      KEY,
      expect.stringContaining('It replaces the file'),
    ])
    const checking = await site.post(`${link}/form`, { ...FIELDS, check: 'yes' })
    expect([hiddenFields(checking).key, wordsOf(checking)]).toEqual([
      `validate/${KEY}`,
      expect.stringContaining('It is only checked'),
    ])
  })

  it.each([
    [{ name: '' }, 'Choose what the file is'],
    [{ dataset: 'anything', name: 'a.csv' }, 'Choose what the file is'],
    [{ day: '2026-02-30' }, 'Choose what the file is'],
    [{ day: '9999-01-01' }, 'Choose what the file is'],
    [{ customer: 'a/b' }, 'not a customer’s id'],
    [{ customer: 'a\u202eb' }, 'not a customer’s id'],
    [{ customer: 'x'.repeat(257) }, 'not a customer’s id'],
  ])('refuses %j in words', async (wrong, sentence) => {
    const page = await site.post(`${link}/form`, { ...FIELDS, ...wrong })
    expect([page.status, wordsOf(page)]).toEqual([400, expect.stringContaining(sentence)])
    expect(await Array.fromAsync(world.ports.records.list(GOLDEN, 'upload'))).toEqual([])
  })

  it('takes the dataset from the name where nobody says it', async () => {
    const page = await site.post(`${link}/form`, { ...FIELDS, dataset: '', name: 'zendesk tickets.csv' })
    expect(hiddenFields(page).key).toBe('golden/support/2026-11-22/zendesk tickets.csv')
  })
})

describe('the outcome of an upload', () => {
  it('comes by itself, with and without the link, and the rejected rows with it', async () => {
    const page = await site.post(`${link}/form`, FIELDS)
    const path = new URL(hiddenFields(page).success_action_redirect ?? '').pathname.slice('/uptake'.length)
    const waiting = await site.get(path)
    expect(waiting.text).toContain(`content="2; url=/uptake${path}"`)
    expect(waiting.text).not.toContain(link)
    await upload(world, 'entitlements/2026-11-22/licences.csv', LICENCES)
    const done = await site.get(path)
    expect(wordsOf(done)).toContain('counts in part Download the rejected rows, correct them')
    expect(done.text).not.toContain('http-equiv="refresh"')
    expect(done.text).not.toContain(link)
    const rejects = await site.get(`${path}/rejects`)
    expect([rejects.status, rejects.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(
        /licences\.csv\.rejects\.csv\?fileName=licences\.csv\.rejects\.csv&disposition=attachment/,
      ),
    ])
    const id = path.slice(path.lastIndexOf('/') + 1)
    expect(wordsOf(await site.get(`${link}/outcome/${id}`))).toContain('Back to the upload page')
    for (const wrong of [path.replace(/.$/, 'x'), path.replace('golden', 'silver'), `${path}x`]) {
      expect((await site.get(wrong)).status).toBe(404)
      expect((await site.get(`${wrong}/rejects`)).status).toBe(404)
    }
  })

  it('has a button that moves a file to its dataset', async () => {
    const wrong = 'golden/activity/2026-11-22/licences.csv'
    await upload(world, 'activity/2026-11-22/licences.csv', LICENCES)
    const receipt = await site.get(`${link}/receipt?key=${wrong}`)
    expect(wordsOf(receipt)).toContain('it belongs to licence data, and the button moves it there.')
    const moved = await site.post(`${link}/move`, { key: wrong })
    expect(moved.status).toBe(303)
    await reconcileAll(world, [wrong, KEY])
    const outcome = moved.headers.get('location')?.slice('/uptake'.length) ?? ''
    expect(wordsOf(await site.get(outcome))).toContain('licences.csv counts in part')
    expect((await site.post(`${link}/move`, { key: wrong })).status).toBe(409)
  })

  it('shows what a file says as text', async () => {
    const hostile = '"><script>alert(1).csv'
    await upload(world, `entitlements/2026-11-22/${hostile}`, ['"<img src=x onerror=alert(2)>",b', '1,2'])
    const key = encodeURIComponent(`golden/entitlements/2026-11-22/${hostile}`)
    for (const { text } of [await site.get(link), await site.get(`${link}/receipt?key=${key}`)]) {
      expect(text).not.toMatch(/<script>alert|<img src=x/)
      expect(text).toContain('&lt;script&gt;alert(1).csv')
    }
  })
})

describe('files of another partner', () => {
  it('are out of reach', async () => {
    const others = 'silver/entitlements/2026-11-22/licences.csv'
    world.put(others, LICENCES)
    world.put('nonsense', LICENCES)
    await reconcileAll(world, [others, 'nonsense'])
    for (const key of [others, `validate/${others}`, 'nonsense', '', '../golden/x']) {
      const query = `?key=${encodeURIComponent(key)}`
      expect((await site.get(`${link}/receipt${query}`)).status).toBe(404)
      expect((await site.get(`${link}/rejects${query}`)).status).toBe(404)
      expect((await site.post(`${link}/move`, { key })).status).toBe(409)
    }
  })
})

describe('whoever may not upload', () => {
  const paths = ['', '/receipt?key=x', '/rejects?key=x', `/outcome/${'u'.repeat(43)}`]

  it.each([
    ['a reader of own customers', { ...RECIPIENTS[1], email: ANA }],
    ['a recipient who may not', { ...RECIPIENTS[0], upload: false }],
  ])('as %s gets nothing, by an old link either', async (_who, recipient) => {
    putGolden(world, { recipients: [recipient] })
    for (const path of paths) expect((await site.get(link + path)).status).toBe(404)
    expect((await site.post(`${link}/form`, FIELDS)).status).toBe(404)
    expect((await site.post(`${link}/move`, { key: KEY })).status).toBe(404)
  })

  it('gets nothing by a link of another purpose', async () => {
    const report = await linkTo(world, 'report')
    for (const path of paths) {
      expect((await site.get(report.replace('/report/', '/upload/') + path)).status).toBe(404)
    }
  })
})
