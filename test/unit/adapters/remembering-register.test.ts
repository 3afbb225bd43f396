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

it('lists the customers once for all who ask at the same time, and again after a failure', async () => {
  const stored = fakeCustomerRegister()
  let [lists, isBroken] = [0, true]
  const list = (partner: PartnerId) => {
    lists++
    if (isBroken) throw new Error('not now')
    return stored.list(partner)
  }
  const register = rememberingRegister({ ...stored, list }, () => 0)
  const ids = Array.from({ length: 25 }, (_, n) => customerId(`customer${n}`))
  const addAll = () => Promise.allSettled(ids.map((id) => register.add(GOLDEN, [id])))
  expect((await addAll()).every(({ status }) => status === 'rejected')).toBe(true)
  expect(lists).toBe(1)
  isBroken = false
  expect((await addAll()).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(lists).toBe(2)
  expect(await Array.fromAsync(stored.list(GOLDEN))).toHaveLength(ids.length)
})
