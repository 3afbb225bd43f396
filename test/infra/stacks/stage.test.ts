import { describe, expect, it } from 'vitest'
import { readStage, StageError } from '../../../infra/stacks/stage.ts'
import { appWith } from './synthesise.ts'

const read = (settings: Record<string, unknown>, context: Record<string, unknown> = {}) =>
  readStage(appWith(settings, context).node)

describe('the settings of a stage', () => {
  it('are completed with defaults', () => {
    expect(read({})).toEqual({
      name: 'test',
      sender: 'digest@uptake.example',
      senderIdentity: 'address',
      alarmAddress: 'alarm@uptake.example',
      retentionDays: 400,
    })
  })

  it('may set account and region', () => {
    expect(read({ account: '123456789012', region: 'eu-central-1' })).toMatchObject({
      account: '123456789012',
      region: 'eu-central-1',
    })
  })

  it.each([
    [
      'a missing sender',
      { sender: undefined },
      'cdk.json: context.stages.test.sender is missing: the e-mail address that digests are sent from.',
    ],
    [
      'a missing alarm address',
      { alarmAddress: undefined },
      'cdk.json: context.stages.test.alarmAddress is missing: the e-mail address that alarms are sent to.',
    ],
    [
      'a missing retention',
      { retentionDays: undefined },
      'cdk.json: context.stages.test.retentionDays is missing: how long drops and reports are kept, a whole number of days from 60 to 3650.',
    ],
    [
      'a retention shorter than what a window looks back',
      { retentionDays: 59 },
      'cdk.json: context.stages.test.retentionDays cannot be 59: how long drops and reports are kept, a whole number of days from 60 to 3650.',
    ],
    [
      'a sender that is no address',
      { sender: 'uptake.example' },
      'cdk.json: context.stages.test.sender cannot be "uptake.example": the e-mail address that digests are sent from.',
    ],
    [
      'an unknown kind of identity',
      { senderIdentity: 'host' },
      'cdk.json: context.stages.test.senderIdentity cannot be "host": "address" (also when left out) or "domain".',
    ],
    [
      'an account that is none',
      { account: 123 },
      'cdk.json: context.stages.test.account cannot be 123: the account number, 12 digits.',
    ],
    [
      'a region that is none',
      { region: 'Ireland' },
      'cdk.json: context.stages.test.region cannot be "Ireland": a region such as "eu-west-1".',
    ],
    [
      'a setting that nobody reads',
      { retention: 30 },
      'cdk.json: context.stages.test has unknown settings: retention.',
    ],
  ])('report %s in one sentence', (_what, settings, sentence) => {
    expect(() => read(settings)).toThrow(new StageError(sentence))
  })

  it('report all mistakes at once', () => {
    expect(() => read({ sender: undefined, retentionDays: 'long' })).toThrow(
      /stages\.test\.sender is missing.*\n.*stages\.test\.retentionDays cannot be "long"/,
    )
  })

  it('report an unknown stage', () => {
    expect(() => read({}, { stage: 'production' })).toThrow(
      'cdk.json has no stage "production": add its settings at context.stages.production.',
    )
    expect(() => read({}, { stage: 'My stage' })).toThrow('No stage is chosen: give "-c stage=NAME"')
  })
})
