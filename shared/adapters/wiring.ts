// Builds the ports from the environment, and is the only place that reads it.

import process from 'node:process'
import type { Writable } from 'node:stream'
import * as awsPorts from './aws-ports.ts'
import type { Environment } from './environment.ts'
import * as plainPorts from './plain-ports.ts'
import { createContext, type Provided, type Providers, provide } from './provider.ts'

/** Destructure the ports that are needed; spreading the object would build all of them. */
export type Wiring = PlainPorts & Provided<typeof awsPorts>
type PlainPorts = Provided<typeof plainPorts>

/**
 * Every port. If a variable of a port is not set, reading that port throws one sentence that names it. `output`: the
 * stream for log lines and metrics.
 */
export function wire(environment: Environment = process.env, output: Writable = process.stdout): Wiring {
  return provide({ ...plainPorts, ...awsPorts }, createContext(environment, output))
}

/** The ports of a function: these over AWS, and those that need no service. */
export function wireFunction<Some extends Providers>(some: Some): PlainPorts & Provided<Some> {
  return provide({ ...plainPorts, ...some }, createContext(process.env, process.stdout))
}
