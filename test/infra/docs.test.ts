// The READMEs, checked against the project: links, commands, options, settings, definitions, and the first own file.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import { attentionWords } from '../../infra/cli/operate/status-words.ts'
import { parseOptions } from '../../infra/local/options.ts'
import { readStage } from '../../infra/stacks/stage.ts'
import { parseDropKey } from '../../shared/domain/drops/drop-key.ts'
import { readDrop } from '../../shared/domain/drops/read-drop.ts'
import { plainSettings } from '../../shared/domain/drops/reading.ts'
import { FLAG_STATES, RULES } from '../../shared/domain/flags/flag.ts'
import { MESSAGE_STATES } from '../../shared/domain/mail/message-record.ts'
import { buildPortfolio } from '../../shared/domain/portfolio/build-portfolio.ts'
import { DEFAULT_THRESHOLDS } from '../../shared/domain/settings.ts'
import { parseSettings } from '../../shared/domain/settings-file.ts'
import { ATTENTION } from '../../shared/domain/status/partner-status.ts'
import { COUNTERS, TABLES } from '../../shared/topology.ts'
import { customersCsv, productsCsv, workloadsCsv } from '../../shared/views/csv-reports.ts'
import { readFacts, receiptJson } from '../../shared/views/receipt.ts'
import { anchorsOf, blockAfter, linksOf, namesIn, tableOf } from '../support/markdown.ts'
import { inputOf } from '../unit/domain/digest/portfolios.ts'
import { sourceOf } from '../unit/domain/drops/read.ts'
import { NO_BRANDING } from '../unit/domain/portfolio/branding.ts'
import { synthesise } from './stacks/synthesise.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const folders = (name: string) => ['node_modules', 'cdk.out', '.local'].includes(name)
const READMES = [...globSync('**/README.md', { exclude: folders }), 'infra/runbook.md'].sort()
const MAIN = read('README.md')
const OPERATING = read('infra/README.md')
const DEFINITIONS = read('shared/domain/metrics/README.md')

describe('every README', () => {
  it.each(READMES)('%s has no broken links', (path) => {
    const dead = linksOf(read(path)).filter((link) => !leads(path, link))
    expect(dead).toEqual([])
  })

  it.each(READMES)('%s names only commands of package.json', (path) => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = Array.from(
      read(path).matchAll(/npm (?:run (?:--silent )?([\w-]+)|(start|test)\b)/g),
      ([, a, b]) => a ?? b,
    )
    expect(named.filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([])
  })
})

describe('the README', () => {
  it('lists all options of npm start', () => {
    const help = parseOptions(['--help'])
    if (help.kind !== 'help') throw new Error('--help gives no help')
    const options = Array.from(
      help.text.matchAll(/^ {2}(--[a-z-]+(?: (?:[A-Z]+|attached))?)\s/gm),
      ([, option]) => option,
    )
    expect(tableOf(MAIN, 'option').map(([option]) => namesIn(option)[0])).toEqual(options)
    expect(help.text).toContain(`default: ${namesIn(rowOf(MAIN, 'option', '--out DIR')[2])[0]}`)
  })

  it('lists the settings of a stage, and shows one that deploys', () => {
    const stages = JSON.parse(blockAfter(MAIN, 'Describe the stage', 'json'))
    const stageWith = (changes: object) =>
      readStage(
        new App({ context: { stage: 'prod', stages: { prod: { ...stages.prod, ...changes } } } }).node,
      )
    expect(stageWith({})).toEqual({ name: 'prod', ...stages.prod })

    const rows = tableOf(MAIN, 'setting').map(([names, required]) => ({ names: namesIn(names), required }))
    expect(rows.flatMap(({ names }) => names).sort()).toEqual(Object.keys(stages.prod).sort())
    const required = rows.flatMap(({ names, required }) => (required === 'yes' ? names : []))
    for (const name of required) expect(() => stageWith({ [name]: undefined }), name).toThrow(name)
    const { context } = JSON.parse(read('cdk.json'))
    expect(Object.keys(context.stages.example).sort()).toEqual(required.sort())
  })

  it('lists fields of partners.json', () => {
    const fields = tableOf(MAIN, 'field').flatMap(([field]) => namesIn(field))
    const parsed = parseSettings(JSON.stringify([Object.fromEntries(fields.map((field) => [field, null]))]))
    const problems = 'problems' in parsed ? parsed.problems : []
    const told = problems.map((problem) => /^partners\[0\]\.(\w+):/.exec(problem)?.[1])
    expect(told.sort()).toEqual(fields.sort())
    expect(problems.join('\n')).not.toContain('not a known field')
  })

  it('shows a first file that gives the receipt beside it', async () => {
    const parsed = parseSettings(blockAfter(MAIN, '`mydrops/partners.json`', 'json'))
    expect(parsed).toHaveProperty('settings')
    const receipt = JSON.parse(blockAfter(MAIN, 'Every file gets a receipt', 'json'))
    const body = Buffer.from(blockAfter(MAIN, `\`mydrops/${receipt.key}\``, 'csv'))
    const address = parseDropKey(receipt.key)
    if (address.kind === 'invalid') throw new Error(address.problem)
    const sink = { async sheet() {}, async rejects() {} }
    const context = { address, settings: plainSettings('Europe/Madrid') }
    const result = await readDrop(sourceOf(body), context, sink)
    if (result.kind === 'again') throw new Error('the README tells everything in time')
    const object = { version: '1', bytes: body.length }
    const told = {
      key: receipt.key,
      status: 'committed',
      object,
      ...readFacts(result.outcome),
      replaced: null,
      durationMs: 1,
    } as const
    expect(JSON.parse(receiptJson(told))).toMatchObject(receipt)
  })
})

