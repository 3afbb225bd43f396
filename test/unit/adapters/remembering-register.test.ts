import { expect, it } from 'vitest'
import { rememberingRegister } from '../../../shared/adapters/remembering-register.ts'
import { customerId, type PartnerId } from '../../../shared/domain/ids.ts'
import { fakeCustomerRegister } from '../../support/fakes/customer-register.ts'

const GOLDEN = 'golden' as PartnerId
const ALPHA = customerId('alpha')
const HOUR_MS = 3_600_000

it('registers a customer again that an operator has removed elsewhere, after some hours', async () => {
  const stored = fakeCustomerRegister()
  let nowMs = 0
  const register = rememberingRegister(stored, () => nowMs)
  await register.add(GOLDEN, [ALPHA])
  await stored.remove(GOLDEN, [ALPHA])
  nowMs += HOUR_MS
  await register.add(GOLDEN, [ALPHA])
  expect(await Array.fromAsync(stored.list(GOLDEN))).toEqual([])
  nowMs += 6 * HOUR_MS
  await register.add(GOLDEN, [ALPHA])
  expect(await Array.fromAsync(stored.list(GOLDEN))).toEqual([ALPHA])
})
