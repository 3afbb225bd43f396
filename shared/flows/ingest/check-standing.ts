// Does a record state what follows from its key's object: whether it counts, was refused, has rejects?

import { quotingWords } from '../../domain/drops/outcome.ts'
import type { Commitment } from '../../ports.ts'
import type { Look } from './commit.ts'
import { type Difference, difference, differingFields } from './difference.ts'
import type { Rereading } from './read-again.ts'

/** `reread` is null where there is nothing to read. */
export function checkStanding(look: Look, commitment: Commitment, reread: Rereading | null): Difference[] {
  const fields = differingFields(standingOf(commitment), standingAfter(look, reread))
  if (fields.length === 0) return []
  return [difference('ledger', 'read', `The record does not follow from the file: ${fields.join(', ')}.`)]
}

interface Standing {
  readonly status: Commitment['status']
  /** Of a key that holds nothing, nobody asks whether its partner is known. */
  readonly partnerKnown: boolean | null
  /** Some generation counts. */
  readonly generation: boolean
  readonly rejects: boolean
  readonly words: boolean
}

function standingOf({
  status,
  partnerKnown,
  generation,
  stagedRejectsKey,
  stagedWordsKey,
}: Commitment): Standing {
  return {
    status,
    partnerKnown: status === 'deleted' ? null : partnerKnown,
    generation: generation !== null,
    rejects: stagedRejectsKey !== null,
    words: stagedWordsKey !== null,
  }
}

function standingAfter({ head, timeZone }: Look, reread: Rereading | null): Standing {
  const status = head === null ? 'deleted' : reread?.outcome.refused === null ? 'committed' : 'refused'
  return {
    status,
    partnerKnown: status === 'deleted' ? null : timeZone !== null,
    generation: status === 'committed',
    rejects: (reread?.rejects ?? null) !== null,
    words: reread !== null && quotingWords(reread.outcome) !== null,
  }
}
