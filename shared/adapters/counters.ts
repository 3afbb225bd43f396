// The product's metrics, in CloudWatch's embedded metric format: a line of JSON for each invocation, from
// which CloudWatch extracts them.

import type { Writable } from 'node:stream'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { COUNTERS, type CounterName, METRIC_NAMESPACE } from '../topology.ts'

export class StreamCounters extends Metrics {
  readonly #output: Writable

  constructor(stage: string, output: Writable) {
    super({ namespace: METRIC_NAMESPACE })
    this.#output = output
    // Powertools adds the service as a dimension, and CloudWatch charges for each combination of dimensions.
    this.clearDefaultDimensions()
    this.setDefaultDimensions({ stage })
  }

  count(name: CounterName, value: number): void {
    this.addMetric(name, MetricUnit[COUNTERS[name]], value)
  }

  override publishStoredMetrics(): this {
    if (this.hasStoredMetrics()) this.#output.write(`${JSON.stringify(this.serializeMetrics())}\n`)
    this.clearMetrics()
    return this
  }
}
