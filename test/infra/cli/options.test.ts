import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderProblems, type Options, parseOptions } from '../../../infra/local/options.ts'
import { dayOf } from '../../../shared/domain/calendar.ts'

const DEFAULTS: Options = {
  drops: null,
  asOf: null,
  out: '.local/out',
  state: null,
  once: false,
  json: false,
  endpoint: 'embedded',
}

describe('parseOptions', () => {
  it('uses defaults', () => {
    expect(parseOptions([])).toEqual({ kind: 'options', options: DEFAULTS })
  })

  it('accepts every option, with and without an equals sign', () => {
    const args = ['--drops', 'in', '--as-of=2026-11-22', '--out', 'o', '--state=-s', '--once', '--json']
    expect(parseOptions(args)).toEqual({
      kind: 'options',
      options: {
        ...DEFAULTS,
        drops: 'in',
        asOf: dayOf('2026-11-22'),
        out: 'o',
        state: '-s',
        once: true,
        json: true,
      },
    })
  })

  it('accepts services of the environment', () => {
    expect(parseOptions(['--endpoint', 'attached'])).toEqual({
      kind: 'options',
      options: { ...DEFAULTS, endpoint: 'attached' },
    })
  })

  it.each([['--help'], ['-h'], ['--bogus', '--help']])('answers %s with the usage', (...args) => {
    expect(parseOptions(args)).toMatchObject({ kind: 'help', text: expect.stringContaining('--as-of DATE') })
  })

  it.each([
    [
      ['--as-off', '2026-11-22'],
      ['Unknown option --as-off. Did you mean --as-of?', 'Unexpected argument "2026-11-22".'],
    ],
    [['--as-of', '2026-02-30'], ['--as-of: "2026-02-30" is not a date in the form YYYY-MM-DD.']],
    [['--as-of', 'yesterday'], ['--as-of: "yesterday" is not a date in the form YYYY-MM-DD.']],
    [['--as-of', '9999-12-31'], ['--as-of: 9999-12-31 is out of range; correct the year.']],
    [['--as-of', '0100-01-01'], ['--as-of: 0100-01-01 is out of range; correct the year.']],
    [['--as-of', '0001-01-01'], ['--as-of: "0001-01-01" is not a date in the form YYYY-MM-DD.']],
    [['--as-of'], ['--as-of needs a value: --as-of DATE.']],
    [['--out='], ['--out needs a value: --out DIR.']],
    [['--drops', '--once'], ['--drops needs a value: --drops DIR.']],
    [['--once=yes'], ['--once takes no value.']],
    [['--out', 'a', '--out', 'b'], ['--out is given twice.']],
    [
      ['--no-json', '-x'],
      ['Unknown option --no-json. Did you mean --json?', 'Unknown option -x. Did you mean --out?'],
    ],
    [
      ['--endpoint', 'attached', '--state', 's'],
      ['--state is for embedded services, and --endpoint attached has none; leave one of them out.'],
    ],
    [
      ['--endpoint=mars'],
      ['--endpoint: "mars" is not known; write --endpoint attached, or leave it out for embedded services.'],
    ],
    [['drops'], ['Unexpected argument "drops".']],
  ])('reports each mistake in %j in one line', (args, problems) => {
    expect(parseOptions(args)).toEqual({ kind: 'problems', problems })
  })
})

describe('folderProblems', () => {
  let home = ''
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'options-'))
    await mkdir(join(home, 'drops'))
    await mkdir(join(home, 'empty'))
    await writeFile(join(home, 'drops', 'partners.json'), '[]')
    await writeFile(join(home, 'file'), '')
  })
  afterAll(() => rm(home, { recursive: true }))

  it('accepts a folder with settings, and folders that do not exist yet', async () => {
    const options = {
      drops: join(home, 'drops'),
      out: join(home, 'new', 'out'),
      state: join(home, 'drops-state'),
    }
    expect(await folderProblems({ ...DEFAULTS, ...options })).toEqual([])
    expect(await folderProblems(DEFAULTS)).toEqual([])
  })

  it('reports a missing folder, a missing partners.json and a file in place of a folder', async () => {
    expect(await folderProblems({ ...DEFAULTS, drops: join(home, 'nowhere') })).toEqual([
      `--drops: there is no folder ${home}/nowhere; name one laid out as the drops bucket.`,
    ])
    const options = { drops: join(home, 'empty'), out: join(home, 'file'), state: join(home, 'file') }
    expect(await folderProblems({ ...DEFAULTS, ...options })).toEqual([
      `--drops: ${home}/empty has no partners.json; put the settings at its root.`,
      `--out: ${home}/file is a file; name a folder.`,
      `--state: ${home}/file is a file; name a folder.`,
    ])
  })

  it('refuses to write into the folder of drops', async () => {
    const drops = join(home, 'drops')
    const problems = await folderProblems({ ...DEFAULTS, drops, out: join(drops, 'out'), state: drops })
    expect(problems).toEqual([
      `--out: ${drops}/out is inside the folder of --drops and would be read as drops; name another.`,
      `--state: ${drops} is inside the folder of --drops and would be read as drops; name another.`,
    ])
  })

  it('refuses to write into the folder of drops through links', async () => {
    const [drops, link, behind] = [join(home, 'drops'), join(home, 'link'), join(home, 'behind')]
    await symlink('drops', link)
    await mkdir(join(drops, 'northwind'))
    await symlink('drops/northwind', behind)
    for (const [from, out] of [
      [drops, join(link, 'new')],
      [drops, behind],
      [link, join(behind, 'deeper', 'out')],
      [link, drops],
    ] as const) {
      const problems = await folderProblems({ ...DEFAULTS, drops: from, out, state: out })
      expect(problems).toEqual([
        `--out: ${out} is inside the folder of --drops and would be read as drops; name another.`,
        `--state: ${out} is inside the folder of --drops and would be read as drops; name another.`,
      ])
    }
  })

  it('reports settings that link out of the folder', async () => {
    const drops = join(home, 'linked')
    await mkdir(drops)
    await symlink('../drops/partners.json', join(drops, 'partners.json'))
    expect(await folderProblems({ ...DEFAULTS, drops })).toEqual([
      `--drops: ${drops}/partners.json is a link to outside the folder; put a file there.`,
    ])
  })
})
