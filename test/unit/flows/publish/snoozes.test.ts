// Snoozes in what is published: told with the flag to whoever sees the customer, and marked as ended when it is over.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { newSnooze, type Snooze, snoozePlace } from '../../../../shared/domain/flags/snooze.ts'
import { publish } from '../../../../shared/flows/publish/publish.ts'
import { type ReportFile, reportKey } from '../../../../shared/layout.ts'
import { ANA, GOLDEN, goldenWorld, LI } from '../../../support/partners.ts'
import { publishWeek } from '../../../support/publishing.ts'
import { upload } from '../../../support/reading.ts'
import { putRecord, recordAt } from '../../../support/records.ts'
import type { World } from '../../../support/world.ts'

const [W47, W48, W49] = ['2026-11-22', '2026-11-29', '2026-12-06'] as const
const LICENCES = 'customer_id,customer_name,account_manager,product_sku,licenses_sold,licenses_assigned'
const PLACE = snoozePlace(GOLDEN, 'contoso', 'low_deployment')

describe('a snoozed flag', () => {
  it('is published as one, to everybody who sees its customer and to nobody else', async () => {
    const world = await snoozed()
    await publishWeek(world, W47)
    const [flag] = digest(world, null).flags
    expect(flag).toMatchObject({
      ...{ customer_id: 'contoso', rule: 'low_deployment', snoozed_until: '2026-12-20' },
      snooze: { until: '2026-12-20', by: ANA, reason: 'They move offices.' },
    })
    expect(JSON.stringify(digest(world, LI))).not.toContain('move offices')
    const file = (name: ReportFile, of: string | null = null) => report(world, name, of)
    expect(file('customers.csv')).toContain('low_deployment:critical:new')
    expect(file('portfolio.json')).toContain('They move offices.')
    expect(file('portfolio.html')).toContain('1 flag is snoozed')
    expect(file('portfolio.html', LI)).not.toContain('move offices')
  })

  it('is told again once it has cleared, and the snooze is marked', async () => {
    const world = await snoozed()
    for (const day of [W48, W49]) {
      await upload(world, `entitlements/${day}/a.csv`, [LICENCES, 'contoso,Contoso,,E3,100,95'])
      expect(await recordAt(PLACE, world.ports)).toMatchObject({ endedOn: null })
      await publishWeek(world, day)
    }
    expect(await recordAt(PLACE, world.ports)).toMatchObject({ endedOn: W49 })
    // It stays so, though the older week is published again.
    await publish({ partner: GOLDEN, asOf: W47, dueAtMs: world.ports.clock() }, world.ports)
    expect(digest(world, null).flags[0]).toMatchObject({ rule: 'low_deployment', snoozed_until: null })
  })

  it('is told where its record is damaged', async () => {
    const world = await snoozed({ until: 'soon' })
    await publishWeek(world, W47)
    expect(digest(world, null).flags[0]).toMatchObject({ snooze: null })
  })
})

async function snoozed(stated: Partial<Snooze> = {}): Promise<World> {
  const world = goldenWorld()
  await upload(world, `entitlements/${W47}/a.csv`, [
    LICENCES,
    'contoso,Contoso,,E3,100,10',
    `fabrikam,Fabrikam,${LI},E3,100,95`,
  ])
  const about = {
    partner: GOLDEN,
    customer: 'contoso',
    rule: 'low_deployment',
    severity: 'critical',
  } as const
  const asked = { asOf: W47, weeks: 4, reason: 'They move offices.', by: ANA } as const
  const snooze = newSnooze({ ...about, ...asked }, dayOf(W47), world.ports.clock())
  await putRecord(PLACE, { ...snooze, ...stated }, world.ports)
  return world
}

function digest(world: World, of: string | null): { flags: Record<string, unknown>[] } {
  return JSON.parse(report(world, 'digest.json', of))
}

/** Of the first week; `of`: of the customers of that account manager. */
function report({ reports }: World, name: ReportFile, of: string | null): string {
  return reports.texts()[reportKey(GOLDEN, W47, name, of)] ?? ''
}
