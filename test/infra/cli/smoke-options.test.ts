import { describe, expect, it } from 'vitest'
import { parseSmokeOptions, smokeProblems } from '../../../infra/cli/smoke/smoke-options.ts'

describe('the command line of the smoke test', () => {
  it('names a stage, the canary and the patience', () => {
    expect(parseSmokeOptions(['--stage', 'prod', '--partner', 'canary', '--minutes', '10'])).toEqual({
      kind: 'options',
      options: { target: { kind: 'stage', name: 'prod' }, partner: 'canary', minutes: 10, json: false },
    })
    expect(parseSmokeOptions(['--state', 'somewhere'])).toEqual({
      kind: 'options',
      options: { target: { kind: 'embedded', folder: 'somewhere' }, partner: null, minutes: 5, json: false },
    })
  })

  it.each([
    [['--stage', 'prod', '--state', 'x'], '--stage and --state name two places; leave one of them out.'],
    [['--minutes', '0'], '--minutes: "0" is not a whole number from 1 to 999.'],
    [
      ['--stage', 'Prod'],
      '--stage: "Prod" is not the name of a stage: use up to 32 of a-z, 0-9 and -, and a letter first.',
    ],
  ])('%j is refused in one line', (args, problem) => {
    expect(parseSmokeOptions(args)).toEqual({ kind: 'problems', problems: [problem] })
  })

  it('says that cdk.json has no such stage, or that the environment of an operator lacks names', async () => {
    const about = { partner: null, minutes: 5, json: false }
    expect(await smokeProblems({ ...about, target: { kind: 'stage', name: 'absent' } })).toEqual([
      'cdk.json has no stage "absent": add its settings at context.stages.absent.',
    ])
    expect(await smokeProblems({ ...about, target: { kind: 'environment' } })).toEqual([
      expect.stringMatching(
        /does not set .*UPTAKE_DROPS_BUCKET.*UPTAKE_LEDGER_TABLE.*UPTAKE_SEND_QUEUE_URL; .*, and --stage takes them itself\.$/,
      ),
    ])
  })
})