describe('the definitions', () => {
  it('name every threshold of partners.json with its default', () => {
    const rows = tableOf(DEFINITIONS, 'name in `partners.json`')
    const written = (change: (value: number) => number) =>
      thresholdsOf(rows.map(([name, value]) => [namesIn(name)[0] ?? '', change(Number(value))]))
    expect(written((value) => value)).toEqual(DEFAULT_THRESHOLDS)
    expect(rows).toHaveLength(leavesOf(DEFAULT_THRESHOLDS).length)
    const changed = leavesOf(written((value) => value + 1))
    expect(changed).toEqual(leavesOf(DEFAULT_THRESHOLDS).map((value) => value + 1))
  })

  it('name every rule and every state, in their order', () => {
    expect(tableOf(DEFINITIONS, 'rule', 'fires when').map(([rule]) => namesIn(rule)[0])).toEqual([...RULES])
    expect(tableOf(DEFINITIONS, 'state').map(([state]) => namesIn(state)[0])).toEqual([...FLAG_STATES])
  })

  it.each([
    ['customers', customersCsv],
    ['products', productsCsv],
    ['workloads', workloadsCsv],
  ])('name the columns of %s.csv', (file, csv) => {
    const empty = buildPortfolio(inputOf({}), NO_BRANDING)
    const header = [...csv(empty)]
      .join('')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(',')
    const named = tableOf(DEFINITIONS, 'column').flatMap(([names, files = '']) =>
      files.split(', ').includes(file) ? namesIn(names) : [],
    )
    const first = ['partner_id', 'as_of', 'window_start', 'customer_id', 'customer_name']
    expect([...first, ...named].sort()).toEqual(header.sort())
  })
})

describe('the operating guide', () => {
  const { pipeline } = synthesise()
  /** Construct ids, without the hashes behind them. */
  const ids = (type: string) =>
    Object.keys(pipeline.findResources(type)).map((id) => id.replace(/[0-9A-F]{8}$/, ''))
  const named = (header: string) =>
    tableOf(OPERATING, header)
      .flatMap(([cell]) => namesIn(cell))
      .sort()

  it('names every metric', () => {
    expect(named('metric')).toEqual(Object.keys(COUNTERS).sort())
  })

  it('names what needs a look in the words of the command', () => {
    const told = tableOf(OPERATING, 'words').flatMap(([words = '']) => words.split(', '))
    expect(told.sort()).toEqual(ATTENTION.map((one) => attentionWords([one])).sort())
  })

  it('names every queue', () => {
    expect(named('queue')).toEqual(
      ids('AWS::SQS::Queue')
        .filter((id) => !id.endsWith('DeadLetters'))
        .sort(),
    )
  })

  it('names every function', () => {
    const functions = ids('AWS::Lambda::Function').map((id) => id.replace(/Function$/, ''))
    expect(named('function')).toEqual(functions.sort())
  })

  it('names every table', () => {
    const tables = tableOf(OPERATING, 'table').flatMap(([names = '']) => names.split(', '))
    expect([...new Set(tables)].sort()).toEqual(Object.keys(TABLES).sort())
  })

  it('names every state of a sent mail', () => {
    expect(named('state')).toEqual([...MESSAGE_STATES].sort())
  })
})

function leads(from: string, link: string): boolean {
  if (/^https?:/.test(link)) return true
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? from : join(dirname(from), path)
  if (!existsSync(target)) return false
  return anchor === undefined || anchorsOf(read(target)).includes(anchor)
}

function rowOf(text: string, header: string, name: string): string[] {
  return tableOf(text, header).find(([first]) => namesIn(first)[0] === name) ?? []
}

/** The thresholds of a partner whose settings say these numbers, under names such as `low_usage.warning`. */
function thresholdsOf(numbers: readonly (readonly [string, number])[]) {
  const thresholds: Record<string, number | Record<string, number>> = {}
  for (const [name, value] of numbers) {
    const [group = '', leaf] = name.split('.')
    thresholds[group] =
      leaf === undefined ? value : { ...(thresholds[group] as Record<string, number>), [leaf]: value }
  }
  const partner = {
    id: 'northwind',
    name: 'Northwind',
    timezone: 'Europe/Madrid',
    recipients: [],
    thresholds,
  }
  const parsed = parseSettings(JSON.stringify([partner]))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const [complete] = parsed.settings.values()
  if (complete === undefined) throw new Error('no partner')
  return complete.thresholds
}

function leavesOf(thresholds: object): number[] {
  return Object.values(thresholds).flatMap((value) =>
    typeof value === 'number' ? value : Object.values(value),
  )
}
