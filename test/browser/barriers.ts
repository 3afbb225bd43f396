// What keeps people out of a page, as axe finds it.

import axe from 'axe-core'
import type { Page as Tab } from 'playwright-core'

/** For each: the rule, the element, and what is wrong with it. */
export async function barriersOf(tab: Tab): Promise<readonly string[][]> {
  // Not an element of the page, whose policy would refuse it.
  await tab.evaluate(axe.source)
  const { violations } = (await tab.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.html, node.failureSummary]))
}
