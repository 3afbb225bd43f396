// The services that an operator's command works on: the state of an embedded run, attached services, or those
// named by the environment, as for the functions on AWS. The same for all commands.

import { join } from 'node:path'
import process from 'node:process'
import { BUCKETS, RETENTION_VARIABLE, TABLES } from '../../shared/topology.ts'
import { ATTACHED, endpointConflict, endpointProblem } from '../local/options.ts'
import { attachedProblems } from '../local/run/names.ts'
import type { CommandLine, OptionRules } from './command-rules.ts'
import { kindOf } from './path-kind.ts'

export type Target =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'attached' }
  | { readonly kind: 'environment' }

export const TARGET_RULES: OptionRules = {
  state: {
    value: 'DIR',
    help: 'what npm start --state DIR has left there; no run may be using it',
    path: 'folder',
    conflict: endpointConflict,
  },
  endpoint: {
    value: ATTACHED,
    help: `the services that AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3, ... name, under the names that npm start --endpoint attached gives to buckets and tables
(default: AWS, under the names that the UPTAKE_* variables give, as the functions have them)`,
    values: [ATTACHED],
    problem: endpointProblem,
  },
}

export function targetOf({ given }: CommandLine): Target {
  const folder = given.get('state')
  if (folder !== undefined) return { kind: 'embedded', folder }
  return given.has('endpoint') ? { kind: 'attached' } : { kind: 'environment' }
}

/** Where drops are read from and stored, and for how long. */
export const STORAGE: readonly string[] = [
  ...Object.values(BUCKETS).map(({ variable }) => variable),
  TABLES.Ledger,
  TABLES.Entitlements,
  TABLES.Activity,
  TABLES.SupportCalls,
  TABLES.Partners,
  RETENTION_VARIABLE,
]

/** Errors in the target, one line each. `needed`: variables that must be set. */
export async function targetProblems(target: Target, needed = STORAGE): Promise<string[]> {
  if (target.kind === 'attached') return attachedProblems(process.env)
  if (target.kind === 'environment') return unnamed(['AWS_REGION', ...needed])
  return stateProblems(target.folder, '--state')
}

/** Opening a missing folder would create it; a mistyped name must not. */
export async function stateProblems(folder: string, option: string): Promise<string[]> {
  const hasState = (await kindOf(join(folder, 'dynamodb'))) === 'folder'
  return hasState
    ? []
    : [`${option}: ${folder} holds no state; name a folder that npm start --state has made.`]
}

/** One line for all variables that are not set. */
export function unnamed(variables: readonly string[]): string[] {
  const missing = variables.filter((variable) => !process.env[variable])
  if (missing.length === 0) return []
  return [
    `Neither --state nor --endpoint attached is given, and the environment does not set ${missing.join(', ')}; ` +
      'infra/README.md explains how to take them from the stacks.',
  ]
}
