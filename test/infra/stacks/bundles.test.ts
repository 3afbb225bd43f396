// What a function's bundle holds, since all of it is read at a cold start.

import { isBuiltin } from 'node:module'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { BUNDLING, NEVER_IMPORTED } from '../../../infra/constructs/bundling.ts'
import { FUNCTIONS, type FunctionName } from '../../../shared/topology.ts'
import { functionNames, policiesOf } from './policies.ts'
import { synthesise } from './synthesise.ts'

const { permissions } = policiesOf(synthesise().pipeline)
const { banner, ...options } = BUNDLING
const { metafile } = await build({
  ...options,
  banner: { js: banner },
  entryPoints: functionNames.map((name) => `functions/${FUNCTIONS[name].file}.ts`),
  external: NEVER_IMPORTED,
  bundle: true,
  format: 'esm',
  platform: 'node',
  outdir: 'bundles',
  write: false,
  metafile: true,
})

/** By the prefix of their actions. */
const CLIENTS: Readonly<Record<string, string>> = {
  dynamodb: 'client-dynamodb',
  events: 'client-eventbridge',
  s3: 'client-s3',
  ses: 'client-ses',
  sqs: 'client-sqs',
}

describe('the bundle', () => {
  it.each(functionNames)('of %s holds the clients of the services that its role allows', (name) => {
    const services = permissions(`${name}Role`).map((permission) => permission.split(':')[0] ?? '')
    const clients = services.flatMap((service) => CLIENTS[service] ?? [])
    expect(clientsIn(name)).toEqual(new Set(clients))
  })

  // They do not exist on Lambda: a static import would end the function before its first event.
  it.each(functionNames)('of %s imports what is left out only where it is needed', (name) => {
    const others = bundleOf(name).imports.filter(({ path }) => !isBuiltin(path))
    const allowed = NEVER_IMPORTED.map((path) => `dynamic-import ${path}`)
    expect(others).not.toHaveLength(0)
    expect(allowed).toEqual(expect.arrayContaining(others.map(({ kind, path }) => `${kind} ${path}`)))
  })
})

function bundleOf(name: FunctionName) {
  const bundle = metafile.outputs[`bundles/${FUNCTIONS[name].file}.js`]
  if (bundle === undefined) throw new Error(`no bundle of ${name}`)
  return bundle
}

function clientsIn(name: FunctionName): Set<string> {
  const held = Object.entries(bundleOf(name).inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return new Set(held.flatMap(([path]) => /@aws-sdk\/(client-[^/]+)\//.exec(path)?.[1] ?? []))
}
