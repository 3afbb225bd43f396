// Vitest's own report, and below it, as the last line, the total.

import { DefaultReporter } from 'vitest/node'
import { totalLine } from './total.ts'

type RunEnd = Parameters<DefaultReporter['onTestRunEnd']>

export default class TotalReporter extends DefaultReporter {
  override onTestRunEnd(...[modules, unhandledErrors, reason]: RunEnd): void {
    super.onTestRunEnd(modules, unhandledErrors, reason)
    process.once('exit', () => process.stdout.write(`${totalLine(modules, unhandledErrors)}\n`))
  }
}
