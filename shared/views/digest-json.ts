// digest.json: the digest for programs, with its sentences in the partner's language. The mail is rendered from the
// figures of the same text, so once that is frozen, so is everything the mail will ever say, in whatever language.

import * as z from 'zod/mini'
import { $ZodError } from 'zod/v4/core'
import { type Digest, type DigestFlag, digestSchema } from '../domain/digest/digest.ts'
import { PoisonInput } from '../domain/errors.ts'
import type { Immutable } from '../domain/immutable.ts'
import { withCamelKeys, withSnakeKeys } from './key-case.ts'
import { RENDERER_VERSION } from './renderer-version.ts'
import type { Texts } from './texts/texts.ts'
import { adviceLines, whyFlagged } from './why.ts'

const head = { schema: z.literal(1) }
const flag = z.object({
  ...digestSchema.shape.flags._zod.def.element.shape,
  /** The last day of its snooze; null: nobody asked not to be told of it. */
  snoozedUntil: z.nullable(z.string()),
  why: z.string(),
  advice: z.array(z.string()),
})

/** The content of `digest.json`, with its keys in camel case. */
export const publishedDigestSchema = z.object({
  ...head,
  /** The version of the renderers at that time. */
  rendererVersion: z.number(),
  ...digestSchema.shape,
  flags: z.array(flag),
})
type PublishedDigest = Immutable<z.output<typeof publishedDigestSchema>>

/** JSON text; `why` and `advice` of the flags are in the language of `texts`. */
export function digestJson(digest: Digest, texts: Texts): string {
  const customers = new Map(digest.flaggedCustomers.map((customer) => [customer.customerId, customer]))
  const explained = (flag: DigestFlag) => {
    const customer = customers.get(flag.customerId)
    if (customer === undefined)
      throw new RangeError(`The figures of ${flag.customerId}, which has a flag, are missing.`)
    return {
      ...flag,
      snoozedUntil: flag.snooze?.until ?? null,
      why: whyFlagged(flag, customer, texts),
      advice: adviceLines(flag.rule, texts),
    }
  }
  const published: PublishedDigest = {
    schema: 1,
    rendererVersion: RENDERER_VERSION,
    ...digest,
    flags: digest.flags.map(explained),
  }
  return `${JSON.stringify(withSnakeKeys(published), null, 2)}\n`
}

/** Reads what `digestJson` wrote; throws PoisonInput for anything else. */
export function parseDigest(json: string): Digest {
  try {
    const read = withCamelKeys(JSON.parse(json))
    z.object(head).parse(read)
    return digestSchema.parse(read)
  } catch (cause) {
    const field = cause instanceof $ZodError ? ` (field ${cause.issues[0]?.path.join('.')})` : ''
    throw new PoisonInput(
      `This version cannot read the stored digest${field}. To have it published again, delete the records of the digest and of this mail.`,
      { cause },
    )
  }
}

/** null: it was frozen before renderers had versions. */
export function rendererVersionOf(json: string): number | null {
  return versioned.parse(withCamelKeys(JSON.parse(json))).rendererVersion
}

const versioned = z.object({ rendererVersion: z._default(z.nullable(z.number()), null) })
