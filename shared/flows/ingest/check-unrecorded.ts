// What differs about keys that have no record: those that do not fit, and rehearsals. Their receipt is all that is
// kept of them.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { ObjectHead } from '../../ports.ts'
import { readFacts, receiptJson, receiptKey, refusedKeyReceiptJson } from '../../views/receipt.ts'
import type { CheckPorts } from './check-key.ts'
import { checkReceipt } from './check-receipt.ts'
import { unknownPartner, unreadOutcome } from './commit.ts'
import type { Difference } from './difference.ts'
import { type Rereading, readAgain } from './read-again.ts'
import { refusalOfFailure } from './stopped.ts'
import { objectAt } from './stray-receipts.ts'
import { placeOf } from './tell-receipt.ts'

export async function checkMisfit(
  key: string,
  problem: string,
  { drops, reports }: CheckPorts,
): Promise<Difference[]> {
  const head = await drops.head(key)
  if (head === null && (await reports.etag(receiptKey(key, true))) === null) return []
  const json = () => refusedKeyReceiptJson({ key, object: head, problem })
  const expected = { key, partnerKnown: false, json, rejects: null, wasToldBefore: false }
  // Nobody who tells of such a key looks for rejects: nothing of it is read.
  const objects = await objectAt(placeOf(key, false).rejects, reports)
  const remedy = { kind: 'delete-objects', objects } as const
  return (await checkReceipt(expected, reports)).map((differing) =>
    differing.part === 'rejects' ? { ...differing, remedy } : differing,
  )
}

export async function checkRehearsal(address: DropAddress, ports: CheckPorts): Promise<Difference[]> {
  const { key } = address
  const timeZone = (await ports.settings()).get(address.partner)?.timeZone ?? null
  const partnerKnown = timeZone !== null
  const head = await ports.drops.head(key)
  if (head === null && (await ports.reports.etag(placeOf(key, partnerKnown).receipt)) === null) return []
  const reading = head === null ? null : await readOrRefuse(address, head, timeZone, ports)
  if (reading === 'gone') return checkRehearsal(address, ports)
  const outcome = reading?.outcome ?? null
  const facts = {
    key,
    status:
      outcome === null
        ? ('deleted' as const)
        : outcome.refused === null
          ? ('committed' as const)
          : ('refused' as const),
    object: head,
    ...readFacts(outcome),
    replaced: null,
  }
  return checkReceipt(
    {
      key,
      partnerKnown,
      json: ({ duration_ms: durationMs }) => receiptJson({ ...facts, durationMs: Number(durationMs) }),
      rejects: reading?.rejects ?? null,
      wasToldBefore: true,
    },
    ports.reports,
  )
}

type Rehearsed = Pick<Rereading, 'outcome' | 'rejects'>

async function readOrRefuse(
  address: DropAddress,
  head: ObjectHead,
  timeZone: string | null,
  { drops }: CheckPorts,
): Promise<Rehearsed | 'gone'> {
  if (timeZone === null) return { outcome: unreadOutcome(unknownPartner(address), head), rejects: null }
  try {
    return (await readAgain(address, head, timeZone, drops)) ?? 'gone'
  } catch (error) {
    const refusal = refusalOfFailure(error)
    if (refusal === null) throw error
    return { outcome: unreadOutcome(refusal, head), rejects: null }
  }
}
