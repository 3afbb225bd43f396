// What holds for every page of the portal: headers, errors, and links that open nothing.

import { describe, expect, it } from 'vitest'
import { Transient } from '../../../shared/domain/errors.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { accessPlace } from '../../../shared/domain/portal/access.ts'
import { PURPOSES } from '../../../shared/domain/portal/link.ts'
import { ANA, GOLDEN, goldenWorld, LI, putGolden, putPartners } from '../../support/partners.ts'
import { linkTo, pagesBelow, pathOf, portalSite, tokenNamed, wordsOf } from '../../support/portal-site.ts'
import { putRecord } from '../../support/records.ts'

/** All that links lead to. */
const EVERY_PAGE = PURPOSES.flatMap((purpose) =>
  pagesBelow(portalSite(goldenWorld()), purpose).map(({ method, path }) => ({ purpose, method, page: path })),
)

/**
 * What needs no link: a new one is mailed to where the old one went, an upload has an id of its own, and the links of a
 * test's mail lead to one sentence.
 */
const OPEN = [
  'GET /',
  'GET /script.js',
  'GET /style.css',
  'GET /test/*',
  'GET /uploaded/:partner/:upload',
  'GET /uploaded/:partner/:upload/rejects',
  'POST /',
  'POST /:purpose/:partner/:token/renew',
]

it('answers few routes without a link', () => {
  const { routes } = portalSite(goldenWorld())
  const open = routes.filter(({ path }) => !PURPOSES.some((purpose) => path.startsWith(`/${purpose}/`)))
  expect(open.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(OPEN)
  expect(EVERY_PAGE).toHaveLength(routes.length - OPEN.length)
})

describe('every answer of the portal', () => {
  it('runs and loads only its own, and is neither kept, found, framed nor passed on', async () => {
    const world = goldenWorld()
    const site = portalSite(world)
    const link = await linkTo(world, 'report')
    for (const path of ['/', '/style.css', '/script.js', link, `${link}x`, '/nowhere']) {
      const { headers } = await site.get(path)
      expect({ path, headers: Object.fromEntries(headers) }).toMatchObject({
        path,
        headers: {
          'content-security-policy': [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
          ].join('; '),
          'referrer-policy': 'same-origin',
          'cache-control': 'no-store',
          'x-robots-tag': 'noindex',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'strict-transport-security': expect.stringMatching(/^max-age=\d{8}$/),
        },
      })
      expect(headers.has('set-cookie')).toBe(false)
    }
  })

  it('is logged by its route, which holds no token', async () => {
    const world = goldenWorld()
    const site = portalSite(world)
    await site.get(await linkTo(world, 'report'))
    await site.get('/nowhere')
    expect(site.answered).toMatchObject([
      { method: 'GET', route: '/report/:partner/:token', status: 200, tookMs: 0, error: undefined },
      { method: 'GET', status: 404 },
    ])
    expect(JSON.stringify(site.answered)).not.toContain('golden')
  })

  it('is one sentence when something is wrong, without the address that was asked for', async () => {
    const world = goldenWorld()
    const link = await linkTo(world, 'report')
    const failing = (error: Error) => {
      const settings = () => Promise.reject(error)
      return portalSite({ ...world, ports: { ...world.ports, settings } })
    }
    for (const [error, status, sentence] of [
      [new Transient('the settings are missing'), 503, 'try again in a minute'],
      [new Error(`no ${link}`), 500, 'Something went wrong on our side'],
    ] as const) {
      const site = failing(error)
      const page = await site.get(link)
      expect([page.status, wordsOf(page)]).toEqual([status, expect.stringContaining(sentence)])
      expect(page.text).not.toContain(link)
      expect(site.answered).toMatchObject([{ status, error }])
    }
  })
})

describe('a link that opens nothing', () => {
  it.each(EVERY_PAGE)(
    'is answered the same whatever is wrong with it: $method /$purpose$page',
    async ({ purpose, method, page }) => {
      const world = goldenWorld()
      const site = portalSite(world)
      const now = world.ports.clock()
      const token = tokenNamed(`${GOLDEN} ${ANA} ${purpose}`)
      const revoke = putRecord(
        accessPlace(GOLDEN, LI),
        { recipient: LI, customers: 'own', appearedAtMs: 0, linksFromMs: now + 1 },
        world.ports,
      )
      await revoke
      const others = PURPOSES.filter((each) => each !== purpose)
      const stranger = 'eve@golden.example' as typeof ANA
      const dead: Record<string, string> = {
        unknown: pathOf(purpose, GOLDEN, tokenNamed('nobody')),
        expired: await linkTo(world, purpose, { expiresAtMs: now }),
        'of another partner': pathOf(purpose, 'silver' as PartnerId, token),
        revoked: await linkTo(world, purpose, { recipient: LI, customers: 'own' }),
        'of somebody who is no recipient': await linkTo(world, purpose, { recipient: stranger }),
        ...Object.fromEntries(
          await Promise.all(
            others.map(async (other) => [
              other,
              (await linkTo(world, other)).replace(`/${other}/`, `/${purpose}/`),
            ]),
          ),
        ),
      }
      const answers = new Set<string>()
      for (const path of Object.values(dead)) {
        const { status, headers, text } = await site.get(path + page, { method })
        const [, , partner = '', key = ''] = path.split('/')
        const same = text.replaceAll(`/${partner}/${key}`, '/PARTNER/TOKEN')
        answers.add(JSON.stringify([status, [...headers], same]))
      }
      expect(answers.size).toBe(1)
      expect([...answers][0]).toContain('This link does not open anything')
      expect([...answers][0]).toMatch(/^\[404,/)
    },
  )

  it.each([
    ['GOLDEN', tokenNamed('x')],
    ['golden', 'short'],
    ['golden', `${tokenNamed('x')}x`],
    ['golden', `${'%00'.repeat(43)}`],
    ['golden', `${tokenNamed('x').slice(1)}%2F`],
    ['a', tokenNamed('x')],
    ['%22%3E%3Cscript%3E', '%22%3E%3Cscript%3E'],
  ])('is refused unread where it cannot be one: %s %s', async (partner, token) => {
    const world = goldenWorld()
    const unread = () => Promise.reject(new Error('nothing is to be read'))
    const ports = {
      ...world.ports,
      settings: unread,
      records: { ...world.ports.records, get: unread },
    }
    const page = await portalSite({ ...world, ports }).get(`/report/${partner}/${token}`)
    expect([page.status, wordsOf(page)]).toEqual([
      404,
      expect.stringContaining('This link does not open anything'),
    ])
    expect(page.text).not.toContain('"><script>')
  })

  it.each(PURPOSES)(
    'ends at once when its reader comes to see less, and a later one opens: %s',
    async (purpose) => {
      const world = goldenWorld()
      const site = portalSite(world)
      const reader = { email: ANA, name: 'Ana', customers: 'all', upload: true }
      putGolden(world, { recipients: [reader] })
      const link = await linkTo(world, purpose)
      expect((await site.get(link)).status).toBe(200)
      putGolden(world, { recipients: [{ ...reader, customers: 'own', upload: false }] })
      expect((await site.get(link)).status).toBe(404)
      const later = await linkTo(world, purpose, { customers: 'own' })
      expect((await site.get(later)).status).toBe(purpose === 'upload' ? 404 : 200)
    },
  )

  it('ends at once with its partner', async () => {
    const world = goldenWorld()
    const link = await linkTo(world, 'report')
    putPartners(world, 'silver')
    expect((await portalSite(world).get(link)).status).toBe(404)
  })
})
