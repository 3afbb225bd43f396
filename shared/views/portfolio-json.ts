// portfolio.json: what the reports of a day are rendered from, and can be rendered from again. One line a customer, so
// that it can be written and read piece by piece.

import * as z from 'zod/mini'
import { PoisonInput } from '../domain/errors.ts'
import {
  type Portfolio,
  type PortfolioCustomer,
  type PortfolioHead,
  portfolioCustomerSchema,
  portfolioHeadSchema,
} from '../domain/portfolio/portfolio.ts'
import { withCamelKeys, withSnakeKeys } from './key-case.ts'
import { RENDERER_VERSION } from './renderer-version.ts'

const published = { schema: z.literal(1), rendererVersion: z.number() }

/** The content of `portfolio.json`, with its keys in camel case. */
export const publishedPortfolioSchema = z.object({
  ...published,
  ...portfolioHeadSchema.shape,
  customers: z.array(portfolioCustomerSchema),
})

/** The end of the first line. */
const CUSTOMERS = ',"customers":['

/** Parsing puts the fields into the order of the schema: what is read is written again byte for byte. */
export function* portfolioJson({ customers, ...rest }: Portfolio): Generator<string> {
  const head = { schema: 1, rendererVersion: RENDERER_VERSION, ...portfolioHeadSchema.parse(rest) }
  const opening = JSON.stringify(withSnakeKeys(head))
  yield `${opening.slice(0, -1)}${CUSTOMERS}`
  let separator = '\n'
  for (const customer of customers) {
    yield `${separator}${JSON.stringify(withSnakeKeys(portfolioCustomerSchema.parse(customer)))}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

export interface StoredPortfolio extends Portfolio {
  /** The version of the renderers that made the reports of that day. */
  readonly rendererVersion: number
}

/** Reads what `portfolioJson` wrote; throws PoisonInput for anything else. */
export function parsePortfolio(json: string): StoredPortfolio {
  try {
    const { customers, ...head } = z.record(z.string(), z.unknown()).parse(withCamelKeys(JSON.parse(json)))
    const { rendererVersion } = z.object(published).parse(head)
    return {
      rendererVersion,
      ...(portfolioHeadSchema.parse(head) satisfies PortfolioHead),
      customers: z.array(portfolioCustomerSchema).parse(customers) satisfies PortfolioCustomer[],
    }
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** The same of its first line alone, which a large portfolio need not be read for as a whole. */
export function parsePortfolioHead(firstLine: string): PortfolioHead {
  try {
    if (!firstLine.endsWith(CUSTOMERS)) throw new RangeError('the first line is not that of a portfolio')
    return portfolioHeadSchema.parse(withCamelKeys(JSON.parse(`${firstLine.slice(0, -CUSTOMERS.length)}}`)))
  } catch (cause) {
    throw unreadable(cause)
  }
}

function unreadable(cause: unknown): PoisonInput {
  return new PoisonInput('This version cannot read the stored portfolio; publish that day again.', { cause })
}
