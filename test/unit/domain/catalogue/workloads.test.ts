import { describe, expect, it } from 'vitest'
import { BUILT_IN } from '../../../../shared/domain/catalogue/built-in.ts'
import { productWord } from '../../../../shared/domain/catalogue/product-word.ts'
import { workloadsOf } from '../../../../shared/domain/catalogue/workloads.ts'

describe('the workloads of a product', () => {
  it.each([
    ['SPE_E3', ['teams', 'sharepoint', 'exchange']],
    ['enterprisepack', ['teams', 'sharepoint', 'exchange']],
    ['Office_365_E3_(no_Teams)', ['sharepoint', 'exchange']],
    ['EXCHANGESTANDARD', ['exchange']],
    ['DYN365_ENTERPRISE_SALES', []],
    ['VISIOCLIENT', []],
    ['CONTOSO-BUNDLE', []],
  ])('%s: %j', (partNumber, workloads) => {
    expect(workloadsOf(partNumber)).toEqual(workloads)
  })

  it('are those of every suite that the catalogue has', () => {
    const suites = [
      'Microsoft 365 E5',
      'Office 365 E1',
      'Microsoft 365 Business Premium',
      'Office 365 A3 for faculty',
    ]
    for (const name of suites) {
      for (const partNumber of BUILT_IN.partNumbers(productWord(name))) {
        expect(workloadsOf(partNumber)).toContain('teams')
      }
    }
  })
})
