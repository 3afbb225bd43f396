// The import of each function's bundle, as it is deployed, beside a bundle of nothing but the AWS clients that it uses.

import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { BUNDLING, NEVER_IMPORTED } from '../../../infra/constructs/bundling.ts'
import type { Bench, Side } from '../bench.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** By what its ports are made of; every queue has dead letters in SQS. */
const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  'group-changes': ['sqs'],
  'ingest-drop': ['dynamodb', 's3', 'sqs'],
  plan: ['dynamodb', 's3', 'sqs'],
  measure: ['dynamodb', 's3', 'sqs'],
  publish: ['dynamodb', 'eventbridge', 's3', 'sqs'],
  'send-mail': ['dynamodb', 's3', 'ses', 'sqs'],
  'record-feedback': ['dynamodb', 'sqs'],
  sweep: ['dynamodb', 's3', 'sqs'],
  portal: ['dynamodb', 's3', 'sqs'],
}

export const IMPORTS: readonly Bench[] = Object.entries(CLIENTS).map(([name, clients], at) => ({
  name: `imports/${name}`,
  about: `Import of the bundle of functions/${name}.ts.`,
  targets: [{ figure: 'duration_ms', peer: 'clients', most: 1.3 }],
  isAnotherCase: at > 0,
  async prepare(folder) {
    const source = (await Promise.all(clients.map(importOfClient))).join('\n')
    const clientsOnly = { stdin: { contents: source, resolveDir: root } }
    const built = { external: NEVER_IMPORTED }
    const names = clients.join(', ')
    return [
      side(
        'uptake',
        'the whole function',
        await bundle({ entryPoints: [`functions/${name}.ts`], ...built }, folder, 'function'),
      ),
      side(
        'clients',
        `the commands of ${names} alone, as esbuild bundles them`,
        await bundle(clientsOnly, folder, 'clients'),
      ),
      side(
        'clients-built-alike',
        `the commands of ${names} alone, without what the function leaves out`,
        await bundle({ ...clientsOnly, ...built }, folder, 'clients-built-alike'),
      ),
    ]
  },
}))

function side(name: string, computes: string, path: string): Side {
  return { name, computes, script: 'import-bundle.ts', args: [path] }
}

async function bundle(input: object, folder: string, name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`)
  const { banner, ...options } = BUNDLING
  await build({
    ...input,
    ...options,
    banner: { js: banner },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    outfile,
  })
  return outfile
}

/** All that the adapters import of a client, kept from being dropped as unused. */
async function importOfClient(client: string): Promise<string> {
  const names = new Set<string>()
  const statement = new RegExp(`import \\{([^}]*)\\} from '@aws-sdk/client-${client}'`)
  for await (const file of glob(`${root}shared/adapters/**/*.ts`)) {
    const [, list = ''] = statement.exec(await readFile(file, 'utf8')) ?? []
    for (const name of list.split(',').map((name) => name.trim())) {
      if (name !== '' && !name.startsWith('type ')) names.add(name)
    }
  }
  return `export { ${[...names].join(', ')} } from '@aws-sdk/client-${client}'`
}
