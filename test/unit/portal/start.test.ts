// Ways in without a link that opens: links are mailed, and the answer tells nobody who is a recipient.

import { describe, expect, it } from 'vitest'
import { ANA, GOLDEN, goldenWorld, LI, putGolden } from '../../support/partners.ts'
import { linkTo, pathOf, portalSite, tokenNamed, wordsOf } from '../../support/portal-site.ts'
import type { World } from '../../support/world.ts'

describe('the start page', () => {
  it('says what this is, and asks for an address', async () => {
    const page = await portalSite(goldenWorld()).get('/')
    expect(wordsOf(page)).toContain('Here partners open the reports on their customers')
    expect(page.text).toContain('<form method="post" action="/uptake/"')
  })

  it('mails links to a recipient', async () => {
    const world = goldenWorld()
    await portalSite(world).post('/', { address: ` ${ANA.toUpperCase()} ` })
    expect(mailedTo(world)).toEqual([ANA])
  })

  it('answers the same, and after the same time, whether or not the address is known', async () => {
    const known = await asked(ANA)
    const unknown = await asked('nobody@golden.example')
    expect(unknown).toEqual(known)
    expect(known.pauses).toEqual([600])
  })

  it.each(['', 'ana', 'ana@golden', 'ana@golden.example\r\nBcc: eve@evil.example', '"><script>'])(
    'says what is wrong with "%s"',
    async (address) => {
      const world = goldenWorld()
      const page = await portalSite(world).post('/', { address })
      expect([page.status, wordsOf(page)]).toEqual([422, expect.stringContaining('not an e-mail address')])
      expect(page.text).not.toContain('"><script>')
      expect(mailedTo(world)).toEqual([])
    },
  )
})

describe('the button of a link that opens nothing', () => {
  it('mails a new link to the address that it was made for', async () => {
    const world = goldenWorld()
    const link = await linkTo(world, 'report', { recipient: LI, expiresAtMs: 0 })
    await portalSite(world).post(`${link}/renew`)
    expect(mailedTo(world)).toEqual([LI])
  })

  it('answers the same, and after the same time, whatever was done', async () => {
    const world = goldenWorld()
    const expired = await linkTo(world, 'report', { expiresAtMs: 0 })
    const gone = await linkTo(world, 'preferences', { recipient: LI, expiresAtMs: 0 })
    putGolden(world, { recipients: [{ email: ANA, customers: 'all' }] })
    const answers = new Set<string>()
    for (const path of [expired, gone, pathOf('report', GOLDEN, tokenNamed('nobody')), '/report/golden/x']) {
      const { status, headers, text } = await portalSite(world).post(`${path}/renew`)
      answers.add(JSON.stringify([status, [...headers], text]))
    }
    expect([...answers]).toEqual([expect.stringContaining('Check your mail')])
    expect(world.pauses).toEqual([600, 600, 600, 600])
    expect(mailedTo(world)).toEqual([ANA])
  })
})

async function asked(address: string) {
  const world = goldenWorld()
  const { status, headers, text } = await portalSite(world).post('/', { address })
  return { status, headers: [...headers], text, pauses: world.pauses }
}

function mailedTo({ jobs }: World): string[] {
  return jobs.take().flatMap((job) => (job.kind === 'send' ? [job.key.recipient] : []))
}
