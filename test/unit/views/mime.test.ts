import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { partnerId } from '../../../shared/domain/ids.ts'
import { buildMessage, encodedBytes, type MailContent, type MailHeaders } from '../../../shared/views/mime.ts'

const content: MailContent = {
  subject: '3 customers need attention · Golden, 2026-W47',
  text: 'Hello Ana,\nÄlpha: 25.0 % — 例',
  html: '<p>Hello Ana, <b>Älpha</b>: 25.0 % — 例</p>',
}

const headers: MailHeaders = {
  from: { name: 'Uptake', address: 'digest@uptake.example' },
  to: { name: 'Ana "the boss", Ruiz', address: 'ana@golden.example' },
  replyTo: null,
  partner: partnerId('golden') ?? expect.fail('golden is an id'),
  dateMs: Date.parse('2026-11-23T07:00:00Z'),
  list: { name: 'digest', unsubscribeUrl: null },
}

describe('a raw message', () => {
  it('reads back unchanged', async () => {
    const message = await PostalMime.parse(await buildMessage(content, headers))
    expect(message.subject).toBe(content.subject)
    expect(message.text?.trim()).toBe(content.text)
    expect(message.html?.trim()).toBe(content.html)
    expect(message.from).toMatchObject({ name: 'Uptake', address: 'digest@uptake.example' })
    expect(message.to).toMatchObject([{ name: 'Ana "the boss", Ruiz', address: 'ana@golden.example' }])
    expect(message.replyTo).toBeUndefined()
    expect(message.date).toBe('2026-11-23T07:00:00.000Z')
    expect(Object.fromEntries(message.headers.map(({ key, value }) => [key, value]))).toMatchObject({
      'auto-submitted': 'auto-generated',
      'list-id': '<golden.digest.uptake.example>',
    })
  })

  it('says where answers go', async () => {
    const raw = await buildMessage(content, { ...headers, replyTo: 'success@golden.example' })
    expect((await PostalMime.parse(raw)).replyTo).toEqual([{ address: 'success@golden.example', name: '' }])
  })

  it('puts the plain text before the HTML, since clients prefer the last part that they support', async () => {
    const raw = (await buildMessage(content, headers)).toString('latin1')
    expect(raw).toMatch(/multipart\/alternative.*text\/plain.*text\/html/s)
  })

  it('is the same bytes for the same content, and another message for another', async () => {
    const once = await buildMessage(content, headers)
    expect(await buildMessage(content, headers)).toEqual(once)
    const other = await buildMessage({ ...content, text: 'Hello' }, headers)
    expect(messageId(other)).not.toBe(messageId(once))
  })

  it('lets no header in through a name, an address or a subject', async () => {
    const evil = 'x\r\nBcc: thief@evil.example\r\n\r\nbody'
    const raw = await buildMessage(
      { ...content, subject: evil },
      {
        ...headers,
        from: { name: evil, address: 'digest@uptake.example' },
        to: { name: evil, address: 'ana@golden.example' },
        replyTo: `${evil}@golden.example`,
      },
    )
    const message = await PostalMime.parse(raw)
    expect(message.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(message.to).toHaveLength(1)
    expect(message.to?.[0]?.address).toBe('ana@golden.example')
    expect(message.subject).toBe('x Bcc: thief@evil.example body')
  })

  it('clips names in its headers, so that no line is longer than mail servers accept', async () => {
    for (const name of ['x'.repeat(100_000), '例'.repeat(50_000), '"\\'.repeat(50_000)]) {
      const from = { name, address: 'digest@uptake.example' }
      const to = { name, address: 'ana@golden.example' }
      const raw = (await buildMessage(content, { ...headers, from, to })).toString('latin1')
      const lines = raw.slice(0, raw.indexOf('\r\n\r\n')).split('\r\n')
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
      const message = await PostalMime.parse(raw)
      expect(message.to?.[0]).toEqual({
        address: 'ana@golden.example',
        name: expect.stringMatching(/^.{79}…$/u),
      })
    }
  })

  it('holds only lines that every mail server accepts: ASCII, CRLF, at most 76 characters in its parts', async () => {
    const long = { ...content, html: `<p>${'ü long line '.repeat(500)}</p>`, text: '例'.repeat(3000) }
    const raw = (await buildMessage(long, headers)).toString('latin1')
    expect(raw).toMatch(/^[\x20-\x7e\r\n\t]*$/)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const body = raw.slice(raw.indexOf('\r\n\r\n'))
    expect(Math.max(...body.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76)
  })

  it.each(['plain', '<p style="a">ü</p>\n'.repeat(2000), '例'.repeat(20_000)])(
    'knows how large a part will be (case %#)',
    async (html) => {
      const without = (await buildMessage({ ...content, html: 'x' }, headers)).length
      const bytes = (await buildMessage({ ...content, html }, headers)).length - without
      expect(Math.abs(bytes - encodedBytes(html))).toBeLessThan(20)
    },
  )
})

function messageId(raw: Buffer): string {
  return /^Message-ID: (.*)$/im.exec(raw.toString('latin1'))?.[1] ?? expect.fail('no Message-ID')
}
