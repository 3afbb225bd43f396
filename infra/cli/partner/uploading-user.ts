// What to run in IAM for a partner that uploads with a user of its own.

import process from 'node:process'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { PARTNER_POLICY_VARIABLE } from '../../../shared/topology.ts'
import type { SettingsPlace } from './settings-place.ts'

/** Empty for services that have no IAM. */
export function userToAdd(partner: PartnerId, place: SettingsPlace): string {
  return paragraph(place, 'Where it is to upload with a user of its own:', [
    `aws iam create-user --user-name uptake-${partner} --tags Key=uptake-partner,Value=${partner}`,
    `aws iam attach-user-policy --user-name uptake-${partner} --policy-arn ${policyArn()}`,
    `aws iam create-access-key --user-name uptake-${partner}`,
  ])
}

export function userToRemove(partner: PartnerId, place: SettingsPlace): string {
  return paragraph(place, 'Where it uploads with a user of its own, that may upload still, until you run:', [
    `aws iam detach-user-policy --user-name uptake-${partner} --policy-arn ${policyArn()}`,
  ])
}

function paragraph(place: SettingsPlace, title: string, commands: readonly string[]): string {
  if (place.kind === 'embedded' || place.kind === 'attached') return ''
  const named = process.env[PARTNER_POLICY_VARIABLE]
    ? ''
    : 'POLICY_ARN is the output PartnerUploadsPolicyArn… of the stack Uptake-STAGE-State.\n'
  return `\n${title}\n${commands.map((command) => `  ${command}\n`).join('')}${named}`
}

function policyArn(): string {
  return process.env[PARTNER_POLICY_VARIABLE] || 'POLICY_ARN'
}
