import { describe, expect, it } from 'vitest'
import { settingsSource } from '../../../shared/adapters/settings-source.ts'
import { Transient } from '../../../shared/domain/errors.ts'
import { fakeDropBucket } from '../../support/fakes/drop-bucket.ts'

const partnersJson = (timezone: string) =>
  JSON.stringify([{ id: 'golden', name: 'Golden', timezone, recipients: [] }])

function world() {
  const bucket = fakeDropBucket()
  const read: string[] = []
  const told: string[] = []
  const counted = {
    head: bucket.head,
    read(key: string, version: string) {
      read.push(version)
      return bucket.read(key, version)
    },
  }
  const settings = settingsSource(counted, (sentence) => told.push(sentence))
  const timeZone = async () => [...(await settings()).values()].map((partner) => partner.timeZone)
  return { bucket, read, settings, timeZone, told }
}

describe('the settings', () => {
  it('are parsed once, and again at the next call after a change', async () => {
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

  it('are fetched again while they are missing or invalid', async () => {
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

  it('include the current catalogue of the operator', async () => {
    const { bucket, read, settings } = world()
    const known = async () => {
      const [partner] = (await settings()).values()
      return partner?.operatorProducts.product('CONTOSO_1')?.names ?? null
    }
    bucket.upload('partners.json', partnersJson('Europe/Madrid'))
    expect(await known()).toBeNull()
    bucket.upload('products.csv', 'Product_Display_Name,String_Id\r\nContoso One,CONTOSO_1\r\n')
    expect([await known(), await known()]).toEqual([['Contoso One'], ['Contoso One']])
    expect(read).toHaveLength(2)
    bucket.remove('products.csv')
    expect(await known()).toBeNull()
  })

  it('ignore a broken catalogue, which is reported once', async () => {
    const { bucket, timeZone, told } = world()
    bucket.upload('partners.json', partnersJson('Europe/Madrid'))
    bucket.upload('products.csv', 'Product_Display_Name,GUID\r\n')
    expect([await timeZone(), await timeZone()]).toEqual([['Europe/Madrid'], ['Europe/Madrid']])
    expect(told).toEqual([
      'products.csv has no column String_Id; put the table there as Microsoft publishes it, in CSV with commas. Until then the built-in catalogue counts alone.',
    ])
  })
})
