import { describe, expect, it } from 'vitest'
import { UnreadableObject } from '../../../../shared/domain/errors.ts'
import { logoProblem, logoUri } from '../../../../shared/domain/portfolio/logo.ts'
import { publishedLook } from '../../../../shared/flows/publish/branding.ts'
import { GOLDEN, goldenWorld, putGolden } from '../../../support/partners.ts'
import type { World } from '../../../support/world.ts'
import { png } from '../../domain/portfolio/png.ts'

async function branded(world: World, logo: string | null = 'golden.png') {
  putGolden(world, { branding: { color: '#0F6E68', ...(logo === null ? {} : { logo }) } })
  const partner = (await world.ports.settings()).get(GOLDEN) ?? expect.fail('golden is a partner')
  return publishedLook(partner, world.ports)
}

describe('the branding of reports', () => {
  it('keeps the logo under its hash, so that the report can be rendered again', async () => {
    const world = goldenWorld()
    world.services.settingsBucket.upload('golden.png', png(400, 200))
    const { branding, logo } = await branded(world)
    expect(logo).toMatch(/^data:image\/png;base64,iVBORw0KGgo/)
    expect(branding.color).toBe('#0f6e68')
    const kept = await world.reports.get(`digests/golden/logos/${branding.logoSha256}`)
    expect(Buffer.from(kept?.body ?? [])).toEqual(png(400, 200))
    expect(world.alerts).toEqual([])
  })

  it('keeps the logo for as long as the latest report that has it', async () => {
    const world = goldenWorld()
    world.services.settingsBucket.upload('golden.png', png(400, 200))
    await branded(world)
    world.advance(7 * 24 * 3_600_000)
    await branded(world)
    const logos = await Array.fromAsync(world.reports.list('digests/golden/logos/'))
    expect(logos.map(({ modifiedMs }) => modifiedMs)).toEqual([world.ports.clock()])
  })

  it('comes without a logo that the bucket withholds', async () => {
    const world = goldenWorld()
    world.services.settingsBucket.upload('golden.png', png(400, 200))
    putGolden(world, { branding: { logo: 'golden.png' } })
    const partner = (await world.ports.settings()).get(GOLDEN) ?? expect.fail('golden is a partner')
    const { settingsBucket } = world.ports
    const read = () => Promise.reject(new UnreadableObject('it lies in an archive class; upload it again'))
    const ports = { ...world.ports, settingsBucket: { ...settingsBucket, read } }
    expect((await publishedLook(partner, ports)).logo).toBeNull()
    const reason = 'The logo golden.png cannot be read: it lies in an archive class; upload it again.'
    expect(world.alerts).toMatchObject([{ reason }])
  })

  it('needs no logo', async () => {
    const world = goldenWorld()
    expect((await branded(world, null)).logo).toBeNull()
    expect(world.alerts).toEqual([])
  })

  it.each([
    ['is missing in the settings bucket; put it at its root.', null],
    ['is no PNG or JPEG; save it as one.', Buffer.from('<svg onload="alert(1)"/>')],
    ['is no PNG or JPEG; save it as one.', Buffer.alloc(0)],
    ['is no PNG or JPEG; save it as one.', png(0, 10)],
    ['is no PNG or JPEG; save it as one.', png(10, 10).subarray(0, 20)],
    ['is no PNG or JPEG; save it as one.', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1')],
    ['has 801 × 10 pixels; at most 800 × 400 are shown.', png(801, 10)],
    ['has 10 × 401 pixels; at most 800 × 400 are shown.', png(10, 401)],
    ['has more than 65536 bytes; make it smaller.', Buffer.concat([png(10, 10), Buffer.alloc(65_536)])],
  ])('comes without a logo that %s', async (problem, bytes) => {
    const world = goldenWorld()
    if (bytes !== null) world.services.settingsBucket.upload('golden.png', bytes)
    expect(await branded(world)).toMatchObject({ logo: null, branding: { logoSha256: null } })
    expect(world.alerts).toMatchObject([{ partner: 'golden', reason: `The logo golden.png ${problem}` }])
  })
})

describe('a logo in a report', () => {
  it('is measured by its own bytes, not by what lies behind them in memory', () => {
    const whole = png(10, 10)
    expect(logoProblem(whole.subarray(0, 22))).toBe('is no PNG or JPEG; save it as one.')
    expect(logoProblem(whole)).toBeNull()
  })

  it('is told by its first bytes, whatever its name says', () => {
    expect(logoUri(png(1, 1))).toMatch(/^data:image\/png;base64,iVBORw0KGgo/)
  })
})
