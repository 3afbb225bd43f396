// How fast a portfolio becomes a workbook, and how much memory that takes.

import { portfolioXlsx } from '../../shared/views/xlsx/portfolio-xlsx.ts'
import { benchPortfolio } from './portfolio.ts'

interface WorkbookFigures {
  readonly customers: number
  /** Of all sheets that grow with the customers. */
  readonly rows: number
  readonly file_bytes: number
  readonly duration_ms: number
  /** All threads: compression has one of its own. */
  readonly cpu_ms: number
  readonly rows_per_second: number
  /** Of the process with the portfolio, before the workbook is begun. */
  readonly portfolio_memory_mb: number
  /** Of the process with the portfolio, at its highest. */
  readonly peak_memory_mb: number
}

const MEGABYTE = 1_048_576

/** Makes portfolio and workbook in this process, whose memory is then theirs. */
export async function measureWorkbook(customers: number): Promise<WorkbookFigures> {
  const portfolio = benchPortfolio(customers)
  const portfolioMemory = process.memoryUsage().rss
  const startCpu = process.cpuUsage()
  const startMs = performance.now()
  let bytes = 0
  for await (const piece of portfolioXlsx(portfolio)) bytes += piece.length
  const durationMs = performance.now() - startMs
  const cpu = process.cpuUsage(startCpu)
  const rows = portfolio.customers.reduce(
    // One in Customers and one in Calls.
    (sum, { products, workloads, flags }) => sum + 2 + products.length + workloads.length + flags.length,
    0,
  )
  return {
    customers,
    rows,
    file_bytes: bytes,
    duration_ms: Math.round(durationMs),
    cpu_ms: Math.round((cpu.user + cpu.system) / 1_000),
    rows_per_second: Math.round((rows / durationMs) * 1_000),
    portfolio_memory_mb: Math.round(portfolioMemory / MEGABYTE),
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1_024),
  }
}
