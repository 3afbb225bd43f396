// `npm run deploy`: the order of what it runs, and where it stops.

import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type DeployPorts, deploy } from '../../../infra/cli/deploy/deploy.ts'
import { commandLineOf } from '../../../infra/cli/deploy/steps.ts'
import { readStage } from '../../../infra/stacks/stage.ts'
import { addUptake } from '../../../infra/stacks/uptake.ts'
import { appWith } from '../stacks/synthesise.ts'

const FOLDER = '.local/deploy/example'
const STACKS = 'Uptake-example-State Uptake-example-Pipeline'
const CHECK = 'npm run --silent check'
const SYNTH = `npx cdk synth --quiet --context stage=example --output ${FOLDER}`
const DIFF = `npx cdk diff --app ${FOLDER} --method template --no-fail ${STACKS}`
const DEPLOY = `npx cdk deploy --app ${FOLDER} --require-approval never --outputs-file ${FOLDER}/outputs.json ${STACKS}`

const OUTPUTS = {
  'Uptake-example-State': { SenderDkimRecord1: 'a CNAME b' },
  'Uptake-example-Pipeline': { DropsBucket: 'drops-1', EnvironmentStorage: 'UPTAKE_DROPS_BUCKET=drops-1' },
}

describe('npm run deploy', () => {
  it('checks, synthesises and shows, then deploys both stacks and says what comes next', async () => {
    const { code, ran, stdout, stderr } = await run(['--yes'])
    expect(code).toBe(0)
    expect(ran).toEqual([CHECK, SYNTH, DIFF, DEPLOY])
    expect(stdout.trim().split('\n')).toEqual([
      'stack                     output              value',
      'Uptake-example-State      SenderDkimRecord1   a CNAME b',
      'Uptake-example-Pipeline   DropsBucket         drops-1',
    ])
    expect(stderr).toMatch(
      /\nexample is deployed\. Next, see that it works: npm run smoke -- --stage example\n$/,
    )
  })

  it.each([
    [['--yes'], { deployed: true, outputs: OUTPUTS }],
    [['--dry-run'], { deployed: false, outputs: {} }],
  ])('says the same to programs: %j', async (args, told) => {
    const { stdout } = await run([...args, '--json'])
    expect(JSON.parse(stdout)).toEqual({ schema: 1, stage: 'example', ...told })
  })

  it('names the stacks as the app does', () => {
    const app = appWith({})
    const { state, pipeline } = addUptake(app, { ...readStage(app.node), name: 'example' })
    expect(`${state.stackName} ${pipeline.stackName}`).toBe(STACKS)
  })

  it('deploys nothing with --dry-run, and says what would be run', async () => {
    const { code, ran, stdout, stderr } = await run(['--dry-run'])
    expect(code).toBe(0)
    expect(ran).toEqual([CHECK, SYNTH, DIFF])
    expect(stderr).toContain(`\nNothing is deployed. Next would be: ${DEPLOY}\n`)
    expect(stdout).toBe('')
  })

  it.each([
    [true, 0, [CHECK, SYNTH, DIFF, DEPLOY]],
    [false, 1, [CHECK, SYNTH, DIFF]],
    [null, 1, [CHECK, SYNTH, DIFF]],
  ])('asks after the difference; the answer is %j', async (answer, status, commands) => {
    const { code, ran, stderr, asked } = await run([], { answer })
    expect(code).toBe(status)
    expect(ran).toEqual(commands)
    expect(asked).toEqual(answer === null ? [] : ['Deploy it to example?'])
    if (answer === null) expect(stderr).toContain('Nothing is deployed; --yes deploys it.\n')
  })

  it.each([
    [CHECK, 'correct what it says above'],
    [SYNTH, 'correct what it says above in the stage or the code'],
    [DIFF, 'are the credentials in the shell those of the account?'],
    [DEPLOY, 'infra/README.md, "A deployment that fails", says what to do'],
  ])('stops where %s fails', async (failing, remedy) => {
    const { code, ran, stderr, stdout } = await run(['--yes'], { failing })
    expect(code).toBe(1)
    expect(ran.at(-1)).toBe(failing)
    expect(stderr).toContain(`Nothing more is done, since ${failing} failed: ${remedy}.\n`)
    expect(stdout).toBe('')
  })

  it.each([
    [[], '--stage is missing; write --stage S.'],
    [
      ['--stage', 'example', '--yes', '--dry-run'],
      '--dry-run deploys nothing; leave out --yes or --dry-run.',
    ],
    [['--stage', 'absent'], 'cdk.json has no stage "absent": add its settings at context.stages.absent.'],
  ])('%j is refused in one line, and nothing is run', async (args, line) => {
    const { code, ran, stderr } = await run(args, {}, [])
    expect(code).toBe(2)
    expect(stderr).toContain(`${line}\n`)
    expect(ran).toEqual([])
  })
})

interface Circumstances {
  /** null: nobody can answer. */
  readonly answer?: boolean | null
  readonly failing?: string
}

async function run(
  args: readonly string[],
  { answer = null, failing }: Circumstances = {},
  stage: readonly string[] = ['--stage', 'example'],
) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const ran: string[] = []
  const asked: string[] = []
  const ports: DeployPorts = {
    async run(step) {
      ran.push(commandLineOf(step))
      return commandLineOf(step) === failing ? 1 : 0
    },
    readText: async (path) => (path === `${FOLDER}/outputs.json` ? JSON.stringify(OUTPUTS) : ''),
    ask:
      answer === null
        ? null
        : async (question) => {
            asked.push(question)
            return answer
          },
  }
  const code = await deploy([...stage, ...args], { stdout, stderr }, ports)
  return { code, ran, asked, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}
