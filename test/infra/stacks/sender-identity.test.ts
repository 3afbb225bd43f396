import type { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { nameOf, policiesOf } from './policies.ts'
import { synthesise } from './synthesise.ts'

/** By what SES is asked to verify, the resource; and the DNS records that the outputs ask for. */
const identitiesIn = (state: Template) =>
  Object.values(state.findResources('AWS::SES::EmailIdentity')).map(({ Properties, ...rest }) => ({
    ...rest,
    ...Properties,
  }))
const recordsIn = (state: Template) =>
  Object.entries(state.findOutputs('*'))
    .filter(([id]) => id.startsWith('Sender'))
    .map(([, { Value }]) => nameOf(Value))
const mailableBy = (pipeline: Template) =>
  policiesOf(pipeline)
    .permissions('SendMailRole')
    .filter((permission) => permission.startsWith('ses:'))
    .map((permission) => permission.replace(/^.*:AWS::AccountId:/, ''))

describe('the identity of the sender', () => {
  it('is its domain, whose DNS records are output, and outlives both stacks', () => {
    const { state, pipeline, violations } = synthesise()
    pipeline.resourceCountIs('AWS::SES::EmailIdentity', 0)
    expect(identitiesIn(state)).toEqual([
      expect.objectContaining({
        EmailIdentity: 'uptake.example',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      }),
    ])
    expect(recordsIn(state)).toHaveLength(3)
    for (const record of recordsIn(state)) expect(record).toContain(' CNAME ')
    expect(mailableBy(pipeline)).toEqual([
      'configuration-set/MailConfigurationSet',
      'identity/digest@uptake.example',
      'identity/uptake.example',
    ])
    expect(violations).toEqual([])
  })

  it('may be its address alone', () => {
    const { state, pipeline, violations } = synthesise({ senderIdentity: 'address' })
    expect(identitiesIn(state)).toMatchObject([{ EmailIdentity: 'digest@uptake.example' }])
    expect(recordsIn(state)).toEqual([])
    expect(mailableBy(pipeline)).toContain('identity/digest@uptake.example')
    expect(violations).toEqual([])
  })

  it('may be one that SES has already, of the address, its domain or a parent domain: none is made', () => {
    const { state, pipeline, violations } = synthesise({
      senderIdentity: 'existing',
      sender: 'digest@mail.uptake.example',
    })
    expect(identitiesIn(state)).toEqual([])
    expect(recordsIn(state)).toEqual([])
    expect(mailableBy(pipeline)).toEqual([
      'configuration-set/MailConfigurationSet',
      'identity/digest@mail.uptake.example',
      'identity/mail.uptake.example',
      'identity/uptake.example',
    ])
    expect(violations).toEqual([])
  })

  it('may have a MAIL FROM domain, whose DNS records are output too', () => {
    const { state, violations } = synthesise({ mailFrom: 'bounce.uptake.example', senderIdentity: 'address' })
    expect(identitiesIn(state)).toMatchObject([
      { MailFromAttributes: { MailFromDomain: 'bounce.uptake.example' } },
    ])
    expect(recordsIn(state)).toEqual([
      'bounce.uptake.example MX 10 feedback-smtp.AWS::Region.amazonses.com',
      'bounce.uptake.example TXT "v=spf1 include:amazonses.com ~all"',
    ])
    expect(violations).toEqual([])
  })
})
