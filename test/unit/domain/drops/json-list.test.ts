// Cutting records out of JSON documents.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJsonCutter } from '../../../../shared/domain/drops/tables/json-list.ts'
import { MAX_ROW_CHARACTERS } from '../../../../shared/domain/drops/text/text-source.ts'

function cut(pieces: readonly string[]) {
  const cutter = createJsonCutter()
  const elements = pieces.flatMap((piece) => cutter.push(piece))
  cutter.end()
  return elements
}

function textsOf(text: string): string[] {
  return cut([text]).map((element) => element.text.trim())
}

describe('the records of a JSON document', () => {
  it.each([
    ['a bare array', '[{"a":1},{"a":2}]'],
    ['value', '{"@odata.context":"x","value":[{"a":1},{"a":2}]}'],
    ['Value, with more behind', '{"Value":[{"a":1},{"a":2}],"@nextLink":null,"TotalCount":2}'],
    ['items, with more before', '{"totalCount":2,"links":{"self":["a"]},"items":[{"a":1},{"a":2}]}'],
    ['white space all over', ' \n{ "value" :\t[ {"a":1} ,\r\n{"a":2}\n] } \n'],
    ['a value that is no array before one that is', '{"value":"[","items":[{"a":1},{"a":2}]}'],
    ['the only list of objects', '{"meta":{"value":[1]},"errors":[],"tags":["x"],"rows":[{"a":1},{"a":2}]}'],
    ['tickets, whatever else there is', '{"tickets":[{"a":1},{"a":2}],"users":[{"id":1}]}'],
  ])('are found in %s', (_, text) => {
    expect(textsOf(text)).toEqual(['{"a":1}', '{"a":2}'])
  })

  it('may hold brackets, commas and quotes in their strings', () => {
    const records = [{ a: '],[' }, { b: '"}\\' }, { c: ['x', { d: ',' }] }]
    expect(textsOf(JSON.stringify({ value: records }))).toEqual(
      records.map((record) => JSON.stringify(record)),
    )
  })

  it('may be absent', () => {
    expect(textsOf('{"value":[]}')).toEqual([])
    expect(textsOf('[ \n ]')).toEqual([])
  })

  it('are malformed where nothing precedes a comma', () => {
    expect(cut(['[1,,2]']).map(({ broken }) => broken)).toEqual([null, 'bad_json', null])
  })

  it('are the same wherever the document is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 }), fc.nat(), (values, at) => {
        const text = JSON.stringify({ n: 1, value: values, m: { value: [] } })
        const place = at % (text.length + 1)
        expect(cut([text.slice(0, place), text.slice(place)])).toEqual(cut([...text]))
        expect(cut([text]).map((element) => JSON.parse(element.text))).toEqual(
          JSON.parse(JSON.stringify(values)),
        )
      }),
    )
  })

  it('are cut where one of them never ends, and reading resumes after it', () => {
    const [first, second] = cut([`[{"a":"${'x'.repeat(MAX_ROW_CHARACTERS)}"},`, '{"b":2}]'])
    expect(first).toMatchObject({ broken: 'too_long' })
    expect(second).toEqual({ text: '{"b":2}', broken: null })
  })
})

describe('the list that holds the records', () => {
  it.each([
    ['one of a better name comes later', '{"users":[{"a":1}],"tickets":[{"a":2}]}', 'tickets'],
    ['of two names that are known, the first in order', '{"items":[{"a":1}],"value":[{"a":2}]}', 'value'],
  ])('is passed to a second reading if %s', (_, text, list) => {
    expect(() => cut([text])).toThrow(expect.objectContaining({ known: { list } }))
    const cutter = createJsonCutter(list)
    expect(cutter.push(text).map((element) => element.text)).toEqual(['{"a":2}'])
  })

  it('is unknown if there are several without a known name', () => {
    expect(() => cut(['{"users":[{"a":1}],"groups":[{"a":2}]}'])).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'missing_column' }) }),
    )
  })
})

describe('a page of several', () => {
  function morePages(text: string): string | null {
    const cutter = createJsonCutter()
    for (const character of text) cutter.push(character)
    cutter.end()
    return cutter.morePages()
  }

  it.each([
    ['{"value":[{"next":"in a record"}],"@odata.nextLink":"https://x"}', '@odata.nextLink'],
    ['{"next_page":"https://x","tickets":[]}', 'next_page'],
    ['{"items":[],"pageDetails":{"nextPageUrl":"https://x"}}', 'nextPageUrl'],
    ['{"meta":{"page":1,"total_pages":3},"tickets":[]}', 'page'],
    ['{"page":2,"pages":2,"tickets":[]}', null],
    ['{"@nextLink":null,"Value":[{"a":1}]}', null],
    ['{"links":{"next":""},"items":[]}', null],
    ['[{"next":"x"}]', null],
  ])('is recognised by its envelope: %s', (text, expected) => {
    expect(morePages(text)).toBe(expected)
  })
})

describe('a JSON document', () => {
  it.each([
    ['breaks off in a record', '{"value":[{"a":1},{"a"'],
    ['breaks off in a string', '{"value":[{"a":1}],"next":"'],
    ['breaks off behind a record', '[{"a":1},'],
    ['closes more than it opens', '[{"a":1}]]'],
    ['is followed by another', '{"value":[{"a":1}]}\n{"value":[{"a":2}]}\n'],
    ['is followed by a record', '[{"a":1}]{"a":2}'],
    ['is followed by a word', '{"value":[{"a":1}]}\nend'],
    ['is nested without end', '{"a":'.repeat(10_000)],
  ])('is refused if it %s', (_, text) => {
    expect(() => cut([text])).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'broken_container' }) }),
    )
  })

  it.each(['{"a":1}', '{"value":{"a":1}}', '{"tags":["x"]}', '{"a":[],"b":[]}'])(
    'is refused if it has no list of records: %s',
    (text) => {
      expect(() => cut([text])).toThrow(
        expect.objectContaining({ refusal: expect.objectContaining({ code: 'missing_column' }) }),
      )
    },
  )
})
