// A stage is one deployment of the product. Its settings are in cdk.json under context.stages; `-c
// stage=NAME` picks one.

import type { Node } from 'constructs'
import { z } from 'zod'

export interface StageSettings {
  /** Part of the stacks' names. */
  readonly name: string
  /** The address that digests are sent from. */
  readonly sender: string
  /** What SES verifies: that address alone, or its whole domain (signed mail; needs three DNS records). */
  readonly senderIdentity: 'address' | 'domain'
  /** The address that alarms are mailed to. */
  readonly alarmAddress: string
  /** How long drops, reports and receipts are kept, in days. */
  readonly retentionDays: number
  /** Where it is deployed; undefined: where the current AWS credentials point. */
  readonly account?: string | undefined
  readonly region?: string | undefined
}

/** Invalid settings; the message has one sentence for each error, and is for people. */
export class StageError extends Error {
  override readonly name = 'StageError'
}

// A window looks back 28 days, and a file may be 31 days from the day that its key names.
const leastRetentionDays = 60

const settings = z.strictObject({
  sender: z.email('the e-mail address that digests are sent from'),
  senderIdentity: z
    .enum(['address', 'domain'], '"address" (also when left out) or "domain"')
    .default('address'),
  alarmAddress: z.email('the e-mail address that alarms are sent to'),
  retentionDays: z.custom<number>(
    (days) => Number.isInteger(days) && Number(days) >= leastRetentionDays && Number(days) <= 3650,
    `how long drops and reports are kept, a whole number of days from ${leastRetentionDays} to 3650`,
  ),
  account: z
    .string('the account number, 12 digits')
    .regex(/^\d{12}$/, 'the account number, 12 digits')
    .optional(),
  region: z
    .string('a region such as "eu-west-1"')
    .regex(/^[a-z]+(-[a-z]+)+-\d$/, 'a region such as "eu-west-1"')
    .optional(),
})

/** Reads the chosen stage's settings from the context. Throws StageError. */
export function readStage(node: Node): StageSettings {
  const name: unknown = node.tryGetContext('stage')
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    throw new StageError('No stage is chosen: give "-c stage=NAME" (lower-case letters, digits, hyphens).')
  }
  const stages: unknown = node.tryGetContext('stages')
  const stage = isRecord(stages) ? stages[name] : undefined
  if (!isRecord(stage)) {
    throw new StageError(`cdk.json has no stage "${name}": add its settings at context.stages.${name}.`)
  }
  const result = settings.safeParse(stage)
  if (result.success) return { name, ...result.data }
  throw new StageError(
    result.error.issues.map((issue) => describe(issue, `context.stages.${name}`, stage)).join('\n'),
  )
}

function describe(issue: z.core.$ZodIssue, at: string, stage: Record<string, unknown>): string {
  if (issue.code === 'unrecognized_keys')
    return `cdk.json: ${at} has unknown settings: ${issue.keys.join(', ')}.`
  const field = issue.path.join('.')
  const wrong = stage[field] === undefined ? 'is missing' : `cannot be ${JSON.stringify(stage[field])}`
  return `cdk.json: ${at}.${field} ${wrong}: ${issue.message}.`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
