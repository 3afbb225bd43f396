// A stored mail and what is rendered anew of it: links are taken from the stored one, everything else is compared.

import { describe, expect, it } from 'vitest'
import { differences, linksOf, partsOf } from '../../../infra/cli/digest/stored-mail.ts'
import { renderDigest } from '../../../shared/flows/send/render.ts'
import { sendMail } from '../../../shared/flows/send/send-mail.ts'
import { digestJson } from '../../../shared/views/digest-json.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { ANA, digestWorld, mailsIn } from '../../support/sending.ts'
import { digestOf, partnerOf } from '../../unit/domain/digest/portfolios.ts'

const LOW = { name: 'Alpha Ltd', weeks: [{ sold: 100, assigned: 90, entitled: 30, calls: 1 }] }
const DIGEST = digestOf({ alpha: LOW })
const PARTNER = partnerOf({ recipients: [ANA] })

describe.each([
  ['whose tokens are cut out', 'https://portal.example/uptake'],
  ['with tokens, as on one machine', 'http://127.0.0.1:8080/portal'],
  ['without a portal', null],
])('a stored mail %s', (_, portalUrl) => {
  it('is the same when its content is rendered again', async () => {
    const sent = await storedMail(portalUrl)
    const links = linksOf(sent, PARTNER.id)
    expect(Object.keys(links).sort()).toEqual(
      portalUrl === null ? [] : ['preferences', 'report', 'unsubscribe'],
    )
    expect(await differences(sent, again(sent))).toEqual([])
  })

  it('differs in what has changed since', async () => {
    const sent = await storedMail(portalUrl)
    const now = again(sent)
    expect(await differences(sent, { ...now, subject: `${now.subject}!` })).toEqual(['subject'])
    expect(
      await differences(sent, { ...now, html: `${now.html}<p>more</p>`, text: `${now.text}more` }),
    ).toEqual(['text', 'HTML'])
  })
})

async function storedMail(portalUrl: string | null) {
  const world = await digestWorld(ANA, DIGEST, PARTNER, portalUrl)
  await sendMail(world.job, world.ports)
  const [key = ''] = mailsIn(world)
  return partsOf(Buffer.from(world.reports.texts()[key] ?? ''))
}

function again(sent: Awaited<ReturnType<typeof storedMail>>) {
  const extras = { imprint: null, links: linksOf(sent, PARTNER.id) }
  return renderDigest(digestJson(DIGEST, textsFor('en')), { recipient: ANA }, extras).mail
}
