// Every file that is rendered from a portfolio, one after the other.

import type { Portfolio } from '../../domain/portfolio/portfolio.ts'
import { PORTFOLIO_FILES } from '../../views/portfolio-files.ts'

export interface RenderedFile {
  readonly name: string
  readonly body: Uint8Array
}

export async function* renderPortfolio(
  portfolio: Portfolio,
  logo: string | null,
): AsyncGenerator<RenderedFile> {
  for (const { name, render } of PORTFOLIO_FILES) {
    const chunks: Uint8Array[] = []
    for await (const chunk of render(portfolio, logo)) chunks.push(Buffer.from(chunk))
    yield { name, body: Buffer.concat(chunks) }
  }
}
