// The JSON protocols of AWS: the body is an object, errors are named by their type.

import type { Reply } from './service.ts'

/** null: the text is not JSON, or not an object. */
export function parseJsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown> | null)
      : null
  } catch {
    return null
  }
}

export function jsonReply(body: object, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(body) }
}

export function jsonError(type: string, message: string, status = 400): Reply {
  return jsonReply({ __type: type, message }, status)
}

export const NOT_AN_OBJECT = jsonError(
  'com.amazon.coral.service#SerializationException',
  'The body must be a JSON object.',
)

/** The reply to a request that is not signed correctly. */
export function jsonDenied({ message }: { readonly message: string }): Reply {
  return jsonError('com.amazon.coral.service#InvalidSignatureException', message, 403)
}
