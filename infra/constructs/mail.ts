// Sends mail by SES, and receives its events.

import { Stack } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import {
  CONFIGURATION_SET_VARIABLE,
  IMPRINT_VARIABLE,
  ONE_CLICK_VARIABLE,
  REPLY_TO_VARIABLE,
  SENDER_VARIABLE,
} from '../../shared/topology.ts'
import type { StageSettings } from '../stacks/stage.ts'
import type { AppFunction } from './app-function.ts'
import { identitiesOf } from './sender-identity.ts'
import type { WorkQueue } from './work-queue.ts'

export interface MailProps {
  readonly stage: Pick<StageSettings, 'sender' | 'senderIdentity' | 'replyTo' | 'imprint'>
  /** The function that handles the events of sent mail. */
  readonly feedback: WorkQueue
}

export class Mail extends Construct {
  private readonly stage: MailProps['stage']
  private readonly configurationSet: ConfigurationSet

  constructor(scope: Construct, id: string, { stage, feedback }: MailProps) {
    super(scope, id)
    this.stage = stage
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      // Customers' figures are never sent unencrypted.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    const bus = EventBus.fromEventBusName(this, 'DefaultBus', 'default')
    this.configurationSet.addEventDestination('Events', {
      // SES delivers to the default bus only.
      destination: EventDestination.eventBus(bus),
      // Not opens and clicks: for those SES would put a picture and links of its own into the mail.
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

  /** Who sends, as the environment says it. */
  variables(): readonly (readonly [string, string])[] {
    const { sender, replyTo, imprint } = this.stage
    return [
      [SENDER_VARIABLE, sender],
      [CONFIGURATION_SET_VARIABLE, this.configurationSet.configurationSetName],
      ...(replyTo === undefined ? [] : [[REPLY_TO_VARIABLE, replyTo] as const]),
      ...(imprint === undefined ? [] : [[IMPRINT_VARIABLE, imprint] as const]),
    ]
  }

  /** Lets a function send from the sender's address, with this configuration set only. */
  bind({ lambda }: AppFunction): void {
    const { sender, senderIdentity } = this.stage
    for (const [name, value] of this.variables()) lambda.addEnvironment(name, value)
    // By the domain's DKIM key; where only the address is verified, by none.
    if (senderIdentity !== 'address') lambda.addEnvironment(ONE_CLICK_VARIABLE, 'yes')
    const named = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName })
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [
          ...identitiesOf(this.stage).map((identity) => named('identity', identity)),
          named('configuration-set', this.configurationSet.configurationSetName),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': sender } },
      }),
    )
  }
}
