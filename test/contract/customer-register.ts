// The contract of every register of customers.

import { beforeEach, describe, expect, it } from 'vitest'
import { type CustomerId, customerId } from '../../shared/domain/ids.ts'
import type { CustomerRegister } from '../../shared/ports/sheets.ts'
import { partner } from './builders.ts'
import { race } from './race.ts'

export function customerRegisterContract(make: () => Promise<CustomerRegister>): void {
  describe('a register of customers', () => {
    let register: CustomerRegister

    beforeEach(async () => {
      register = await make()
    })

    const listed = (id?: string) => Array.fromAsync(register.list(partner(id)))
    const ids = (...texts: string[]): CustomerId[] => texts.map(customerId)

    it('is empty at first', async () => {
      expect(await listed()).toEqual([])
    })

    it('lists each customer once, in code-point order', async () => {
      await register.add(partner(), ids('zeta', 'beta'))
      await register.add(partner(), ids('beta', 'alpha', 'beta', '～', '𝒳', 'client #1'))
      expect(await listed()).toEqual(ids('alpha', 'beta', 'client #1', 'zeta', '～', '𝒳'))
    })

    it('keeps partners apart', async () => {
      await register.add(partner('northwind'), ids('a'))
      await register.add(partner('northwind-2'), ids('b'))
      expect(await listed('northwind')).toEqual(['a'])
      expect(await listed('northwind-2')).toEqual(['b'])
    })

    it('accepts none, and many at once', async () => {
      const many = Array.from({ length: 230 }, (_, n) => customerId(`c${String(n).padStart(3, '0')}`))
      await register.add(partner(), [])
      await register.add(partner(), many.slice(0, 120))
      await register.add(partner(), many)
      expect(await listed()).toEqual(many)
    })

    it('removes customers, who may be added again', async () => {
      await register.add(partner(), ids('a', 'b'))
      await register.add(partner('northwind-2'), ids('a'))
      await register.remove(partner(), ids('a', 'unknown'))
      expect(await listed()).toEqual(['b'])
      expect(await listed('northwind-2')).toEqual(['a'])
      await register.add(partner(), ids('a'))
      expect(await listed()).toEqual(['a', 'b'])
    })

    it('keeps all customers of concurrent additions', async () => {
      await race(6, (worker) => register.add(partner(), ids('shared', `own-${worker}`)))
      expect(await listed()).toEqual(['own-0', 'own-1', 'own-2', 'own-3', 'own-4', 'own-5', 'shared'])
    })
  })
}
