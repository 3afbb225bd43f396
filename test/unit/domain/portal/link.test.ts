// How long the record of a link is kept.

import { expect, it } from 'vitest'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import { forgottenAtMs, LIFETIME_MS, PURPOSES } from '../../../../shared/domain/portal/link.ts'
import { email } from '../../../support/messages.ts'

const DAY_MS = 24 * 3_600_000

it.each(PURPOSES)('a link to %s can be asked for anew for 400 days after it has expired', (purpose) => {
  const link = {
    partner: 'golden' as PartnerId,
    recipient: email('ana@golden.example'),
    purpose,
    customers: 'all',
    madeAtMs: 0,
    expiresAtMs: LIFETIME_MS[purpose],
  } as const
  expect(forgottenAtMs(link)).toBeGreaterThanOrEqual(link.expiresAtMs + 400 * DAY_MS)
})
