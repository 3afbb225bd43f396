import { describe, expect, it } from 'vitest'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import { decodedMail } from '../../../../shared/flows/forget/decoded-mail.ts'
import { buildMessage } from '../../../../shared/views/mime.ts'

const HEADERS = {
  from: { name: 'Uptake', address: 'digest@uptake.example' },
  to: { name: '王', address: 'ana@golden.example' },
  replyTo: null,
  partner: 'golden' as PartnerId,
  dateMs: 0,
  list: null,
}

describe('a mail to be searched', () => {
  it.each([
    ['quoted-printable', 'all is well with the customers of Zürich; '.repeat(40)],
    ['base64', '客户很多'.repeat(40)],
  ])('shows what it says in %s', async (encoding, text) => {
    const content = {
      subject: `Übersicht ${text.slice(0, 20)}`,
      text: `${text} zulu-77 €`,
      html: `<p>${text}</p>`,
    }
    const raw = (await buildMessage(content, HEADERS)).toString()
    expect(raw).toContain(`Content-Transfer-Encoding: ${encoding}`)
    expect(decodedMail(raw)).toContain(`${text} zulu-77 €`)
    expect(decodedMail(raw)).toContain('王')
  })
})
