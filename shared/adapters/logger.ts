// Log lines: JSON by Powertools, written to the stream that the wiring gives. They name keys and ids, never a person.

import type { Writable } from 'node:stream'
import { Logger } from '@aws-lambda-powertools/logger'
import { visibleJsonText } from '../domain/outside-words.ts'

type PrintLog = Logger['printLog']

export class StreamLogger extends Logger {
  readonly #output: Writable

  constructor(output: Writable) {
    super({ serviceName: 'uptake' })
    this.#output = output
  }

  /** Powertools writes to standard output, which belongs to whoever runs the functions on one machine. */
  protected override printLog(_level: Parameters<PrintLog>[0], item: Parameters<PrintLog>[1]): void {
    this.#output.write(`${visibleJsonText(JSON.stringify(item.getAttributes(), this.getJsonReplacer()))}\n`)
  }
}
