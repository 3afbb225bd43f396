import { describe, expect, it } from 'vitest'
import { parseProductTable } from '../../../../shared/domain/catalogue/product-table.ts'
import { productWord } from '../../../../shared/domain/catalogue/product-word.ts'

const HEADER = 'Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id'

function productsOf(bytes: Uint8Array) {
  const table = parseProductTable(bytes)
  if (table.kind === 'broken') throw new Error(table.problem)
  return table.products
}

describe('the table that Microsoft publishes', () => {
  it('is read as it is: a row for each service plan, names with commas, rows without a product', () => {
    const lines = [
      `\ufeff${HEADER}`,
      'Contoso One,CONTOSO_1,g1,PLAN_A,p1',
      'Contoso One,CONTOSO_1,g1,PLAN_B,p2',
      '"Contoso, Two ",CONTOSO_2,g2,PLAN_A,p1',
      ',,,PLAN_C,p3',
      '',
    ]
    const products = productsOf(Buffer.from(lines.join('\r\n')))
    expect(products.partNumbers(productWord('contoso one'))).toEqual(['CONTOSO_1'])
    expect(products.partNumbers(productWord('CONTOSO, TWO'))).toEqual(['CONTOSO_2'])
    expect(products.partNumbers(productWord('contoso_2'))).toEqual(['CONTOSO_2'])
    expect(products.partNumbers(productWord(''))).toEqual([])
  })

  it('has names of several part numbers, in its order', () => {
    const products = productsOf(Buffer.from(`${HEADER}\nSame,B,,,\nSame,A,,,\n`))
    expect(products.partNumbers(productWord('same'))).toEqual(['B', 'A'])
  })

  it('is read in the older encoding too', () => {
    const products = productsOf(Buffer.from(`${HEADER}\nCaf\xe9,CAFE,,,\n`, 'latin1'))
    expect(products.partNumbers(productWord('Café'))).toEqual(['CAFE'])
  })

  it.each([
    [
      '',
      'has no column String_Id and no column Product_Display_Name; put the table there as Microsoft publishes it.',
    ],
    [
      'String_Id,Name\nA,B',
      'has no column Product_Display_Name; put the table there as Microsoft publishes it.',
    ],
  ])('is broken without its columns: %j', (text, problem) => {
    expect(parseProductTable(Buffer.from(text))).toEqual({ kind: 'broken', problem })
  })
})
