// All commands look the same, and the README lists them as they are. To write its table anew: UPDATE_README=1 npm test --
// test/infra/cli/commands.test.ts, then npm run format.

import { readFileSync, writeFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../infra/cli/command.ts'
import { parseCommandLine } from '../../../infra/cli/command-line.ts'
import { optionsOf } from '../../../infra/cli/command-rules.ts'
import { COMMANDS } from '../../../infra/cli/commands.ts'
import { dispatch, PROGRAM, rulesOf } from '../../../infra/cli/dispatch.ts'
import { helpText } from '../../../infra/cli/help.ts'
import { Transient, WrongSettings } from '../../../shared/domain/errors.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const README = `${ROOT}README.md`
const rules = await rulesOf(COMMANDS)

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  it('is called as it is listed', () => {
    expect(COMMANDS.map((command) => `${PROGRAM} ${command.name}`)).toContain(name)
  })

  it('has the sections of every help, in their order', () => {
    const text = helpText(rule)
    const starts = [
      'Usage: npm',
      '\n\nExample:\n  npm',
      '\n\nOptions:\n  --',
      '\n\nExit status:\n  0 ',
      '\n  1 ',
      '\n  2 ',
      '\n  130 ',
      '\n\nMore: ',
    ]
    const at = starts.map((start) => text.indexOf(start))
    expect(at).not.toContain(-1)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  })

  it('has an example that it accepts', () => {
    expect(parseCommandLine(rule.example, rule, (line) => line)).toMatchObject({ kind: 'options' })
  })

  it('refers to a section of the documentation', () => {
    const [file = '', anchor] = (rule.guide ?? '').split('#')
    const titles = readFileSync(ROOT + file, 'utf8').matchAll(/^#+ (.*)$/gm)
    expect(Array.from(titles, ([, title = '']) => anchorOf(title))).toContain(anchor)
  })

  it('takes --json, unless it prints a script', () => {
    expect(Object.hasOwn(optionsOf(rule), 'json')).toBe(name !== `${PROGRAM} completion`)
  })

  it('names the same things alike', () => {
    const placeholders = { partner: 'P', customer: 'C', recipient: 'ADDRESS', 'as-of': 'DATE', state: 'DIR' }
    for (const [option, value] of Object.entries(placeholders)) {
      const found = rule.options[option]
      if (found !== undefined) expect([option, found.value]).toEqual([option, value])
    }
    expect(Object.hasOwn(rule.options, 'state')).toBe(Object.hasOwn(rule.options, 'endpoint'))
  })
})

describe('a command that is none', () => {
  it.each([
    [['partner', 'lst'], 'Unknown command "lst". Did you mean "list"?'],
    [['parner', 'list'], 'Unknown command "parner". Did you mean "partner"?'],
    [['partner'], 'Missing command. Commands: list, show, add, set, remove, link.'],
    [
      ['partner', '--json'],
      'Unexpected option --json before the command. Commands: list, show, add, set, remove, link.',
    ],
    [['completion', 'bsh'], 'Unknown shell "bsh". Did you mean "bash"?'],
    [['completion'], 'No shell is named; write one of bash, zsh, fish after completion.'],
  ])('%j is answered with what is meant, exit status 2', async (args, line) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })
})

it.each([
  [['help', 'partner', 'list'], /^Usage: npm run uptake -- partner list \[options\]\n/],
  [['partner', 'list', '-h'], /^Usage: npm run uptake -- partner list \[options\]\n/],
  [
    ['partner', 'help'],
    /^Usage: npm run uptake -- partner COMMAND \[options\]\n\nCommands:\n {2}list {5}list the/,
  ],
])('%j shows the help', async (args, start) => {
  expect(await run(...args)).toEqual({ code: 0, stdout: expect.stringMatching(start), stderr: '' })
})

it.each([
  [new WrongSettings('partners.json is not valid: x'), 2],
  [new Transient('S3 did not answer'), 1],
])('that stop with %s exit with %i', async (error, status) => {
  const stderr = new PassThrough()
  const begin = () => Promise.reject(error)
  const parsed = { kind: 'options', options: null } as const
  expect(await runCommand(parsed, async () => [], begin, { stdout: new PassThrough(), stderr })).toBe(status)
  expect(String(stderr.read())).toBe(`${error.message}\n`)
})

it('are listed in the README', () => {
  const readme = readFileSync(README, 'utf8')
  const [before = '', after = ''] = readme.split(/(?<=^\| `uptake` .*\n\| -.*\n)/m)
  const rest = after.replace(/^(?:\|.*\n)*/, '')
  const lines = rules.map(
    ({ name, summary, guide = '' }) =>
      `| \`${name.slice(PROGRAM.length + 1)}\` | [${summary}](${guide.replace(/^README\.md/, '')}) |`,
  )
  if (process.env.UPDATE_README) writeFileSync(README, `${before}${lines.join('\n')}\n${rest}`)
  const listed = after
    .slice(0, after.length - rest.length)
    .trimEnd()
    .split('\n')
  expect(listed.map((line) => line.replaceAll(/ +/g, ' '))).toEqual(lines)
})

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await dispatch(COMMANDS, args, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

/** As GitHub makes it of a title. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
