import { expect, it } from 'vitest'
import { memorySource } from '../../../infra/local/run/drop-source.ts'
import { settingsFiles } from '../../../infra/local/run/settings-files.ts'

async function settingsAmong(partners: string): Promise<string[]> {
  const keys = [
    'partners.json',
    'products.csv',
    'golden.png',
    'other.png',
    'golden/activity/2026-11-22/a.csv',
  ]
  const { files } = memorySource(
    keys.map((key) => ({ key, body: Buffer.from(key === 'partners.json' ? partners : 'x') })),
  )
  const isSettings = await settingsFiles(files)
  return keys.filter(isSettings)
}

it('takes the logos that partners.json names as settings, and no other file', async () => {
  const partner = { id: 'golden', name: 'Golden', timezone: 'UTC', recipients: [] }
  const branded = { ...partner, branding: { logo: 'golden.png' } }
  expect(await settingsAmong(JSON.stringify([branded]))).toEqual([
    'partners.json',
    'products.csv',
    'golden.png',
  ])
  expect(await settingsAmong('[')).toEqual(['partners.json', 'products.csv'])
})
