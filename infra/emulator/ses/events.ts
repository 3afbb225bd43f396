// The events of SES as EventBridge delivers them, for messages that were sent with a configuration set. The addresses
// of the SES mailbox simulator bounce and complain, as with SES itself; mail to all others is delivered.

import { randomUUID } from 'node:crypto'
import { identity } from '../identity.ts'
import type { SentMessage } from './mailbox.ts'

export interface SesEvent {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': string
  readonly source: 'aws.ses'
  readonly account: string
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: SesEventDetail
}

/** What AWS documents as "Contents of event data". Next to `mail` is the object that the event is named after. */
export interface SesEventDetail {
  readonly eventType: keyof typeof DETAIL_TYPES
  readonly mail: {
    readonly timestamp: string
    readonly source: string
    readonly sendingAccountId: string
    readonly messageId: string
    readonly destination: readonly string[]
    /** The message's own tags and those of SES, which begin with `ses:`. */
    readonly tags: Readonly<Record<string, readonly string[]>>
  }
  readonly send?: Record<string, never>
  readonly delivery?: { readonly timestamp: string; readonly recipients: readonly string[] }
  readonly bounce?: {
    readonly bounceType: 'Permanent'
    readonly bounceSubType: 'General'
    readonly bouncedRecipients: readonly { readonly emailAddress: string }[]
    readonly timestamp: string
  }
  readonly complaint?: {
    readonly complainedRecipients: readonly { readonly emailAddress: string }[]
    readonly complaintFeedbackType: 'abuse'
    readonly timestamp: string
  }
}

/** The events of an accepted message, in order. */
export function sesEvents(message: SentMessage): SesEvent[] {
  const { configurationSet, destinations } = message
  if (configurationSet === null) return []
  const timestamp = new Date(message.atMs).toISOString()
  const sent = eventOf(message, 'Send', { send: {} })
  const recipients = destinations.map((emailAddress) => ({ emailAddress }))
  if (isSimulated(message, 'bounce')) {
    const kind = { bounceType: 'Permanent', bounceSubType: 'General' } as const
    return [
      sent,
      eventOf(message, 'Bounce', { bounce: { ...kind, bouncedRecipients: recipients, timestamp } }),
    ]
  }
  const delivered = eventOf(message, 'Delivery', { delivery: { timestamp, recipients: destinations } })
  if (!isSimulated(message, 'complaint')) return [sent, delivered]
  const complaint = { complainedRecipients: recipients, complaintFeedbackType: 'abuse', timestamp } as const
  return [sent, delivered, eventOf(message, 'Complaint', { complaint })]
}

const DETAIL_TYPES = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const

/** `bounce@simulator.amazonses.com`, with or without a label. */
function isSimulated({ destinations }: SentMessage, what: 'bounce' | 'complaint'): boolean {
  const [local = '', domain] = (destinations[0] ?? '').toLowerCase().split('@')
  return domain === 'simulator.amazonses.com' && local.replace(/\+.*/, '') === what
}

function eventOf(
  message: SentMessage,
  eventType: keyof typeof DETAIL_TYPES,
  about: Omit<SesEventDetail, 'eventType' | 'mail'>,
): SesEvent {
  const { source, messageId, tags, destinations } = message
  const configurationSet = message.configurationSet ?? ''
  const timestamp = new Date(message.atMs).toISOString()
  const lists = Object.entries(tags).map(([name, tag]) => [name, [tag]] as const)
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DETAIL_TYPES[eventType],
    source: 'aws.ses',
    account: identity.account,
    time: timestamp.replace(/\.\d+/, ''),
    region: identity.region,
    resources: [`arn:aws:ses:${identity.region}:${identity.account}:configuration-set/${configurationSet}`],
    detail: {
      eventType,
      mail: {
        timestamp,
        source,
        sendingAccountId: identity.account,
        messageId,
        destination: destinations,
        tags: { 'ses:configuration-set': [configurationSet], ...Object.fromEntries(lists) },
      },
      ...about,
    },
  }
}
