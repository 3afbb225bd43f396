// JSON as the protocols of AWS have it: an object as the body, errors by their type.

import type { Reply } from './loopback.ts'

/** null: the text is no JSON, or not an object. */
export function jsonObject(text: string): Record<string, unknown> | null {
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

/** To a request that is not signed as it must be. */
export function jsonDenied({ message }: { readonly message: string }): Reply {
  return jsonError('com.amazon.coral.service#InvalidSignatureException', message, 403)
}
