import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productWord } from '../../../../shared/domain/catalogue/product-word.ts'

describe('words for products are compared', () => {
  it.each([
    ['ENTERPRISEPACK', 'enterprisepack'],
    ['  Office   365\u00a0E3 ', 'OFFICE 365 E3'],
    ['Microsoft 365 E3 (NCE COM ANN)', 'Microsoft 365 E3'],
    ['Office 365 E3 (no Teams) (NCE)', 'office 365 e3 (no teams)'],
    ['Microsoft 365 E3 (P1Y/NCE)', 'Microsoft 365 E3'],
    ['\ufeffOffice\u2003365\u3000E3\u00a0', 'office 365 e3'],
    ['Lizenzen für Straße', 'LIZENZEN FÜR STRASSE'],
  ])('%j as %j', (one, other) => {
    expect(productWord(one)).toBe(productWord(other))
  })

  it.each([
    ['Exchange Online (Plan 1)', 'Exchange Online'],
    ['Power BI (free)', 'Power BI'],
    ['Essence (essence)', 'Essence'],
    ['Teams (Agénce)', 'Teams'],
    ['Teams (NCE) Premium', 'Teams Premium'],
    ['(NCE)', ''],
  ])('%j not as %j', (one, other) => {
    expect(productWord(one)).not.toBe(productWord(other))
  })

  it('after removing every suffix', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', ' ', '\t'), (text, blank) => {
        expect(productWord(`${blank}${text.toUpperCase()}${blank}`)).toBe(productWord(text.toUpperCase()))
      }),
    )
  })
})
