// What a week's publishing makes from figures that are there: digest, workbook and page.

import type { Bench } from '../bench.ts'

const QUICK_CUSTOMERS = 60
const FLAGGED = 50
const FEW = 5_000
const MANY = 50_000

export const PUBLISH: readonly Bench[] = [
  {
    name: 'publish/digest',
    about: `The digest of ${FLAGGED} flagged customers among 2,700.`,
    async prepare(_folder, isQuick) {
      const customers = isQuick ? QUICK_CUSTOMERS : 2_700
      const computes = 'digest, its JSON, a message with text and HTML'
      return [{ name: 'uptake', computes, script: 'digest.ts', args: [`${customers}`, `${FLAGGED}`] }]
    },
  },
  portfolio('xlsx', FEW, 'the workbook'),
  portfolio('xlsx', MANY, 'the workbook'),
  portfolio('html', FEW, 'the page'),
  portfolio('html', MANY, 'the page'),
  portfolio(
    'open-html',
    FEW,
    'the page, opened, searched, filtered, sorted and one detail opened in Chromium',
  ),
]

function portfolio(kind: string, customers: number, computes: string): Bench {
  return {
    name: `publish/${kind}-${customers}`,
    about: `A portfolio of ${customers.toLocaleString('en')} customers, a third of them flagged.`,
    isAnotherCase: customers > FEW,
    async prepare(_folder, isQuick) {
      return [
        {
          name: 'uptake',
          computes,
          script: `${kind}.ts`,
          args: [`${isQuick ? QUICK_CUSTOMERS : customers}`],
        },
      ]
    },
  }
}
