import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, html, unescapeHtml } from '../../../shared/views/html.ts'

describe('an HTML template', () => {
  it('escapes whatever is put in', () => {
    expect(html`<p title="${'a"b'}">${'<script>'} ${1} ${null}</p>`.markup).toBe(
      '<p title="a&quot;b">&lt;script&gt; 1 </p>',
    )
  })

  it('keeps what is HTML already, lists of it too', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
    expect(html`<ul>${items}</ul>`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>')
  })

  it('leaves no character that could end text or an attribute, and loses none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/)
        expect(unescapeHtml(escapeHtml(text))).toBe(text)
      }),
    )
  })
})
