// Faults that may pass leave the adapters as `Transient`; others are thrown as they are.

import { Transient } from '../domain/errors.ts'

/** `call` names service and operation. Returns the error to throw after the SDK's own attempts. */
export function toTransient(error: unknown, call: string): unknown {
  if (!(error instanceof Error) || error instanceof Transient) return error
  const status = statusOf(error)
  const rejected = status !== undefined && status >= 400 && status < 500
  if (rejected && !isThrottled(error)) return error
  return new Transient(`${call} failed: ${error.message || error.name}`, { cause: error })
}

/**
 * Names a missing bucket or table, which the services do not always do. `resource`: `bucket uptake-drops`.
 */
export function describeMissing(error: unknown, resource: string): unknown {
  if (error instanceof Error && ABSENT.test(error.name)) {
    error.message = `The ${resource} does not exist; correct its name in the environment, or create it.`
  }
  return error
}

/** The service throttled the call, which had no effect. */
export function isThrottled(error: unknown): boolean {
  return error instanceof Error && THROTTLED.test(error.name)
}

/** The HTTP status of a service's answer; undefined: there was no answer. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } }
  return $metadata?.httpStatusCode
}

const THROTTLED = /Throttl|ThroughputExceeded|RequestLimitExceeded|TooManyRequests|SlowDown/
const ABSENT = /^(NoSuchBucket|ResourceNotFoundException)$/
