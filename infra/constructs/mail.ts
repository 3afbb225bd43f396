// Sends mail by SES, and receives its events.

import { CfnOutput, Stack } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { CONFIGURATION_SET_VARIABLE, SENDER_VARIABLE } from '../../shared/topology.ts'
import type { AppFunction } from './app-function.ts'
import type { WorkQueue } from './work-queue.ts'

export interface MailProps {
  readonly sender: string
  readonly senderIdentity: 'address' | 'domain'
  /** The function that handles the events of sent mail. */
  readonly feedback: WorkQueue
}

export class Mail extends Construct {
  readonly identity: EmailIdentity
  private readonly sender: string
  private readonly configurationSet: ConfigurationSet

  constructor(scope: Construct, id: string, { sender, senderIdentity, feedback }: MailProps) {
    super(scope, id)
    this.sender = sender
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      // Customers' figures are never sent unencrypted.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    this.identity = new EmailIdentity(this, 'Identity', {
      identity:
        senderIdentity === 'address'
          ? Identity.email(sender)
          : Identity.domain(sender.slice(sender.lastIndexOf('@') + 1)),
    })
    if (senderIdentity === 'domain') {
      for (const [at, { name, value }] of this.identity.dkimRecords.entries()) {
        new CfnOutput(this, `DkimRecord${at + 1}`, {
          description: 'A CNAME record to set for the sending domain',
          value: `${name} CNAME ${value}`,
        })
      }
    }
    const bus = EventBus.fromEventBusName(this, 'DefaultBus', 'default')
    this.configurationSet.addEventDestination('Events', {
      // SES delivers to the default bus only.
      destination: EventDestination.eventBus(bus),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    })
    new Rule(this, 'Feedback', {
      description: 'What became of sent mail goes to record-feedback',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new SqsQueue(feedback.queue, { deadLetterQueue: feedback.deadLetters })],
    })
  }

  /** Lets a function send from the sender's address, with this configuration set only. */
  bind({ lambda }: AppFunction): void {
    lambda.addEnvironment(SENDER_VARIABLE, this.sender)
    lambda.addEnvironment(CONFIGURATION_SET_VARIABLE, this.configurationSet.configurationSetName)
    const configurationSet = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    })
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [this.identity.emailIdentityArn, configurationSet],
        conditions: { StringEquals: { 'ses:FromAddress': this.sender } },
      }),
    )
  }
}
