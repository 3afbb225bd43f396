// The ports that need no service: what a stage says of itself, ids, the clock, log lines and metrics.

import { randomBytes, randomUUID } from 'node:crypto'
import type { GenerationId } from '../domain/ids.ts'
import type { Token } from '../domain/portal/link.ts'
import type { UploadId } from '../domain/portal/upload.ts'
import type { AlertOperator } from '../ports/alerts.ts'
import type { Clock } from '../ports/clock.ts'
import {
  IMPRINT_VARIABLE,
  ONE_CLICK_VARIABLE,
  PORTAL_VARIABLE,
  REPLY_TO_VARIABLE,
  RETENTION_VARIABLE,
  SENDER_VARIABLE,
  STAGE_VARIABLE,
} from '../topology.ts'
import { pause as pauseWithJitter } from './backoff.ts'
import { StreamCounters } from './counters.ts'
import type { RequestUnits } from './dynamo/request-units.ts'
import { optional, required, requiredDays } from './environment.ts'
import { StreamLogger } from './logger.ts'
import type { Provider } from './provider.ts'

export const clock: Provider<Clock> = () => Date.now

/** How long receipts are kept, in days; Infinity: for ever. */
export const retentionDays: Provider<number> = ({ environment }) =>
  requiredDays(environment, RETENTION_VARIABLE, 'how many days receipts are kept, or never')

/** Address that digests come from. */
export const sender: Provider<string> = ({ environment }) =>
  required(environment, SENDER_VARIABLE, 'the address that digests come from')

/** Where answers go, unless a partner says; null: to the sender. */
export const replyTo: Provider<string | null> = ({ environment }) => optional(environment, REPLY_TO_VARIABLE)

/** Who sends the mail, with a postal address; null: not said. */
export const imprint: Provider<string | null> = ({ environment }) => optional(environment, IMPRINT_VARIABLE)

/** SES signs the headers by which a mail client unsubscribes its user. */
export const oneClickUnsubscribe: Provider<boolean> = ({ environment }) =>
  optional(environment, ONE_CLICK_VARIABLE) === 'yes'

/** Where the portal is, without a slash at the end; null: there is none. */
export const portalUrl: Provider<string | null> = ({ environment }) => optional(environment, PORTAL_VARIABLE)

/** A new unique id. */
export const newGeneration: Provider<() => GenerationId> = () => () => randomUUID() as GenerationId

/** 256 random bits. */
export const newToken: Provider<() => Token> = () => () => randomBytes(32).toString('base64url') as Token

export const newUploadId: Provider<() => UploadId> = () => () =>
  randomBytes(32).toString('base64url') as UploadId

/** Names one invocation in the records that it holds. */
export const newOwner: Provider<() => string> = () => randomUUID

export const log: Provider<StreamLogger> = ({ output }) => new StreamLogger(output)

export const counters: Provider<StreamCounters> = ({ environment, output }) =>
  new StreamCounters(environment[STAGE_VARIABLE] ?? 'local', output)

/** Alerts a person: logged as an error, which raises an alarm. */
export const alert: Provider<AlertOperator> =
  (context) =>
  ({ message, ...about }) => {
    context.get(log).error(message, about)
    if (about.counter !== undefined) context.get(counters).count(about.counter, 1)
  }

/** Waits about this long, with jitter. */
export const pause: Provider<(ms: number) => Promise<void>> = () => pauseWithJitter

/** Request units charged by the tables since the wiring was created. */
export const requestUnits: Provider<Readonly<RequestUnits>> = ({ requestUnits }) => requestUnits
