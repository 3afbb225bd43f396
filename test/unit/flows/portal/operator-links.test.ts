// Links that an operator mails, hands over or ends.

import { describe, expect, it } from 'vitest'
import { type Purpose, type Token, tokenOf } from '../../../../shared/domain/portal/link.ts'
import { openLink } from '../../../../shared/flows/portal/open-link.ts'
import { makeLink, revokeLinks } from '../../../../shared/flows/portal/operator-links.ts'
import { mailLink, requestLinks } from '../../../../shared/flows/portal/request-links.ts'
import { ANA, golden, LI, portalWorld, putLink, tokenWith } from '../../../support/portal.ts'
import type { World } from '../../../support/world.ts'

const TO_ANA = { partner: golden, recipient: ANA }
const OLD = tokenWith('old')

const isOpen = async (world: World, purpose: Purpose, token: Token) =>
  (await openLink(golden.id, token, purpose, world.ports)) !== null

describe('a link that an operator makes', () => {
  it('opens what it is for, for its recipient, and no more', async () => {
    const world = portalWorld()
    const url = await makeLink(TO_ANA, 'report', 'https://portal.uptake.example', world.ports)
    const [, token = ''] = /^https:\/\/portal\.uptake\.example\/report\/golden\/([^/]+)$/.exec(url) ?? []
    const made = tokenOf(token)
    expect(made && (await openLink(golden.id, made, 'report', world.ports))?.recipient.email).toBe(ANA.email)
    expect(made && (await isOpen(world, 'upload', made))).toBe(false)
  })

  it('is mailed however many were mailed before', async () => {
    const world = portalWorld()
    for (let n = 0; n < 3; n++) {
      await requestLinks(ANA.email, world.ports)
      expect(await mailLink(TO_ANA, 'report', world.ports)).toBe(true)
    }
    expect(world.jobs.take()).toHaveLength(4)
  })

  it('is not mailed to a recipient that may not have it', async () => {
    const world = portalWorld()
    expect(await mailLink({ partner: golden, recipient: LI }, 'upload', world.ports)).toBe(false)
    expect(world.jobs.take()).toEqual([])
  })
})

describe('ending the links of a recipient', () => {
  it('ends all that were made so far, of that recipient alone; later ones open', async () => {
    const world = portalWorld()
    const lis = tokenWith('lis')
    await putLink(world, OLD, 'report', { expiresAtMs: Number.MAX_SAFE_INTEGER })
    await putLink(world, lis, 'report', {
      recipient: LI.email,
      customers: 'own',
      expiresAtMs: Number.MAX_SAFE_INTEGER,
    })
    await revokeLinks(TO_ANA, world.ports)
    expect([await isOpen(world, 'report', OLD), await isOpen(world, 'report', lis)]).toEqual([false, true])
    world.advance(1)
    const fresh = (await makeLink(TO_ANA, 'report', '', world.ports)).split('/').at(-1) ?? ''
    expect(await isOpen(world, 'report', fresh as Token)).toBe(true)
  })
})
