// The headers that SES sets on a message: its own Message-ID, and a Date if there is none.

import { SesError } from './errors.ts'

const UNIQUE = ['from', 'to', 'cc', 'subject', 'date', 'message-id', 'mime-version', 'content-type']

/** The message as SES would send it. Throws a SesError for headers that SES does not accept. */
export function withOwnHeaders(raw: Uint8Array, messageId: string, atMs: number): Uint8Array {
  const text = Buffer.from(raw).toString('latin1')
  const [, head = '', rest = ''] = /^(.*?\r?\n)(\r?\n.*)$/s.exec(text) ?? []
  const names = (head.match(/^[^\s:]+(?=:)/gm) ?? []).map((name) => name.toLowerCase())
  if (!names.includes('from')) throw new SesError('InvalidParameterValue', "Missing required header 'From'.")
  for (const name of UNIQUE) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) {
      throw new SesError('InvalidParameterValue', `Duplicate header '${name}'.`)
    }
  }
  const kept = head.replace(/^message-id:.*\r?\n(?:[ \t].*\r?\n)*/im, '')
  const date = names.includes('date')
    ? ''
    : `Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}\r\n`
  return Buffer.from(`${kept}Message-ID: <${messageId}>\r\n${date}${rest}`, 'latin1')
}
