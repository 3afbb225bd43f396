import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import { readStage, StageError } from '../../../infra/stacks/stage.ts'
import { appWith } from './synthesise.ts'

const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555'

const read = (settings: Record<string, unknown>, context: Record<string, unknown> = {}) =>
  readStage(appWith(settings, context).node)

describe('the settings of a stage', () => {
  it('are completed with defaults', () => {
    expect(read({})).toEqual({
      name: 'test',
      sender: 'digest@uptake.example',
      senderIdentity: 'domain',
      alarmAddress: 'alarm@uptake.example',
      runbook: 'infra/runbook.md',
      retentionDays: 400,
      lambdaConcurrency: 10,
      portalRate: 20,
      portalBurst: 40,
    })
  })

  it('may give the portal a domain', () => {
    const portal = { portalDomain: 'portal.uptake.example', portalCertificate: CERTIFICATE }
    expect(read(portal)).toMatchObject(portal)
    expect(read({ ...portal, region: 'eu-west-1' })).toMatchObject(portal)
  })

  it('may say how mail introduces itself', () => {
    const mail = {
      mailFrom: 'bounce.uptake.example',
      replyTo: 'success@uptake.example',
      imprint: 'Uptake Ltd., 1 High Street, Dublin',
    }
    expect(read(mail)).toMatchObject(mail)
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
      'a budget of nothing',
      { monthlyBudget: 0 },
      'cdk.json: context.stages.test.monthlyBudget cannot be 0: what the account may cost a month, in US dollars.',
    ],
    [
      'a runbook with an anchor, which an alarm adds',
      { runbook: 'infra/runbook.md#top' },
      'cdk.json: context.stages.test.runbook cannot be "infra/runbook.md#top": where the runbook is read, such as "https://git.example.com/uptake/infra/runbook.md".',
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
      'cdk.json: context.stages.test.senderIdentity cannot be "host": "domain" (also when left out), "address" or "existing".',
    ],
    [
      'a MAIL FROM domain that is not below that of the sender',
      { mailFrom: 'bounce.example.com' },
      'cdk.json: context.stages.test.mailFrom cannot be "bounce.example.com": a subdomain of the domain of the sender.',
    ],
    [
      'a MAIL FROM domain that is the domain of the sender',
      { mailFrom: 'uptake.example' },
      'cdk.json: context.stages.test.mailFrom cannot be "uptake.example": a subdomain of the domain of the sender.',
    ],
    [
      'a MAIL FROM domain for an identity that is not its own',
      { mailFrom: 'bounce.uptake.example', senderIdentity: 'existing' },
      'cdk.json: context.stages.test.mailFrom cannot be "bounce.uptake.example": with an "existing" identity it is set in SES, not here.',
    ],
    [
      'a reply address that is none',
      { replyTo: 'success' },
      'cdk.json: context.stages.test.replyTo cannot be "success": the e-mail address that answers go to.',
    ],
    [
      'an imprint of two lines',
      { imprint: 'Uptake Ltd.\nDublin' },
      'cdk.json: context.stages.test.imprint cannot be "Uptake Ltd.\\nDublin": one line of at most 300 characters: who sends the mail, and a postal address.',
    ],
    [
      'less concurrency than any account has',
      { lambdaConcurrency: 9 },
      'cdk.json: context.stages.test.lambdaConcurrency cannot be 9: how many functions the account may run at once, a whole number from 10 to 10000.',
    ],
    [
      'a domain of the portal that is an address',
      { portalDomain: 'https://portal.uptake.example', portalCertificate: CERTIFICATE },
      'cdk.json: context.stages.test.portalDomain cannot be "https://portal.uptake.example": a domain such as "portal.example.com", in lower case.',
    ],
    [
      'a domain of the portal without its certificate',
      { portalDomain: 'portal.uptake.example' },
      'cdk.json: context.stages.test.portalCertificate is missing: the ARN of the certificate of portalDomain, in AWS Certificate Manager.',
    ],
    [
      'a certificate without its domain',
      { portalCertificate: CERTIFICATE },
      'cdk.json: context.stages.test.portalDomain is missing: the domain that portalCertificate is valid for.',
    ],
    [
      'a certificate that is none',
      { portalDomain: 'portal.uptake.example', portalCertificate: 'mine' },
      'cdk.json: context.stages.test.portalCertificate cannot be "mine": the ARN of the certificate of portalDomain, in AWS Certificate Manager.',
    ],
    [
      'a certificate of another region',
      { portalDomain: 'portal.uptake.example', portalCertificate: CERTIFICATE, region: 'eu-central-1' },
      `cdk.json: context.stages.test.portalCertificate cannot be "${CERTIFICATE}": it must be in the region of the stage.`,
    ],
    [
      'a portal that answers nobody',
      { portalRate: 0 },
      'cdk.json: context.stages.test.portalRate cannot be 0: how many requests the portal answers a second, a whole number from 1 to 10000.',
    ],
    [
      'a burst beyond what an account has',
      { portalBurst: 5001 },
      'cdk.json: context.stages.test.portalBurst cannot be 5001: how many requests the portal answers at once, a whole number from 1 to 5000.',
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

  it('choose no stage by themselves: to deploy without naming one deploys nothing', () => {
    const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
    expect(() => readStage(new App({ context }).node)).toThrow(
      'No stage is chosen: give "-c stage=NAME" (lower-case letters, digits, hyphens).',
    )
  })

  it('report an unknown stage', () => {
    expect(() => read({}, { stage: 'production' })).toThrow(
      'cdk.json has no stage "production": add its settings at context.stages.production.',
    )
    expect(() => read({}, { stage: undefined })).toThrow('No stage is chosen: give "-c stage=NAME"')
    expect(() => read({}, { stage: 'My stage' })).toThrow('No stage is chosen: give "-c stage=NAME"')
  })
})
