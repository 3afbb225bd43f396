// Reads a synthesised pipeline: the permissions of each function, and its environment.

import type { Template } from 'aws-cdk-lib/assertions'
import { FUNCTIONS, type FunctionName } from '../../../shared/topology.ts'

export const functionNames = Object.keys(FUNCTIONS) as readonly FunctionName[]

export interface Statement {
  readonly Action: string | string[]
  readonly Resource: unknown
}

export function policiesOf(pipeline: Template) {
  const statements = Object.entries({
    ...pipeline.findResources('AWS::IAM::Policy'),
    ...pipeline.findResources('AWS::IAM::ManagedPolicy'),
  }).flatMap(([id, { Properties }]): [string, Statement][] =>
    Properties.PolicyDocument.Statement.map((statement: Statement) => [id, statement]),
  )
  return {
    statements: statements.map(([, statement]) => statement),

    /** As `action resource`; `id` is how the policy's logical id begins. */
    permissions(id: string): string[] {
      const own = statements.filter(([policy]) => policy.startsWith(id)).map(([, statement]) => statement)
      return own
        .flatMap(({ Action, Resource }) =>
          list(Resource).flatMap((resource) => list(Action).map((action) => `${action} ${nameOf(resource)}`)),
        )
        .sort()
    },

    environment(name: FunctionName): Record<string, string> {
      const functions = Object.entries(pipeline.findResources('AWS::Lambda::Function'))
      const own = functions.filter(([id]) => id.startsWith(`${name}Function`))
      const variables = own.flatMap(([, { Properties }]) => Object.entries(Properties.Environment.Variables))
      return Object.fromEntries(
        variables
          .filter(([variable]) => variable.startsWith('UPTAKE_'))
          .map(([variable, value]) => [variable, nameOf(value)]),
      )
    },
  }
}

export function list<T>(one: T | T[]): T[] {
  return Array.isArray(one) ? one : [one]
}

/** A value of the template as text, with the names of the app's own parts: `Drops/*`, `Ledger`, `IngestQueue`. */
export function nameOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) throw new Error(`no name: ${value}`)
  if ('Fn::Join' in value) return (value['Fn::Join'] as [string, unknown[]])[1].map(nameOf).join('')
  const [id] = Object.values(value).flat()
  return String(id)
    .replace(/^.*:ExportsOutput(FnGetAtt|Ref)/, '')
    .replace(/[0-9A-F]{8}((Arn)?[0-9A-F]{8})?$/, '')
}
