// What names of real exports tell.

import { describe, expect, it } from 'vitest'
import { guessOf } from '../../../../shared/domain/drops/guess.ts'

describe('the name of a file', () => {
  it.each([
    ['getOffice365ActiveUserDetail.csv', 'activity', null],
    ['Office365ActiveUserDetail11_19_2026 9_30_12 AM.csv', 'activity', '2026-11-19'],
    ['TeamsUserActivityUserDetail_2026-11-20.csv.gz', 'activity', '2026-11-20'],
    ['subscribedSkus.json', 'entitlements', null],
    ['licences 20261122.csv', 'entitlements', '2026-11-22'],
    ['Contoso-licenses.xlsx', 'entitlements', null],
    ['tickets_2026_11_01.csv', 'support', '2026-11-01'],
    ['zendesk-export.csv', 'support', null],
    ['export.csv', null, null],
    ['2026-13-40.csv', null, null],
    ['a1202611225.csv', null, null],
    ['from the future 2026-11-23.csv', null, null],
  ])('%s says %s and %s', (name, dataset, day) => {
    expect(guessOf(name, '2026-11-22')).toEqual({ dataset, day })
  })
})
