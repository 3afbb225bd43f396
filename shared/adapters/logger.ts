// Log lines as JSON by Powertools, written to the given stream. They contain keys and ids, never personal
// data.

import type { Writable } from 'node:stream'
import { Logger } from '@aws-lambda-powertools/logger'
import { visibleJsonText } from '../domain/untrusted-text.ts'

type PrintLog = Logger['printLog']

export class StreamLogger extends Logger {
  readonly #output: Writable

  constructor(output: Writable) {
    super({ serviceName: 'uptake' })
    this.#output = output
  }

  /** Powertools writes to standard output, which a local run needs for its own output. */
  protected override printLog(_level: Parameters<PrintLog>[0], item: Parameters<PrintLog>[1]): void {
    this.#output.write(`${visibleJsonText(JSON.stringify(item.getAttributes(), this.getJsonReplacer()))}\n`)
  }
}
