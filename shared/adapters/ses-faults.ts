// The outcome of a failed SendRawEmail. Names and messages as the Amazon SES API reference and developer
// guide state them ("Amazon SES email sending errors", "Errors related to the sending quotas").

import type { SendOutcome } from '../domain/mail/message.ts'
import { statusOf } from './service-faults.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/**
 * Only a message that was certainly not sent may be retried; an unrecognised error means an unknown outcome.
 */
export function sendFault(error: unknown): SendOutcome {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const reason = `SES: ${name}${message === '' ? '' : `, ${message}`}`
  const waitMs = waitMsOf(name, message, statusOf(error), codeOf(error))
  if (waitMs !== null) return { kind: 'not-sent', reason, waitMs }
  return isRefusal(name) ? { kind: 'refused', reason } : { kind: 'unknown', reason }
}

/** How long to wait before the next attempt; null: not certainly unsent, or rejected for good. */
function waitMsOf(name: string, message: string, status: number | undefined, code: string): number | null {
  // The quota covers the last 24 hours, so every hour frees some of it; the rate counts seconds.
  if (/throttl/i.test(name)) return /daily/i.test(message) ? HOUR_MS : SECOND_MS
  if (NEEDS_OPERATOR.has(name)) return HOUR_MS
  // SES reports these as rejected messages, though the account is at fault.
  if (isRefusal(name)) return /not verified|paused|suspended/i.test(message) ? HOUR_MS : null
  if (status === undefined) return NEVER_CONNECTED.has(code) || NO_CREDENTIALS.test(name) ? MINUTE_MS : null
  // Any other 4xx rejects the request itself: permissions, signature, clock.
  return status >= 400 && status < 500 ? HOUR_MS : null
}

const NEEDS_OPERATOR = new Set([
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'ConfigurationSetDoesNotExistException',
  'MailFromDomainNotVerifiedException',
  'FromEmailAddressNotVerifiedException',
  'ProductionAccessNotGrantedException',
])

/** No connection was made, so nothing was sent. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/

/** The message or the address is invalid, now and in every retry. */
function isRefusal(name: string): boolean {
  return name === 'MessageRejected' || name === 'InvalidParameterValue'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
