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
  it('is read as published: a row for each service plan, names with commas, rows without a product', () => {
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

  it('has names of several part numbers, in order', () => {
    const products = productsOf(Buffer.from(`${HEADER}\nSame,B,,,\nSame,A,,,\n`))
    expect(products.partNumbers(productWord('same'))).toEqual(['B', 'A'])
  })

  it('is read in the older encoding too', () => {
    const products = productsOf(Buffer.from(`${HEADER}\nCaf\xe9,CAFE,,,\n`, 'latin1'))
    expect(products.partNumbers(productWord('Café'))).toEqual(['CAFE'])
  })

  it.each([
    ['whose mark became question marks', Buffer.from(`???${HEADER}\r\nCafé,CAFE,,,\r\n`)],
    [
      'whose mark became characters',
      Buffer.from(`\u00ef\u00bb\u00bf"Product_Display_Name","String_Id"\nCafé,CAFE`),
    ],
    ['in UTF-16', Buffer.from(`\ufeff${HEADER}\r\nCafé,CAFE,,,\r\n`, 'utf16le')],
    [
      'in UTF-8 with a byte of the older encoding',
      Buffer.concat([
        Buffer.from(`\ufeff${HEADER}\nOne \u2013 two,DASH,,,\nCaf`),
        Buffer.from([0xe9]),
        Buffer.from(',CAFE,,,\n'),
      ]),
    ],
    [
      'with columns in another order and case',
      Buffer.from('guid, STRING_ID ,product_display_name\ng, cafe ,Café'),
    ],
  ])('is read %s', (_, bytes) => {
    const [partNumber] = productsOf(bytes).partNumbers(productWord('CAFÉ'))
    expect(partNumber?.toUpperCase()).toBe('CAFE')
  })

  it('is read past an unclosed quote', () => {
    const products = productsOf(Buffer.from(`${HEADER}\n"One,ONE,,,\nTwo,TWO,,,\n`))
    expect(products.partNumbers(productWord('two'))).toEqual(['TWO'])
  })

  it('finds a part number once, under all of its names', () => {
    const products = productsOf(Buffer.from(`${HEADER}\nOld,one,,,\nNew,ONE,,,\nNew,One,,,\n`))
    expect(['old', 'new', 'one'].map((word) => products.partNumbers(productWord(word)))).toEqual([
      ['one'],
      ['one'],
      ['one'],
    ])
    expect(products.product('ONE')?.names).toEqual(['Old'])
  })

  it.each([
    ['', 'has no column String_Id and no column Product_Display_Name'],
    ['String_Id,Name\nA,B', 'has no column Product_Display_Name'],
    ['Product_Display_Name;String_Id\nA;B', 'has no column String_Id and no column Product_Display_Name'],
    [HEADER, 'has no row with a part number and a name'],
    [`${HEADER}\n,A,,,\nB,,,,`, 'has no row with a part number and a name'],
  ])('is rejected without its columns or rows: %j', (text, what) => {
    const remedy = 'put the table there as Microsoft publishes it, in CSV with commas'
    expect(parseProductTable(Buffer.from(text))).toEqual({
      kind: 'broken',
      problem: `${what}; ${remedy}. Until then the built-in catalogue counts alone.`,
    })
  })
})
