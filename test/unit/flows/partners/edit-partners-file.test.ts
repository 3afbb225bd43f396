// partners.json is written only after a yes, and only over the file that was shown.

import { describe, expect, it } from 'vitest'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import { editPartnersFile } from '../../../../shared/flows/partners/edit-partners-file.ts'
import { fakeReportBucket } from '../../../support/fakes/report-bucket.ts'

const NORTH = { id: 'north', name: 'North', timezone: 'UTC', recipients: [] }
const ADD = {
  kind: 'add',
  partner: 'north' as PartnerId,
  assignments: Object.entries(NORTH).map(([name, value]) => ({ path: [name] as const, value })),
} as const
const yes = async () => true

describe('editing the file of the partners', () => {
  const bucket = () => {
    const editableSettings = fakeReportBucket()
    return { editableSettings, text: () => editableSettings.texts()['partners.json'] }
  }

  it('writes after a yes, over nothing and over the file that was read', async () => {
    const { text, ...ports } = bucket()
    expect(await editPartnersFile(ADD, yes, ports)).toMatchObject({ kind: 'written' })
    expect(JSON.parse(text() ?? '')).toEqual([NORTH])
    const remove = { kind: 'remove', partner: ADD.partner } as const
    expect(await editPartnersFile(remove, yes, ports)).toMatchObject({ kind: 'written' })
    expect(text()).toBe('[]\n')
  })

  it('leaves everything after a no', async () => {
    const { text, ...ports } = bucket()
    expect(await editPartnersFile(ADD, async () => false, ports)).toMatchObject({ kind: 'declined' })
    expect(text()).toBeUndefined()
  })

  it.each([
    ['made', null],
    ['changed', '[]'],
  ])('leaves a file that somebody else has %s meanwhile', async (_how, before) => {
    const { text, ...ports } = bucket()
    const put = (body: string) => ports.editableSettings.put('partners.json', body, 'application/json')
    if (before !== null) await put(before)
    const theirs = JSON.stringify([{ ...NORTH, id: 'south' }])
    const overtaken = await editPartnersFile(ADD, async () => (await put(theirs)) !== null, ports)
    expect(overtaken).toMatchObject({ kind: 'overtaken' })
    expect(text()).toBe(theirs)
  })

  it('asks nobody about an edit that changes nothing, or that cannot be done', async () => {
    const { text: _, ...ports } = bucket()
    await editPartnersFile(ADD, yes, ports)
    const ask = () => Promise.reject(new Error('asked'))
    const set = { ...ADD, kind: 'set' } as const
    expect(await editPartnersFile(set, ask, ports)).toEqual({ kind: 'same' })
    expect(await editPartnersFile(ADD, ask, ports)).toMatchObject({ kind: 'problems' })
  })
})
