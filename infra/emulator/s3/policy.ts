// The policy of a form: what may be uploaded with it, until when, and the signature that makes it a credential.

import * as z from 'zod/mini'
import { type Credentials, isSignatureOf } from '../signature.ts'
import { S3Error } from './errors.ts'

export interface Sizes {
  readonly minBytes: number
  readonly maxBytes: number
}

type Fields = ReadonlyMap<string, string>

const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.record(z.string(), z.string()),
      z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
      z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
    ]),
  ),
})
type Condition = z.output<typeof policySchema>['conditions'][number]

/** Fields that no condition has to name. */
const FREE = /^(policy|x-amz-signature|file|bucket|x-ignore-.*)$/

/** What may be uploaded with these fields. Throws an S3Error if nothing. */
export async function checkPolicy(fields: Fields, bucket: string, credentials: Credentials): Promise<Sizes> {
  const policy = await signedPolicy(fields, credentials)
  if (Date.now() > Date.parse(policy.expiration)) throw denied('Policy expired.')
  const named = new Set<string>()
  const sizes = { minBytes: 0, maxBytes: Number.POSITIVE_INFINITY }
  for (const condition of policy.conditions) {
    if (Array.isArray(condition) && condition[0] === 'content-length-range') {
      sizes.minBytes = condition[1]
      sizes.maxBytes = condition[2]
      continue
    }
    for (const [operator, name, value] of comparisons(condition)) {
      const given = name === 'bucket' ? bucket : (fields.get(name) ?? '')
      const holds = operator === 'eq' ? given === value : given.startsWith(value)
      if (!holds) throw denied(`Policy Condition failed: ${JSON.stringify([operator, `$${name}`, value])}`)
      named.add(name)
    }
  }
  const extra = [...fields.keys()].filter((name) => !named.has(name) && !FREE.test(name))
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`)
  return sizes
}

/** Throws an S3Error unless it is signed with these credentials. */
async function signedPolicy(
  fields: Fields,
  credentials: Credentials,
): Promise<z.output<typeof policySchema>> {
  const [encoded, scope, signature] = ['policy', 'x-amz-credential', 'x-amz-signature'].map((name) =>
    fields.get(name),
  )
  if (encoded === undefined || scope === undefined || signature === undefined) {
    throw new S3Error('AccessDenied', 'Access Denied')
  }
  if (!(await isSignatureOf(encoded, signature, scope, credentials))) {
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    )
  }
  const policy = policySchema.safeParse(parseJson(Buffer.from(encoded, 'base64').toString('utf8')))
  if (!policy.success) throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.')
  return policy.data
}

type Comparison = readonly [operator: 'eq' | 'starts-with', name: string, value: string]

/** Names in lower case, without the sign before them. */
function comparisons(condition: Condition): readonly Comparison[] {
  if (!Array.isArray(condition)) {
    return Object.entries(condition).map(([name, value]) => ['eq', name.toLowerCase(), value])
  }
  const [operator, name, value] = condition
  if (operator === 'content-length-range') return []
  return [[operator, name.replace(/^\$/, '').toLowerCase(), value]]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function denied(why: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${why}`)
}
