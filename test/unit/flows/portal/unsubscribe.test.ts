// A recipient leaves a list of its partner's mail, and comes back.

import { describe, expect, it } from 'vitest'
import { unsubscriptionPlace } from '../../../../shared/domain/mail/unsubscription.ts'
import {
  undoUnsubscribe,
  unsubscribe,
  unsubscribedLists,
} from '../../../../shared/flows/portal/unsubscribe.ts'
import { ANA, golden, LI, portalWorld } from '../../../support/portal.ts'
import { recordAt } from '../../../support/records.ts'
import { NOON } from '../../../support/world.ts'

const ana = { partner: golden, recipient: ANA }

describe('unsubscribing', () => {
  it('is of one list and one recipient, and can be undone', async () => {
    const { ports } = portalWorld()
    expect(await unsubscribedLists(ana, ports)).toEqual([])
    await unsubscribe(ana, 'notices', ports)
    expect(await unsubscribedLists(ana, ports)).toEqual(['notices'])
    expect(await unsubscribedLists({ ...ana, recipient: LI }, ports)).toEqual([])
    await undoUnsubscribe(ana, 'notices', ports)
    expect(await unsubscribedLists(ana, ports)).toEqual([])
  })

  it('twice changes nothing', async () => {
    const { ports, advance } = portalWorld()
    await unsubscribe(ana, 'digest', ports)
    advance(60_000)
    await unsubscribe(ana, 'digest', ports)
    const place = unsubscriptionPlace(golden.id, ANA.email, 'digest')
    expect(await recordAt(place, ports)).toEqual({
      recipient: ANA.email,
      list: 'digest',
      isUnsubscribed: true,
      atMs: NOON,
    })
  })

  it('leaves no record of somebody who takes back what it never did', async () => {
    const { ports } = portalWorld()
    await undoUnsubscribe(ana, 'digest', ports)
    expect(await recordAt(unsubscriptionPlace(golden.id, ANA.email, 'digest'), ports)).toBeNull()
  })
})
