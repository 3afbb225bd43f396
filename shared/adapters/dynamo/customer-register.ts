// The register of customers over the Partners table: pk = partner, sk = customer#{customer}.

import type { CustomerId, PartnerId } from '../../domain/ids.ts'
import type { CustomerRegister } from '../../ports/sheets.ts'
import type { ItemKey } from './item.ts'
import type { Table } from './table.ts'

export function dynamoCustomerRegister(table: Table): CustomerRegister {
  return {
    async add(partner, customers) {
      const items = [...new Set(customers)].map((customer) => ({ ...keyOf(partner, customer), customer }))
      // A read costs a tenth of a write, and nearly every customer is registered already.
      const known = new Set((await table.getAll(items)).map(({ sk }) => sk))
      await table.putAll(items.filter(({ sk }) => !known.has(sk)))
    },
    async *list(partner) {
      for await (const item of table.query(partner, 'customer')) yield item.customer as CustomerId
    },
    remove: (partner, customers) => table.deleteAll(customers.map((customer) => keyOf(partner, customer))),
  }
}

function keyOf(partner: PartnerId, customer: CustomerId): ItemKey {
  return { pk: partner, sk: `customer#${customer}` }
}
