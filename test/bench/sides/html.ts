// Makes the page of a portfolio. Argument: how many customers it has.

import { portfolioHtml } from '../../../shared/views/report/portfolio-html.ts'
import { benchPortfolio } from '../input/portfolio.ts'
import { timed } from '../timed.ts'

const portfolio = benchPortfolio(Number(process.argv[2]))

await timed(async () => {
  let bytes = 0
  for (const piece of portfolioHtml(portfolio)) bytes += Buffer.byteLength(piece)
  return { file_bytes: bytes }
})
