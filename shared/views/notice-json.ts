// A notice as it is frozen: all that its mail will ever say, for machines too.

import * as z from 'zod/mini'
import { DATASETS } from '../domain/drops/drop-key.ts'
import { REFUSAL_CODES } from '../domain/drops/outcome.ts'
import { PoisonInput } from '../domain/errors.ts'
import type { Notice } from '../domain/notices/notice.ts'
import { withCamelKeys, withSnakeKeys } from './key-case.ts'

const SCHEMA = 1

export function noticeJson(notice: Notice): string {
  return `${JSON.stringify(withSnakeKeys({ schema: SCHEMA, ...notice }), null, 2)}\n`
}

/** Reads what `noticeJson` wrote; throws PoisonInput for anything else. */
export function parseNotice(json: string): Notice {
  try {
    const read = withCamelKeys(JSON.parse(json))
    z.object({ schema: z.literal(SCHEMA) }).parse(read)
    return noticeSchema.parse(read)
  } catch (cause) {
    throw new PoisonInput('This is no notice that this version can read.', { cause })
  }
}

const head = {
  partner: z.object({ id: z.string(), name: z.string() }),
  day: z.string(),
  week: z.string(),
}

const gap = z.object({ dataset: z.enum(DATASETS), lastDay: z.string(), ageDays: z.number() })

const drop = z.object({
  key: z.string(),
  code: z.enum(REFUSAL_CODES),
  message: z.string(),
  replaced: z.nullable(z.object({ rows: z.number(), customers: z.number() })),
  receiptKey: z.string(),
})

const noticeSchema: z.ZodMiniType<Notice> = z.discriminatedUnion('kind', [
  z.object({ ...head, kind: z.literal('gap'), gaps: z.array(gap) }),
  z.object({ ...head, kind: z.literal('refusal'), drops: z.array(drop), more: z.number() }),
])
