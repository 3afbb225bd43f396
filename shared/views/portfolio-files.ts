// Every file that is rendered from a portfolio, for all customers and for the part that one recipient may see.

import type { Portfolio } from '../domain/portfolio/portfolio.ts'
import type { ReportFile } from '../layout.ts'
import { customersCsv, productsCsv, workloadsCsv } from './csv-reports.ts'
import { portfolioJson } from './portfolio-json.ts'
import { portfolioHtml } from './report/portfolio-html.ts'
import { portfolioXlsx } from './xlsx/portfolio-xlsx.ts'

export interface PortfolioFile {
  readonly name: ReportFile
  readonly contentType: string
  /** Piece by piece; the same portfolio always gives the same bytes. `logo`: a `data:` address; null: there is none. */
  render(portfolio: Portfolio, logo: string | null): Iterable<string> | AsyncIterable<Uint8Array>
}

const CSV = 'text/csv; charset=utf-8'
const HTML = 'text/html; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const PORTFOLIO_FILES: readonly PortfolioFile[] = [
  { name: 'portfolio.json', contentType: 'application/json', render: portfolioJson },
  { name: 'customers.csv', contentType: CSV, render: customersCsv },
  { name: 'products.csv', contentType: CSV, render: productsCsv },
  { name: 'workloads.csv', contentType: CSV, render: workloadsCsv },
  { name: 'portfolio.xlsx', contentType: XLSX, render: portfolioXlsx },
  {
    name: 'portfolio.html',
    contentType: HTML,
    render: (portfolio, logo) => portfolioHtml(portfolio, { logo }),
  },
]
