// One row a customer and product.

import { NO_PRODUCT } from '../../../domain/metrics/point.ts'
import type { Portfolio, PortfolioProduct } from '../../../domain/portfolio/portfolio.ts'
import { oneLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Column, type Sheet, sheetOf } from '../sheet.ts'
import { customerColumns, dayColumns, FROZEN, figureColumns, type OfCustomer, rowsOf } from './columns.ts'

interface Row extends OfCustomer {
  readonly product: PortfolioProduct
}

export function productsSheet(portfolio: Portfolio, { workbook }: Texts): Sheet {
  const rows = rowsOf(portfolio, (customer) =>
    customer.products.map((product): Row => ({ customer, product })),
  )
  const columns = [
    ...customerColumns(workbook),
    ...productColumns(workbook),
    ...figureColumns<Row>(workbook, ({ product }) => product),
    ...dayColumns(portfolio, workbook),
  ]
  return sheetOf<Row>(workbook.sheets.products, FROZEN, columns, rows)
}

function productColumns({ columns, noProduct, service: serviceName }: Texts['workbook']): Column<Row>[] {
  return [
    {
      title: columns.product,
      format: 'text',
      width: 34,
      value: ({ product: { sku, name } }) => (sku === NO_PRODUCT ? noProduct : oneLine(name)),
    },
    {
      title: columns.partNumber,
      format: 'text',
      width: 24,
      value: ({ product: { sku } }) => (sku === NO_PRODUCT ? null : sku),
    },
    {
      title: columns.service,
      format: 'text',
      width: 14,
      value: ({ product: { service } }) => serviceName(service),
    },
  ]
}
