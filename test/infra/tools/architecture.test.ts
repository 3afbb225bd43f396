import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import { architecture } from '../../../infra/tools/architecture.ts'

/** The rules that a project of these files breaks, as `file rule`. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const baseDir = realpathSync(mkdtempSync(join(tmpdir(), 'project-')))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(baseDir, name)), { recursive: true })
      writeFileSync(join(baseDir, name), text)
    }
    const roots = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? name))]
    const { output } = await cruise(roots, {
      ...architecture.options,
      ruleSet: architecture,
      validate: true,
      baseDir,
    })
    if (typeof output === 'string') throw new Error(output)
    return output.summary.violations.map(({ from, rule }) => `${from} ${rule.name}`).sort()
  } finally {
    rmSync(baseDir, { recursive: true })
  }
}

const nothing = 'export const nothing = 0\n'

describe('the architecture', () => {
  it('allows the dependencies of the design', async () => {
    const project = {
      'functions/plan.ts': "import '../shared/flows/plan.ts'\nimport '../shared/adapters/wiring.ts'\n",
      'infra/local/main.ts': "import '../../functions/plan.ts'\nimport '../../shared/adapters/wiring.ts'\n",
      'shared/adapters/wiring.ts':
        "import 'node:process'\nimport '../ports/queue.ts'\nimport '../topology.ts'\n",
      'shared/topology.ts': nothing,
      'infra/stacks/stack.ts': "import '../../shared/topology.ts'\n",
      'shared/domain/day.ts': "import 'node:crypto'\n",
      'shared/flows/plan.ts':
        "import '../ports/queue.ts'\nimport '../views/mail.ts'\nimport '../domain/day.ts'\n",
      'shared/ports/queue.ts': "import '../domain/day.ts'\n",
      'shared/views/mail.ts': "import '../domain/day.ts'\n",
    }
    expect(await broken(project)).toEqual([])
  })

  it.each([
    ['input in the domain', 'shared/domain/day.ts', 'node:fs/promises', 'domain-imports'],
    ['a port in the domain', 'shared/domain/day.ts', '../ports/queue.ts', 'domain-imports'],
    ['an adapter in a port', 'shared/ports/queue.ts', '../adapters/queue.ts', 'ports-imports'],
    ['a port in the topology', 'shared/topology.ts', './ports/queue.ts', 'topology-imports'],
    ['a port in the layout', 'shared/layout.ts', './ports/queue.ts', 'layout-imports'],
    ['an adapter in a flow', 'shared/flows/plan.ts', '../adapters/queue.ts', 'flows-imports'],
    ['the network in a flow', 'shared/flows/plan.ts', 'node:http', 'flows-imports'],
    ['a flow in a view', 'shared/views/mail.ts', '../flows/send.ts', 'views-imports'],
    ['a flow in an adapter', 'shared/adapters/queue.ts', '../flows/send.ts', 'adapters-imports'],
    ['an adapter in a function', 'functions/plan.ts', '../shared/adapters/queue.ts', 'functions-imports'],
    ['a flow in a stack', 'infra/stacks/state-stack.ts', '../../shared/flows/send.ts', 'stacks-imports'],
    ['the SDK in a view', 'shared/views/mail.ts', '@aws-sdk/client-s3', 'sdk-only-in-adapters'],
    [
      'the environment in an adapter',
      'shared/adapters/queue.ts',
      'node:process',
      'environment-only-in-wiring',
    ],
    [
      'the embedded cloud in an adapter',
      'shared/adapters/queue.ts',
      '../../infra/emulator/s3.ts',
      'product-without-tests',
    ],
    ['the emulator in a command', 'infra/cli/uptake.ts', '../emulator/s3.ts', 'emulator-only-local'],
    ['a tool in a command', 'infra/cli/uptake.ts', '../tools/lockfile.ts', 'tools-only-by-scripts'],
    ['a test in a tool', 'infra/tools/bundles.ts', '../../test/support/world.ts', 'nothing-needs-tests'],
    ['a module that is not there', 'infra/local/main.ts', './gone.ts', 'resolvable'],
  ])('forbids %s', async (_what, file, imported, rule) => {
    const project = {
      'infra/emulator/s3.ts': nothing,
      'infra/tools/lockfile.ts': nothing,
      'test/support/world.ts': nothing,
      'shared/adapters/queue.ts': nothing,
      'shared/flows/send.ts': nothing,
      'shared/ports/queue.ts': nothing,
    }
    expect(await broken({ ...project, [file]: `import '${imported}'\n` })).toContain(`${file} ${rule}`)
  })

  it.each(['import', 'import type'])('forbids cycles by %s', async (statement) => {
    const project = {
      'shared/domain/one.ts': `${statement} { Two } from './two.ts'\nexport class One { two?: Two }\n`,
      'shared/domain/two.ts': `${statement} { One } from './one.ts'\nexport class Two { one?: One }\n`,
    }
    expect(await broken(project)).toContain('shared/domain/one.ts no-cycles')
  })
})
