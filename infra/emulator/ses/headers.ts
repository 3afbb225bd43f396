// What SES does to the headers of a message on its way: it gives the message its own Message-ID, and a Date if it has none.

import { SesRefusal } from './refusal.ts'

const once = ['from', 'to', 'cc', 'subject', 'date', 'message-id', 'mime-version', 'content-type']

/** The message as it leaves. Throws a SesRefusal for headers that SES does not take. */
export function withOwnHeaders(raw: Uint8Array, messageId: string, atMs: number): Uint8Array {
  const text = Buffer.from(raw).toString('latin1')
  const [, head = '', rest = ''] = /^(.*?\r?\n)(\r?\n.*)$/s.exec(text) ?? []
  const names = (head.match(/^[^\s:]+(?=:)/gm) ?? []).map((name) => name.toLowerCase())
  if (!names.includes('from'))
    throw new SesRefusal('InvalidParameterValue', "Missing required header 'From'.")
  for (const name of once) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) {
      throw new SesRefusal('InvalidParameterValue', `Duplicate header '${name}'.`)
    }
  }
  const kept = head.replace(/^message-id:.*\r?\n(?:[ \t].*\r?\n)*/im, '')
  const date = names.includes('date')
    ? ''
    : `Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}\r\n`
  return Buffer.from(`${kept}Message-ID: <${messageId}>\r\n${date}${rest}`, 'latin1')
}
