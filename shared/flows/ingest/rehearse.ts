// A rehearsal reads a drop as if it counted and stores nothing: its receipt and rejects are all that comes of it.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { ReadOutcome } from '../../domain/drops/outcome.ts'
import { readDrop } from '../../domain/drops/read-drop.ts'
import type { ObjectHead, ObjectWriter } from '../../ports.ts'
import { receiptJson, receiptKey, rejectsKey } from '../../views/receipt.ts'
import { unknownPartner, unreadOutcome } from './commit.ts'
import type { IngestPorts } from './ports.ts'

/** Does nothing when the receipt already tells of this version. */
export async function rehearse(address: DropAddress, ports: IngestPorts): Promise<void> {
  const timeZone = (await ports.settings()).get(address.partner)?.timeZone ?? null
  const place = receiptKey(address.key, timeZone === null)
  const head = await ports.drops.head(address.key)
  const told = await ports.reports.get(place)
  if (told !== null && tellsOf(told.body, head)) return
  if (head === null && told === null) return
  const startedMs = ports.clock()
  const outcome = head === null ? null : await readForReceipt(address, head, timeZone, ports)
  const receipt = receiptJson({
    key: address.key,
    status: head === null ? 'deleted' : outcome?.refused === null ? 'committed' : 'refused',
    object: head,
    outcome,
    replaced: null,
    durationMs: ports.clock() - startedMs,
  })
  await ports.reports.put(place, receipt, 'application/json')
}

function tellsOf(receipt: Uint8Array, head: ObjectHead | null): boolean {
  const { version, deleted } = JSON.parse(Buffer.from(receipt).toString('utf8'))
  return head === null ? deleted === true : version === head.version
}

async function readForReceipt(
  address: DropAddress,
  head: ObjectHead,
  timeZone: string | null,
  ports: IngestPorts,
): Promise<ReadOutcome> {
  if (timeZone === null) return unreadOutcome(unknownPartner(address), head)
  const key = rejectsKey(address.key, false)
  const first = await readOnce({ address, head, timeZone, key }, ports)
  if (first !== 'not-utf8') return first
  const second = await readOnce({ address, head, timeZone, key, encoding: 'windows-1252' }, ports)
  if (second === 'not-utf8') throw new TypeError('Windows-1252 reads any byte')
  return second
}

interface Rehearsal {
  readonly address: DropAddress
  readonly head: ObjectHead
  readonly timeZone: string
  readonly key: string
  readonly encoding?: 'windows-1252'
}

async function readOnce(
  { key, head, ...context }: Rehearsal,
  ports: IngestPorts,
): ReturnType<typeof readDrop> {
  let rejects: ObjectWriter | null = null
  const body = (await ports.drops.read(context.address.key, head.version)) ?? nothing()
  const result = await readDrop(body, context, {
    async sheet() {},
    async rejects(csv: string) {
      rejects ??= ports.reports.openWriter(key, 'text/csv; charset=utf-8')
      await rejects.write(csv)
    },
  })
  const written = rejects as ObjectWriter | null
  if (result === 'not-utf8') await written?.abort()
  else if (written === null) await ports.reports.delete(key)
  else await written.close()
  return result
}

async function* nothing(): AsyncIterable<Uint8Array> {}
