// The environment of an operator as the stack of a stage tells it.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assignmentsIn, stageEnvironment } from '../../../infra/cli/stage/environment.ts'
import { BUCKETS, TABLES } from '../../../shared/topology.ts'
import { nameOf } from '../stacks/policies.ts'
import { synthesise } from '../stacks/synthesise.ts'

const STAGE = { name: 'prod', region: 'eu-west-1' }

describe('the environment that a stage tells', () => {
  it('has what the stack puts out', async () => {
    const imprint = "O'Neill Ltd., 1 High Street, Dublin"
    const outputs = Object.entries(synthesise({ imprint }).pipeline.findOutputs('*')).map(
      ([OutputKey, { Value }]) => ({ OutputKey, OutputValue: nameOf(Value) }),
    )
    const asked: string[] = []
    const environment = await stageEnvironment(STAGE, async (stack, region) => {
      asked.push(`${stack} ${region}`)
      return JSON.stringify(outputs)
    })
    expect(asked).toEqual(['Uptake-prod-Pipeline eu-west-1'])
    expect(environment).toMatchObject({ AWS_REGION: 'eu-west-1', UPTAKE_IMPRINT: imprint })
    for (const variable of [
      ...Object.values(TABLES),
      ...Object.values(BUCKETS).map((bucket) => bucket.variable),
    ])
      expect(environment).toHaveProperty(variable)
  })

  it('is read as a shell reads it', () => {
    const values = fc.array(fc.string({ unit: fc.constantFrom('a', ' ', "'", '=', '"', '$', '-') }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(values, (texts) => {
        const quoted = texts.map((text, at) => `V${'X'.repeat(at)}='${text.replaceAll("'", "'\\''")}'`)
        expect(assignmentsIn(quoted.join(' '))).toEqual(texts.map((text, at) => [`V${'X'.repeat(at)}`, text]))
      }),
    )
    const sh = execFileSync('sh', ['-c', "A='O'\\''Neill x' B=plain; printf '%s|%s' \"$A\" \"$B\""], {
      encoding: 'utf8',
    })
    expect(assignmentsIn("A='O'\\''Neill x' B=plain").map(([, value]) => value)).toEqual(sh.split('|'))
  })

  it('says what to do where the stack is not deployed', async () => {
    await expect(stageEnvironment(STAGE, async () => 'null')).rejects.toThrow(
      'The stack Uptake-prod-Pipeline has no outputs Environment…; deploy it: npm run deploy -- --stage prod.',
    )
  })
})

describe('the AWS CLI that is asked for it', () => {
  const folders: string[] = []
  afterEach(() => {
    vi.unstubAllEnvs()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  /** Puts a program of that name, and nothing else, where programs are looked for. */
  function install(script: string | null): void {
    const folder = mkdtempSync(join(tmpdir(), 'uptake-aws-'))
    folders.push(folder)
    if (script !== null) writeFileSync(join(folder, 'aws'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    vi.stubEnv('PATH', folder)
  }

  it('gets the name of the stack and the region, and answers with the outputs', async () => {
    install(`echo "[{\\"OutputKey\\": \\"EnvironmentStorage\\", \\"OutputValue\\": \\"ARGUMENTS='$*'\\"}]"`)
    expect(await stageEnvironment(STAGE)).toEqual({
      AWS_REGION: 'eu-west-1',
      ARGUMENTS:
        'cloudformation describe-stacks --stack-name Uptake-prod-Pipeline --region eu-west-1 --query Stacks[0].Outputs --output json',
    })
  })

  it.each([
    [
      'echo "Stack with id Uptake-prod-Pipeline does not exist" >&2; exit 254',
      'Stack with id Uptake-prod-Pipeline does not exist',
    ],
    [null, 'the AWS CLI is not installed; install version 2 of it.'],
  ])('says why it does not: %s', async (script, reason) => {
    install(script)
    await expect(stageEnvironment(STAGE)).rejects.toThrow(
      `aws cloudformation describe-stacks failed for Uptake-prod-Pipeline: ${reason}`,
    )
  })
})
