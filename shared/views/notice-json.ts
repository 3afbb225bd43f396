// The stored form of a notice. The mail is rendered from it, so once it is frozen, so is everything the mail will ever say.

import * as z from 'zod/mini'
import { PoisonInput } from '../domain/errors.ts'
import { type Notice, noticeSchema } from '../domain/notices/notice.ts'
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
    throw new PoisonInput('This version cannot read the stored notice.', { cause })
  }
}
