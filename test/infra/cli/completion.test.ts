// What the Tab key offers, asked of the shells themselves: bash always, fish and zsh where they are installed.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../infra/cli/commands.ts'
import { bashScript, zshScript } from '../../../infra/cli/completion/bash.ts'
import { fishScript } from '../../../infra/cli/completion/fish.ts'
import { rulesOf } from '../../../infra/cli/dispatch.ts'

const rules = await rulesOf(COMMANDS)
const folder = mkdtempSync(join(tmpdir(), 'completion-'))
beforeAll(() => {
  mkdirSync(join(folder, 'mystate'))
  writeFileSync(join(folder, 'my file.csv'), '')
  writeFileSync(join(folder, 'uptake.bash'), bashScript(rules))
  writeFileSync(join(folder, 'uptake.zsh'), zshScript(rules))
  writeFileSync(join(folder, 'uptake.fish'), fishScript(rules))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Words of a command line, the last of which is being typed, and what is offered for it. */
const CASES: readonly (readonly [typed: readonly string[], offered: readonly string[]])[] = [
  [['re'], ['rebuild', 'redrive', 'report', 'restore']],
  [
    ['partner', 'l'],
    ['link', 'list'],
  ],
  [['partner', 'list', '--st'], ['--state']],
  [
    ['digest', 'replay', '--r'],
    ['--recipient', '--render'],
  ],
  [
    ['check', '--dataset', ''],
    ['activity', 'entitlements', 'support'],
  ],
  [['partner', 'link', '--partner', 'northwind', '--purpose', 'up'], ['upload']],
  [['redrive', 'm'], ['measure']],
  [
    ['check', 'my'],
    ['my file.csv', 'mystate'],
  ],
  [['verify', '--state', 'my'], ['mystate']],
  [['verify', 'my'], []],
  [['verify', '--from', 'my'], []],
  [
    ['completion', ''],
    ['bash', 'fish', 'zsh'],
  ],
]

describe('bash', () => {
  it.each(CASES)('completes %j', (typed, offered) => {
    expect(inBash(typed)).toEqual(offered)
  })

  it('completes a value after an equals sign', () => {
    expect(inBash(['check', '--dataset', '=', 'ent'])).toEqual(['entitlements'])
    expect(inBash(['check', '--dataset', '='])).toEqual(['activity', 'entitlements', 'support'])
  })

  it('completes every command and every option of it', () => {
    const firsts = COMMANDS.map(({ name }) => name.split(' ')[0] ?? '')
    expect(inBash([''])).toEqual([...new Set(firsts)].sort())
    for (const { name } of COMMANDS) {
      if (name !== 'redrive') expect(inBash([...name.split(' '), '--h'])).toContain('--help')
    }
  })
})

const isMissing = (shell: string) => spawnSync(shell, ['--version']).error !== undefined

describe.skipIf(isMissing('fish'))('fish', () => {
  it.each(CASES)('completes %j', (typed, offered) => {
    const line = ['uptake', ...typed].join(' ')
    const script = `source uptake.fish; complete -C '${line}'`
    const lines = run('fish', ['--no-config', '-c', script]).split('\n').filter(Boolean)
    const words = lines.map((each) => each.split('\t')[0]?.replace(/\/$/, '').replaceAll('\\ ', ' '))
    expect(words.sort()).toEqual(offered)
  })
})

describe.skipIf(isMissing('zsh'))('zsh', () => {
  it('reads its script, and completes uptake by it', () => {
    const script = 'autoload -Uz compinit; compinit -u -D; source ./uptake.zsh; print $_comps[uptake]'
    expect(run('zsh', ['-f', '-c', script])).toContain('_uptake')
  })
})

function inBash(typed: readonly string[]): string[] {
  const words = ['uptake', ...typed].map((word) => `'${word}'`).join(' ')
  const script = `source ./uptake.bash; COMP_WORDS=(${words}); COMP_CWORD=${typed.length}; _uptake; printf '%s\\n' "\${COMPREPLY[@]}"`
  return run('bash', ['--norc', '-c', script]).split('\n').filter(Boolean).sort()
}

function run(shell: string, args: readonly string[]): string {
  return execFileSync(shell, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
