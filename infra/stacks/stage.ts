// A stage is one deployment of the product. Its settings are in cdk.json under context.stages; `-c
// stage=NAME` picks one.

import type { Node } from 'constructs'
import { z } from 'zod'

export interface StageSettings {
  /** Part of the stacks' names. */
  readonly name: string
  /** The address that digests are sent from. */
  readonly sender: string
  /**
   * What SES verifies: the sender's whole domain, or that address alone. `existing`: SES has verified one of
   * them already, for others too, so that it is used as it is.
   */
  readonly senderIdentity: 'domain' | 'address' | 'existing'
  /** The custom MAIL FROM domain: a subdomain of the sender's domain, to which bounces return. */
  readonly mailFrom?: string | undefined
  /** Where answers to mail go; left out: to the sender. */
  readonly replyTo?: string | undefined
  /** Who sends the mail, with a postal address: a line at the foot of every mail. */
  readonly imprint?: string | undefined
  /** The address that alarms are mailed to. */
  readonly alarmAddress: string
  /** Where the runbook is read, as the alarms' mails say it: a path, or the address of a copy. */
  readonly runbook: string
  /** In US dollars; left out: there is no budget. */
  readonly monthlyBudget?: number | undefined
  /** How long drops, reports and receipts are kept, in days. */
  readonly retentionDays: number
  /** How many functions may run at once, by the account's quota. */
  readonly lambdaConcurrency: number
  /** The domain of the portal, and the certificate that is valid for it; left out: the address that AWS gives it. */
  readonly portalDomain?: string | undefined
  readonly portalCertificate?: string | undefined
  /** How many requests a second the portal answers, all readers together, and how many at once in a burst. */
  readonly portalRate: number
  readonly portalBurst: number
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

// What AWS gives a new account.
const leastLambdaConcurrency = 10

const runbook = 'where the runbook is read, such as "https://git.example.com/uptake/infra/runbook.md"'

const requests = 'how many requests the portal answers'

const certificate = 'the ARN of the certificate of portalDomain, in AWS Certificate Manager'
const certificateArn = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[a-f0-9-]+$/

const settings = z
  .strictObject({
    sender: z.email('the e-mail address that digests are sent from'),
    senderIdentity: z
      .enum(['domain', 'address', 'existing'], '"domain" (also when left out), "address" or "existing"')
      .default('domain'),
    mailFrom: z.string('a subdomain of the domain of the sender').optional(),
    replyTo: z.email('the e-mail address that answers go to').optional(),
    imprint: z
      .string('one line of at most 300 characters: who sends the mail, and a postal address')
      .regex(
        /^\P{Cc}{1,300}$/u,
        'one line of at most 300 characters: who sends the mail, and a postal address',
      )
      .optional(),
    alarmAddress: z.email('the e-mail address that alarms are sent to'),
    runbook: z
      .string(runbook)
      .regex(/^[^\s#]{1,300}$/, runbook)
      .default('infra/runbook.md'),
    monthlyBudget: z
      .number('what the account may cost a month, in US dollars')
      .positive('what the account may cost a month, in US dollars')
      .optional(),
    retentionDays: z.custom<number>(
      (days) => isWhole(days, leastRetentionDays, 3650),
      `how long drops and reports are kept, a whole number of days from ${leastRetentionDays} to 3650`,
    ),
    lambdaConcurrency: z
      .custom<number>(
        (functions) => isWhole(functions, leastLambdaConcurrency, 10_000),
        `how many functions the account may run at once, a whole number from ${leastLambdaConcurrency} to 10000`,
      )
      .default(leastLambdaConcurrency),
    portalDomain: z
      .string('a domain such as "portal.example.com", in lower case')
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain such as "portal.example.com", in lower case')
      .optional(),
    portalCertificate: z.string(certificate).regex(certificateArn, certificate).optional(),
    portalRate: z
      .custom<number>(
        (rate) => isWhole(rate, 1, 10_000),
        `${requests} a second, a whole number from 1 to 10000`,
      )
      .default(20),
    portalBurst: z
      .custom<number>(
        (burst) => isWhole(burst, 1, 5_000),
        `${requests} at once, a whole number from 1 to 5000`,
      )
      .default(40),
    account: z
      .string('the account number, 12 digits')
      .regex(/^\d{12}$/, 'the account number, 12 digits')
      .optional(),
    region: z
      .string('a region such as "eu-west-1"')
      .regex(/^[a-z]+(-[a-z]+)+-\d$/, 'a region such as "eu-west-1"')
      .optional(),
  })
  .refine(({ sender, mailFrom }) => mailFrom === undefined || isBelow(mailFrom, domainOf(sender)), {
    path: ['mailFrom'],
    error: 'a subdomain of the domain of the sender',
  })
  .refine(({ senderIdentity, mailFrom }) => mailFrom === undefined || senderIdentity !== 'existing', {
    path: ['mailFrom'],
    error: 'with an "existing" identity it is set in SES, not here',
  })
  .refine(
    ({ portalDomain, portalCertificate }) => portalDomain === undefined || portalCertificate !== undefined,
    { path: ['portalCertificate'], error: certificate },
  )
  .refine(
    ({ portalDomain, portalCertificate }) => portalCertificate === undefined || portalDomain !== undefined,
    { path: ['portalDomain'], error: 'the domain that portalCertificate is valid for' },
  )
  .refine(
    ({ portalCertificate, region }) =>
      portalCertificate === undefined ||
      region === undefined ||
      certificateArn.exec(portalCertificate)?.[1] === region,
    { path: ['portalCertificate'], error: 'it must be in the region of the stage' },
  )

/** Reads the chosen stage's settings from the context. Throws StageError. */
export function readStage(node: Node): StageSettings {
  return stageNamed(node.tryGetContext('stage'), node.tryGetContext('stages'))
}

/** `stages`: all of them, as cdk.json has them. Throws StageError. */
export function stageNamed(name: unknown, stages: unknown): StageSettings {
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    throw new StageError('No stage is chosen: give "-c stage=NAME" (lower-case letters, digits, hyphens).')
  }
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

/** What stands behind the `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function describe(issue: z.core.$ZodIssue, at: string, stage: Record<string, unknown>): string {
  if (issue.code === 'unrecognized_keys')
    return `cdk.json: ${at} has unknown settings: ${issue.keys.join(', ')}.`
  const field = issue.path.join('.')
  const wrong = stage[field] === undefined ? 'is missing' : `cannot be ${JSON.stringify(stage[field])}`
  return `cdk.json: ${at}.${field} ${wrong}: ${issue.message}.`
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}

function isBelow(domain: string, parent: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) && domain.endsWith(`.${parent}`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
