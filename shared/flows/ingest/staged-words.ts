// What a reading left for its receipt alone, as it comes back from the bucket.

import * as z from 'zod/mini'
import type { QuotingWords } from '../../domain/drops/outcome.ts'
import type { Commitment, ReportBucket } from '../../ports.ts'
import { parseJsonObject } from './json-body.ts'

/** null: there is nothing of the kind, or it is gone; whoever verifies finds that out. */
export async function readStagedWords(
  { stagedWordsKey }: Commitment,
  reports: Pick<ReportBucket, 'get'>,
): Promise<QuotingWords | null> {
  const found = stagedWordsKey === null ? null : await reports.get(stagedWordsKey)
  const words = WORDS.safeParse(found === null ? null : parseJsonObject(found.body))
  return words.success ? words.data : null
}

const WORDS: z.ZodMiniType<QuotingWords> = z.object({
  ignoredColumns: z.array(z.string()),
  problems: z.array(z.object({ code: z.string(), rows: z.number(), message: z.string() })),
  refusal: z.nullable(z.string()),
})
