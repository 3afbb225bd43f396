// Loads each function's bundle from the last synthesis in cdk.out, and prints its size, plain and compressed.

import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Template {
  Resources: Record<string, { Type: string; Metadata?: Record<string, string> }>
}

const out = resolve('cdk.out')

for (const file of readdirSync(out).filter((name) => name.endsWith('.template.json'))) {
  const template: Template = JSON.parse(readFileSync(join(out, file), 'utf8'))
  for (const { Type, Metadata } of Object.values(template.Resources)) {
    const asset = Metadata?.['aws:asset:path']
    if (Type !== 'AWS::Lambda::Function' || asset === undefined) continue
    const bundle = join(out, asset, 'index.mjs')
    const name = Metadata?.['aws:cdk:path']?.split('/')[1] ?? asset
    const { handler } = await import(bundle)
    if (typeof handler !== 'function') throw new Error(`The bundle of ${name} has no handler: ${bundle}`)
    const bytes = readFileSync(bundle)
    console.log(`${name.padEnd(16)} ${kilobytes(bytes)} ${kilobytes(gzipSync(bytes))} compressed`)
  }
}

function kilobytes({ length }: Uint8Array): string {
  return `${(length / 1000).toFixed(0)} kB`.padStart(8)
}
