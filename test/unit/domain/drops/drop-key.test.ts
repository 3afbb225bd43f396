// Keys of drops: which are valid, and which part of the others is not.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../../shared/domain/calendar.ts'
import { parseDropKey } from '../../../../shared/domain/drops/drop-key.ts'

function addressOf(key: string) {
  const address = parseDropKey(key)
  if (address.kind === 'invalid') throw new Error(address.problem)
  return address
}

describe('the key of a drop', () => {
  it('names partner, dataset, day and file', () => {
    const address = addressOf('northwind/activity/2026-11-20/day.csv.gz')
    expect(formatDay(address.keyDay)).toBe('2026-11-20')
    expect(address).toMatchObject({
      partner: 'northwind',
      dataset: 'activity',
      customer: null,
      file: 'day.csv.gz',
      kind: 'drop',
    })
  })

  it('may name the customer, whose id is lower-case', () => {
    expect(addressOf('northwind/activity/2026-11-20/customer=GAMMA/a.csv').customer).toBe('gamma')
  })

  it('may be a rehearsal, which is a different drop from the key it rehearses', () => {
    const rehearsal = addressOf('validate/northwind/support/2026-11-20/a.csv')
    expect(rehearsal).toMatchObject({ partner: 'northwind', kind: 'rehearsal' })
    expect(rehearsal.drop).not.toBe(addressOf('northwind/support/2026-11-20/a.csv').drop)
  })

  it.each(['über bericht.csv', 'a+b%20c.csv', '日報.csv', '..', 'customer=x'])(
    'may end in the file name %j',
    (file) => {
      expect(addressOf(`northwind/support/2026-11-20/${file}`).file).toBe(file)
    },
  )

  it.each([
    ['Northwind/activity/2026-11-20/a.csv', 'first part'],
    ['n/activity/2026-11-20/a.csv', 'first part'],
    ['northwind/usage/2026-11-20/a.csv', 'second part'],
    ['northwind/activity/2026-02-30/a.csv', 'third part'],
    ['northwind/activity/20261120/a.csv', 'third part'],
    ['northwind/activity/0001-01-01/a.csv', 'not a date'],
    ['northwind/activity/0999-12-31/a.csv', 'a day that no file can report on'],
    ['northwind/activity/9999-12-31/a.csv', 'a day that no file can report on'],
    ['northwind/activity/2026-11-20/', 'no file name'],
    ['northwind/activity/2026-11-20', 'no file name'],
    ['northwind/activity/2026-11-20/customer=c/', 'no file name'],
    ['northwind/activity/2026-11-20/customer=/a.csv', 'without an id'],
    ['northwind/activity/2026-11-20/gamma/a.csv', 'not customer={id}'],
    ['northwind/activity/2026-11-20/customer=c/more/a.csv', 'too many parts'],
    [`northwind/activity/2026-11-20/customer=${'c'.repeat(257)}/a.csv`, 'longer than 256 bytes'],
    ['', 'first part'],
  ])('%j is invalid: %s', (key, blame) => {
    expect(parseDropKey(key)).toMatchObject({ kind: 'invalid', problem: expect.stringContaining(blame) })
  })

  it('has one sentence to explain why it is invalid, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        const address = parseDropKey(key)
        if (address.kind === 'invalid') expect(address.problem).toMatch(/\.$/)
        expect(address.key).toBe(key)
      }),
    )
  })
})
