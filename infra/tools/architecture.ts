// The allowed imports of each part of the code. Everything else is forbidden.

import type { IConfiguration } from 'dependency-cruiser'

type Rule = NonNullable<IConfiguration['forbidden']>[number]

/** Built-in modules without input or output. */
const pureBuiltins = '^(node:)?(assert|buffer|crypto|events|stream|string_decoder|util|zlib)(/|$)'
const anyBuiltin = '^(node:)?[a-z_/]+$'
const anyPackage = '^node_modules/'
/** Small packages without input or output that the domain may use. */
const schemas = '^node_modules/zod/'
const purePackages =
  '^node_modules/(@types/yauzl|fastest-levenshtein|htmlparser2|image-size|safe-stable-stringify|yauzl)/'
const sdk = '(^|node_modules/)@(aws-sdk|smithy)/'

const domain = '^shared/domain/'
const ports = '^shared/ports/'
const flows = '^shared/flows/'
const views = '^shared/views/'
/** The portal's website: routes over flows and views. */
const portal = '^shared/portal/'
const adapters = '^shared/adapters/'
/** Plain data and names. */
const layout = '^shared/(layout|key-segments)\\.ts$'
const topology = '^shared/topology\\.ts$'
const wiring = '^shared/adapters/wiring\\.ts$'
const awsPorts = '^shared/adapters/aws-ports\\.ts$'
const functions = '^functions/'
const stacks = '^infra/(app\\.ts$|stacks/|constructs/)'
const emulator = '^infra/emulator/'
const commands = '^infra/(cli|local)/'
const tools = '^infra/tools/'
const tests = '^test/'

const forbidden: Rule[] = [
  mayOnlyImport('topology', topology, [topology], 'the topology imports nothing'),
  mayOnlyImport('layout', layout, [layout, domain, pureBuiltins], 'keys are built from domain types'),
  mayOnlyImport(
    'domain',
    domain,
    [domain, layout, pureBuiltins, schemas, purePackages],
    'the domain is pure',
  ),
  mayOnlyImport('ports', ports, [ports, domain, topology], 'ports use only domain types'),
  mayOnlyImport(
    'flows',
    flows,
    [flows, domain, layout, ports, views, pureBuiltins, schemas],
    'flows reach the world through ports',
  ),
  mayOnlyImport(
    'views',
    views,
    [views, domain, layout, pureBuiltins, anyPackage],
    'views present domain types',
  ),
  mayOnlyImport(
    'adapters',
    adapters,
    [adapters, domain, layout, ports, topology, anyBuiltin, anyPackage],
    'adapters implement ports',
  ),
  mayOnlyImport(
    'portal',
    portal,
    [portal, flows, views, domain, layout, ports, pureBuiltins, anyPackage],
    'a route calls one flow and renders one view',
  ),
  mayOnlyImport(
    'functions',
    functions,
    [functions, flows, portal, wiring, awsPorts, domain, topology, pureBuiltins, anyPackage],
    'a handler calls one flow',
  ),
  mayOnlyImport(
    'stacks',
    stacks,
    [stacks, topology, layout, anyBuiltin, anyPackage],
    'stacks declare resources, not behaviour',
  ),
  mayOnlyImport(
    'emulator',
    emulator,
    [emulator, anyBuiltin, anyPackage],
    'the emulator is independent of the product',
  ),
  {
    name: 'emulator-only-local',
    comment: 'only the local run may use the emulator',
    severity: 'error',
    from: { pathNot: [emulator, '^infra/local/', tests] },
    to: { path: emulator },
  },
  {
    name: 'tools-only-by-scripts',
    comment: 'tools are loaded only by package scripts and configurations',
    severity: 'error',
    from: { pathNot: [tools, tests] },
    to: { path: tools },
  },
  {
    name: 'sdk-only-in-adapters',
    comment: 'only shared/adapters knows AWS (commands, the emulator and tests may look behind it)',
    severity: 'error',
    from: { pathNot: [adapters, commands, emulator, tests, anyPackage] },
    to: { path: sdk },
  },
  {
    name: 'environment-only-in-wiring',
    comment: 'only shared/adapters/wiring.ts reads the environment',
    severity: 'error',
    from: { pathNot: [wiring, commands, tools, tests, '^infra/app\\.ts$'] },
    to: { path: '^(node:)?process$' },
  },
  {
    name: 'product-without-tests',
    comment: 'deployed code imports neither tests nor the embedded cloud',
    severity: 'error',
    from: { path: [layout, topology, domain, ports, flows, views, portal, adapters, functions, stacks] },
    to: { path: [tests, commands, emulator, tools] },
  },
  {
    name: 'nothing-needs-tests',
    comment: 'nothing outside test/ imports from it',
    severity: 'error',
    from: { pathNot: [tests] },
    to: { path: tests },
  },
  {
    name: 'shipped-without-dev-dependencies',
    comment: 'what runs on AWS is bundled from dependencies; types may come from anywhere',
    severity: 'error',
    from: { path: [layout, topology, domain, ports, flows, views, portal, adapters, functions] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-cycles',
    comment: 'a cycle is one module in several files',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'an unresolvable import hides the rules it would break',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]

export const architecture: Required<Pick<IConfiguration, 'forbidden' | 'options'>> = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}

function mayOnlyImport(name: string, from: string, to: string[], comment: string): Rule {
  return { name: `${name}-imports`, comment, severity: 'error', from: { path: from }, to: { pathNot: to } }
}
