import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionOf } from '../../../../shared/domain/erasure/mention.ts'
import { escapeHtml } from '../../../../shared/views/html.ts'

describe('a mention', () => {
  it.each([
    ['contoso', 'id;name\nCONTOSO;Contoso AG', true],
    ['contoso', 'customer=contoso/file.csv', true],
    ['contoso', 'contoso-us and mycontoso and contoso_2', false],
    ['contoso', '{"message":"line 1\\ncontoso"}', true],
    ['7', 'seats: 17, 70 and 7.5', true],
    ['7', 'seats: 17 and 70', false],
    ['a.b', 'axb', false],
    ['ana@x.example', 'To: Ana <ana@x.example>', true],
    ['ana@x.example', 'juana@x.example', false],
  ])('of %j in %j: %j', (term, text, is) => {
    expect(mentionOf(term).in(text)).toBe(is)
  })

  it('is found however CSV, JSON, HTML and URLs write it', () => {
    const id = fc.string({ minLength: 1 }).filter((text) => /^\w.*\w$/.test(text))
    fc.assert(
      fc.property(id, (term) => {
        const writings = [
          term,
          JSON.stringify({ id: term }),
          escapeHtml(term),
          `"${term.replaceAll('"', '""')}"`,
          encodeURIComponent(term),
        ]
        for (const writing of writings) expect(mentionOf(term).in(`<${writing}>`), writing).toBe(true)
      }),
    )
  })

  it('is found in pieces exactly where it is found in the whole', async () => {
    const word = fc.constantFrom('ab', 'a', 'b', '-', ' ', '\\n', 'AB', 'x')
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (pieces) => {
        const mention = mentionOf('ab')
        expect(await mention.inPieces(each(pieces))).toBe(mention.in(pieces.join('')))
      }),
    )
  })
})

async function* each(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces
}
