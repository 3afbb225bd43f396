// Suppressed addresses over the Partners table: pk = partner, sk = suppressed#{address}.

import type { PartnerId } from '../../domain/ids.ts'
import type { Suppression, SuppressionList } from '../../ports.ts'
import type { Item, ItemKey } from './item.ts'
import type { Table } from './table.ts'

export function dynamoSuppressionList(table: Table): SuppressionList {
  return {
    async add(partner, { recipient, cause, atMs }) {
      await table.update(keyOf(partner, recipient), { default: { recipient, cause, atMs } })
    },
    async find(partner, recipient) {
      const item = await table.get(keyOf(partner, recipient))
      return item === null ? null : suppressionOf(item)
    },
    async *list(partner) {
      for await (const item of table.query(partner, 'suppressed')) yield suppressionOf(item)
    },
    async remove(partner, recipient) {
      const key = keyOf(partner, recipient)
      if ((await table.get(key)) === null) return false
      await table.deleteAll([key])
      return true
    },
  }
}

/** An address is the same in any case. */
function keyOf(partner: PartnerId, recipient: string): ItemKey {
  return { pk: partner, sk: `suppressed#${recipient.toLowerCase()}` }
}

function suppressionOf({ recipient, cause, atMs }: Item): Suppression {
  return {
    recipient: recipient as string,
    cause: cause as Suppression['cause'],
    atMs: atMs as number,
  }
}
