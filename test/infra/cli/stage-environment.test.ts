// The environment of an operator as the stack of a stage tells it.

import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
