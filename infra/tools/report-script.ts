// Bundles the script of reports: one text that runs in a browser, and that a person can still read.

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export async function reportScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../shared/views/report/browser/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
  })
  return (outputFiles[0]?.text ?? '').replaceAll(/^ *\/\/ .*\n/gm, '')
}
