import { describe, expect, it } from 'vitest'
import { settingsSource } from '../../../shared/adapters/settings-source.ts'
import { Transient } from '../../../shared/domain/errors.ts'
import { fakeDropBucket } from '../../support/fakes/drop-bucket.ts'

const partnersJson = (timezone: string) =>
  JSON.stringify([{ id: 'golden', name: 'Golden', timezone, recipients: [] }])

function world() {
  const bucket = fakeDropBucket()
  const read: string[] = []
  const settings = settingsSource({
    head: bucket.head,
    read(key, version) {
      read.push(version)
      return bucket.read(key, version)
    },
  })
  const timeZone = async () => [...(await settings()).values()].map((partner) => partner.timeZone)
  return { bucket, read, settings, timeZone }
}

describe('the settings', () => {
  it('are parsed once, and again when they have changed, at the very next look', async () => {
    const { bucket, read, timeZone } = world()
    bucket.upload('partners.json', partnersJson('Europe/Madrid'))
    expect([await timeZone(), await timeZone()]).toEqual([['Europe/Madrid'], ['Europe/Madrid']])
    expect(read).toHaveLength(1)
    bucket.upload('partners.json', partnersJson('Asia/Tokyo'))
    expect(await timeZone()).toEqual(['Asia/Tokyo'])
    bucket.upload('partners.json', partnersJson('Asia/Tokyo'))
    expect(await timeZone()).toEqual(['Asia/Tokyo'])
    expect(read).toHaveLength(2)
  })

  it('are asked for again while they are missing or wrong', async () => {
    const { bucket, settings, timeZone } = world()
    await expect(settings()).rejects.toThrow(
      'partners.json is missing in the settings bucket; put it at its root.',
    )
    bucket.upload('partners.json', partnersJson('Europe/Madird'))
    await expect(settings()).rejects.toThrow('partners.json is not valid:\npartners[0].timezone')
    bucket.upload('partners.json', Buffer.from('[{ "name": "Café" }]', 'latin1'))
    await expect(settings()).rejects.toThrow(
      new Transient('partners.json is not valid:\nline 1: the text is not UTF-8; save the file as UTF-8.'),
    )
    bucket.upload('partners.json', partnersJson('Europe/Madrid'))
    expect(await timeZone()).toEqual(['Europe/Madrid'])
    bucket.remove('partners.json')
    await expect(settings()).rejects.toThrow('is missing')
  })
})
