// Vitest's own report, followed by the totals on the last line.

import { DefaultReporter } from 'vitest/node'
import { totalLine } from './total.ts'

type RunEnd = Parameters<DefaultReporter['onTestRunEnd']>

export default class TotalReporter extends DefaultReporter {
  override onTestRunEnd(...[modules, unhandledErrors, reason]: RunEnd): void {
    super.onTestRunEnd(modules, unhandledErrors, reason)
    process.once('exit', () => process.stdout.write(`${totalLine(modules, unhandledErrors)}\n`))
  }
}
