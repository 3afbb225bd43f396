// Checks all imports against the architecture, and fails if any module was not analysed.

import { glob } from 'node:fs/promises'
import { cruise } from 'dependency-cruiser'
import { architecture } from './architecture.ts'

const parts = ['functions', 'infra', 'shared', 'test']

const { output } = await cruise(parts, { ...architecture.options, ruleSet: architecture, validate: true })
if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`)

const complaints = output.summary.violations.map(
  ({ from, to, rule }) => `${from} → ${to}: ${rule.name} (${commentOf(rule.name)})`,
)
const seen = new Set(output.modules.filter(({ dependencies }) => dependencies).map(({ source }) => source))
for await (const file of glob(`{${parts.join(',')}}/**/*.ts`)) {
  if (!seen.has(file)) complaints.push(`${file}: dependency-cruiser did not see it`)
}
for (const complaint of complaints) console.error(complaint)
console.log(
  `${seen.size} modules, ${output.summary.totalDependenciesCruised ?? 0} imports, ${complaints.length} wrong`,
)
process.exitCode = complaints.length === 0 && seen.size > 0 ? 0 : 1

function commentOf(rule: string): string {
  return architecture.forbidden.find(({ name }) => name === rule)?.comment ?? 'no comment'
}
