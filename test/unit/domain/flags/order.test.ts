import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLAG_STATES, RULES, SEVERITIES } from '../../../../shared/domain/flags/flag.ts'
import { byMailOrder, flagsCell, type PortfolioFlag } from '../../../../shared/domain/flags/order.ts'
import { customerId } from '../../../../shared/domain/ids.ts'

const flag = (words: string, sold = 100, customer = 'contoso'): PortfolioFlag => {
  const [rule, severity, state] = words.split(':')
  return { rule, severity, state, sold, customer: customerId(customer) } as PortfolioFlag
}

const anyFlag = fc.record({
  rule: fc.constantFrom(...RULES),
  severity: fc.constantFrom(...SEVERITIES),
  state: fc.constantFrom(...FLAG_STATES),
  sold: fc.nat({ max: 3 }),
  customer: fc.constantFrom('a', 'b').map(customerId),
})

describe('the order of the mail', () => {
  it.each([
    ['at_risk before everything', flag('at_risk:critical:cleared'), flag('low_usage:critical:new')],
    ['worse before better', flag('low_deployment:critical:cleared'), flag('low_usage:warning:new')],
    ['warnings before notes', flag('declining:warning:cleared'), flag('stale_data:info:new')],
    ['new before continuing', flag('declining:warning:new'), flag('low_usage:warning:continuing')],
    [
      'continuing before improving',
      flag('declining:warning:continuing'),
      flag('low_usage:warning:improving'),
    ],
    ['improving before cleared', flag('low_deployment:warning:improving'), flag('low_usage:warning:cleared')],
    [
      'low_usage before high_support',
      flag('low_usage:critical:new', 1),
      flag('high_support:critical:new', 9),
    ],
    [
      'high_support before low_deployment',
      flag('high_support:warning:new'),
      flag('low_deployment:warning:new'),
    ],
    ['low_deployment before declining', flag('low_deployment:warning:new'), flag('declining:warning:new')],
    ['stale_data before over_100', flag('stale_data:info:new'), flag('over_100:info:new')],
    ['over_100 before expansion', flag('over_100:info:new'), flag('expansion:info:new')],
    ['more seats first', flag('low_usage:warning:new', 20, 'z'), flag('low_usage:warning:new', 10, 'a')],
    [
      'then by id, in code points',
      flag('low_usage:warning:new', 1, '\uff5e'),
      flag('low_usage:warning:new', 1, '😀'),
    ],
  ])('%s', (_name, first, second) => {
    expect([second, first].sort(byMailOrder)).toEqual([first, second])
  })

  it('does not depend on the input order', () => {
    fc.assert(
      fc.property(fc.array(anyFlag), (flags) => {
        expect(flags.toReversed().sort(byMailOrder)).toEqual(flags.toSorted(byMailOrder))
      }),
    )
  })
})

describe('the flags cell', () => {
  it('lists rule, severity and state by rule name', () => {
    const flags = [
      'stale_data:info:cleared',
      'over_100:info:new',
      'at_risk:critical:new',
      'declining:warning:new',
    ]
    expect(flagsCell(flags.map((words) => flag(words)))).toBe(
      'at_risk:critical:new declining:warning:new over_100:info:new stale_data:info:cleared',
    )
  })

  it('is empty without flags', () => {
    expect(flagsCell([])).toBe('')
  })
})
