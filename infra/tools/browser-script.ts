// Bundles a script of pages: one text that runs in a browser, and that a person can still read.

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The views that have a script: its source is in `browser/` there, the bundle beside it in `script.ts`. */
export const SCRIPTED_VIEWS = ['report', 'portal'] as const

export function viewFile(view: (typeof SCRIPTED_VIEWS)[number], name: string): string {
  return fileURLToPath(new URL(`../../shared/views/${view}/${name}`, import.meta.url))
}

export async function browserScript(view: (typeof SCRIPTED_VIEWS)[number]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [viewFile(view, 'browser/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
  })
  return (outputFiles[0]?.text ?? '').replaceAll(/^ *\/\/ .*\n/gm, '')
}
