// Prints how big each function's bundle is, as the last synthesis left it in cdk.out: plain and compressed.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Template {
  Resources: Record<string, { Type: string; Metadata?: Record<string, string> }>
}

const out = 'cdk.out'

for (const file of readdirSync(out).filter((name) => name.endsWith('.template.json'))) {
  const template: Template = JSON.parse(readFileSync(join(out, file), 'utf8'))
  for (const { Type, Metadata } of Object.values(template.Resources)) {
    const asset = Metadata?.['aws:asset:path']
    if (Type !== 'AWS::Lambda::Function' || asset === undefined) continue
    const bundle = readFileSync(join(out, asset, 'index.mjs'))
    const name = Metadata?.['aws:cdk:path']?.split('/')[1] ?? asset
    console.log(
      `${name.padEnd(16)} ${kilobytes(bundle.length)} ${kilobytes(gzipSync(bundle).length)} compressed`,
    )
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`.padStart(8)
}
