// FIELD=VALUE as an operator types it, applied to an entry.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFieldPath, parseFieldPath } from '../../../../shared/domain/field-path.ts'
import {
  type Assignment,
  assign,
  type JsonObject,
  parseAssignment,
} from '../../../../shared/domain/partners-file/assignment.ts'

const ENTRY = {
  id: 'northwind',
  send: { time: '08:00' },
  recipients: [{ email: 'ana@northwind.example' }, { email: 'li@northwind.example' }],
}

describe('the path of a field', () => {
  const part = fc.oneof(fc.string(), fc.nat({ max: 999_999_999 }))

  it('is read as mistakes write it, whatever its names are', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(part), (first, rest) => {
        const path = [first, ...rest]
        expect(parseFieldPath(formatFieldPath(path))).toEqual(path)
      }),
    )
  })

  it.each(['', '.', 'send.', 'send..time', '[0]', 'a[x]', 'a["x]', 'send time'])('is not %j', (text) => {
    expect(parseFieldPath(text)).toBe(null)
  })
})

describe('an assignment', () => {
  it.each<[string, unknown]>([
    ['send.time=09:00', { ...ENTRY, send: { time: '09:00' } }],
    ['send.weekday=friday', { ...ENTRY, send: { time: '08:00', weekday: 'friday' } }],
    ['thresholds.low_usage.warning=50', { ...ENTRY, thresholds: { low_usage: { warning: 50 } } }],
    ['name="365"', { ...ENTRY, name: '365' }],
    ['products.BUNDLE=null', { ...ENTRY, products: { BUNDLE: null } }],
    ['customers["Contoso = Co."]=contoso', { ...ENTRY, customers: { 'Contoso = Co.': 'contoso' } }],
    ['recipients[1]=', { ...ENTRY, recipients: [{ email: 'ana@northwind.example' }] }],
    [
      'recipients[0].name=Ana',
      { ...ENTRY, recipients: [{ ...ENTRY.recipients[0], name: 'Ana' }, ENTRY.recipients[1]] },
    ],
    ['excluded_products[0]=FLOW_FREE', { ...ENTRY, excluded_products: ['FLOW_FREE'] }],
    ['recipients=[]', { ...ENTRY, recipients: [] }],
    ['send=', { id: 'northwind', recipients: ENTRY.recipients }],
    ['links.training=', ENTRY],
  ])('%s', (text, expected) => {
    expect(assign(ENTRY, [parsed(text)])).toEqual(expected)
  })

  it.each(['send.time', '=09:00', 'send time=09:00'])('is not %j', (text) => {
    expect(parseAssignment(text)).toBe(
      `"${text}" sets nothing; write FIELD=VALUE, such as send.time=09:00 or recipients[0].customers=own.`,
    )
  })

  it.each([
    ['recipients[3].email=x', 'recipients[3] cannot be set before recipients[2], which adds the next entry.'],
    ['recipients.email=x', 'recipients is no object, so nothing in it can be set.'],
    ['id.x=1', 'id is no object, so nothing in it can be set.'],
    ['send[0]=x', 'send is no list, so nothing in it can be set.'],
  ])('%s cannot be applied', (text, problem) => {
    expect(assign(ENTRY, [parsed(text)])).toBe(problem)
  })

  it('sets any name, and leaves every other field as it was', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.integer()),
        fc.string(),
        fc.integer(),
        (entry, name, value) => {
          const changed = assign(entry, [{ path: [name], value }]) as JsonObject
          expect(new Map(Object.entries(changed))).toEqual(new Map(Object.entries(entry)).set(name, value))
        },
      ),
    )
  })
})

function parsed(text: string): Assignment {
  const assignment = parseAssignment(text)
  if (typeof assignment === 'string') throw new Error(assignment)
  return assignment
}
