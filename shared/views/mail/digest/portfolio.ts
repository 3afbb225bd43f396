// The figures of the whole portfolio, compared with last week like for like.

import type { DigestPortfolio } from '../../../domain/digest/digest-figures.ts'
import type { Texts } from '../../texts/texts.ts'
import type { PortfolioModel } from './model.ts'
import { changeSince, tilesOf } from './tiles.ts'

export function portfolioModel(portfolio: DigestPortfolio, texts: Texts): PortfolioModel {
  const { figures } = texts
  const { unused, customers } = portfolio
  return {
    title: figures.portfolio,
    size: figures.portfolioSize(portfolio),
    tiles: tilesOf(portfolio, texts),
    lines: [
      comparedSince(portfolio, texts),
      ...(unused === null || unused.seats === 0 ? [] : [figures.unusedSeats(unused, customers)]),
    ],
  }
}

/** Over the customers that can be compared; where there are none, why. */
export function comparedSince(portfolio: DigestPortfolio, texts: Texts): string {
  const { compared, customers, customersInTheWay } = portfolio
  if (compared === null) return changeSince(portfolio, texts, customersInTheWay)
  const change = changeSince({ ...compared, notComparable: null }, texts)
  return compared.customers === customers
    ? change
    : texts.formats.sentences([change, texts.figures.compared(compared.customers, customers)])
}
