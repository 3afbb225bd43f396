// How a port is made from the environment. Providers are functions of their own, so that a bundle holds only those
// that it names.

import type { Writable } from 'node:stream'
import type { RequestUnits } from './dynamo/request-units.ts'
import type { Environment } from './environment.ts'

export type Provider<Port> = (context: Context) => Port

export interface Context {
  readonly environment: Environment
  /** For log lines and metrics. */
  readonly output: Writable
  readonly requestUnits: RequestUnits
  /** What the provider makes, made once. */
  get<Port>(provider: Provider<Port>): Port
}

export type Providers = Readonly<Record<string, Provider<unknown>>>

export type Provided<Some extends Providers> = { readonly [Name in keyof Some]: ReturnType<Some[Name]> }

/** Each port is made when it is first read: only then are its variables needed. */
export function provide<Some extends Providers>(providers: Some, context: Context): Provided<Some> {
  const ports = {}
  for (const [name, provider] of Object.entries(providers)) {
    Object.defineProperty(ports, name, { enumerable: true, get: () => context.get(provider) })
  }
  return ports as Provided<Some>
}

export function createContext(environment: Environment, output: Writable): Context {
  const made = new Map<Provider<unknown>, unknown>()
  const context: Context = {
    environment,
    output,
    requestUnits: { read: 0, write: 0 },
    get<Port>(provider: Provider<Port>) {
      if (!made.has(provider)) made.set(provider, provider(context))
      return made.get(provider) as Port
    },
  }
  return context
}
