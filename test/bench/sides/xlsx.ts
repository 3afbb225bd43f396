// Makes the workbook of a portfolio. Argument: how many customers it has.

import { portfolioXlsx } from '../../../shared/views/xlsx/portfolio-xlsx.ts'
import { benchPortfolio } from '../input/portfolio.ts'
import { timed } from '../timed.ts'

const portfolio = benchPortfolio(Number(process.argv[2]))

await timed(async () => {
  let bytes = 0
  for await (const piece of portfolioXlsx(portfolio)) bytes += piece.length
  return { file_bytes: bytes }
})
