// portfolio.xlsx: a portfolio as a workbook to sort, filter and hand on.

import type { Portfolio } from '../../domain/portfolio/portfolio.ts'
import { textsFor } from '../texts/languages.ts'
import { callsSheet } from './sheets/calls.ts'
import { customersSheet } from './sheets/customers.ts'
import { dataQualitySheet } from './sheets/data-quality.ts'
import { definitionsSheet } from './sheets/definitions.ts'
import { flagsSheet } from './sheets/flags.ts'
import { productsSheet } from './sheets/products.ts'
import { workloadsSheet } from './sheets/workloads.ts'
import { workbookBytes } from './workbook.ts'

const SHEETS = [
  customersSheet,
  productsSheet,
  workloadsSheet,
  flagsSheet,
  callsSheet,
  dataQualitySheet,
  definitionsSheet,
]

export function portfolioXlsx(portfolio: Portfolio): AsyncGenerator<Uint8Array> {
  const texts = textsFor(portfolio.locale)
  return workbookBytes(SHEETS.map((sheet) => sheet(portfolio, texts)))
}
