import { describe, expect, it } from 'vitest'
import { expressions } from '../../../shared/adapters/dynamo/change.ts'
import { packJson, unpackJson } from '../../../shared/adapters/dynamo/packed-json.ts'

describe('a change of an item', () => {
  it('becomes one expression, with every name and value in a placeholder', () => {
    const change = { set: { state: 'SENT', messageId: null }, remove: ['lease', 'owner'] }
    expect(expressions(change, { expression: '#state = :seen', values: { seen: 'SENDING' } })).toEqual({
      UpdateExpression: 'SET #state = :state, #messageId = :messageId REMOVE #lease, #owner',
      ConditionExpression: '#state = :seen',
      ExpressionAttributeNames: {
        '#state': 'state',
        '#messageId': 'messageId',
        '#lease': 'lease',
        '#owner': 'owner',
      },
      ExpressionAttributeValues: {
        ':state': { S: 'SENT' },
        ':messageId': { NULL: true },
        ':seen': { S: 'SENDING' },
      },
    })
  })
})

describe('JSON in an attribute', () => {
  it('stays text while it is short', () => {
    expect(packJson({ a: 'ü' }, 10)).toBe('{"a":"ü"}')
    expect(packJson({ a: 'ü' }, 9)).toBeInstanceOf(Uint8Array)
  })

  it('reads back from either form', () => {
    const value = { text: 'ü💡'.repeat(1_000), list: [1, null, true] }
    expect(unpackJson(packJson(value, 100_000))).toEqual(value)
    expect(unpackJson(packJson(value, 0))).toEqual(value)
  })

  it('throws for an unknown form', () => {
    expect(() => unpackJson(Uint8Array.of(2, 0))).toThrow('unknown format')
    expect(() => unpackJson(undefined)).toThrow('unknown format')
  })
})
