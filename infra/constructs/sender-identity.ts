// What SES knows the sender by. It outlives the pipeline: SES verifies it once, other mailers may come to use
// it, and while it is missing no mail goes out.

import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { domainOf, type StageSettings } from '../stacks/stage.ts'

export class SenderIdentity extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { sender, senderIdentity, mailFrom }: Pick<StageSettings, 'sender' | 'senderIdentity' | 'mailFrom'>,
  ) {
    super(scope, id)
    if (senderIdentity === 'existing') return
    const isDomain = senderIdentity === 'domain'
    const identity = new EmailIdentity(this, 'Identity', {
      identity: isDomain ? Identity.domain(domainOf(sender)) : Identity.email(sender),
      ...(mailFrom === undefined ? {} : { mailFromDomain: mailFrom }),
    })
    // A first deployment that fails leaves none: the second could not create it again.
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    if (isDomain) {
      for (const [at, { name, value }] of identity.dkimRecords.entries())
        this.outputRecord(`DkimRecord${at + 1}`, `${name} CNAME ${value}`)
    }
    if (mailFrom !== undefined) {
      const { region } = Stack.of(this)
      this.outputRecord('MailFromMx', `${mailFrom} MX 10 feedback-smtp.${region}.amazonses.com`)
      this.outputRecord('MailFromSpf', `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`)
    }
  }

  private outputRecord(id: string, value: string): void {
    new CfnOutput(this, id, { description: 'A DNS record to set for the sender', value })
  }
}

/** The names under which SES may know a sender. */
export function identitiesOf({
  sender,
  senderIdentity,
}: Pick<StageSettings, 'sender' | 'senderIdentity'>): string[] {
  const domain = domainOf(sender)
  // SES goes by the address where it is verified, whatever else is; an existing identity may be a parent domain.
  return [sender, domain, ...(senderIdentity === 'existing' ? parentsOf(domain) : [])]
}

function parentsOf(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(1, -1).map((_, at) => labels.slice(at + 1).join('.'))
}
