// What a service could not do just now leaves the adapters as `Transient`; what it will never do stays as it is.

import { Transient } from '../domain/errors.ts'

/** `call` names service and operation. Returns what to throw, after the SDK's own attempts. */
export function toTransient(error: unknown, call: string): unknown {
  if (!(error instanceof Error) || error instanceof Transient) return error
  const status = statusOf(error)
  const rejected = status !== undefined && status >= 400 && status < 500
  if (rejected && !isThrottled(error)) return error
  return new Transient(`${call} failed: ${error.message || error.name}`, { cause: error })
}

/** A bucket or table that is not there is named, which services do not always do. `resource`: `bucket uptake-drops`. */
export function describeMissing(error: unknown, resource: string): unknown {
  if (error instanceof Error && ABSENT.test(error.name)) {
    error.message = `There is no ${resource}; correct its name in the environment, or make it.`
  }
  return error
}

/** The service refused the call for coming too soon: it had no effect. */
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
