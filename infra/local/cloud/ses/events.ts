// The feedback of SES as EventBridge delivers it, for messages that were sent with a configuration set.

import { randomUUID } from 'node:crypto'
import { home } from '../home.ts'
import type { SentMessage } from './mailbox.ts'

export interface SesEvent {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': 'Email Sent' | 'Email Delivered'
  readonly source: 'aws.ses'
  readonly account: string
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: SesEventDetail
}

export interface SesEventDetail {
  readonly eventType: 'Send' | 'Delivery'
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
}

/** What happens to a message that was accepted, in order. */
export function sesEvents(message: SentMessage): SesEvent[] {
  const { configurationSet, destinations } = message
  if (configurationSet === null) return []
  const timestamp = new Date(message.atMs).toISOString()
  const delivery = { timestamp, recipients: destinations }
  return [event('Email Sent', 'Send', { send: {} }), event('Email Delivered', 'Delivery', { delivery })]

  function event(
    type: SesEvent['detail-type'],
    eventType: SesEventDetail['eventType'],
    more: Pick<SesEventDetail, 'send' | 'delivery'>,
  ): SesEvent {
    const { source, messageId, tags } = message
    const lists = Object.entries(tags).map(([name, tag]) => [name, [tag]] as const)
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': type,
      source: 'aws.ses',
      account: home.account,
      time: timestamp.replace(/\.\d+/, ''),
      region: home.region,
      resources: [`arn:aws:ses:${home.region}:${home.account}:configuration-set/${configurationSet}`],
      detail: {
        eventType,
        mail: {
          timestamp,
          source,
          sendingAccountId: home.account,
          messageId,
          destination: destinations,
          tags: { 'ses:configuration-set': [configurationSet ?? ''], ...Object.fromEntries(lists) },
        },
        ...more,
      },
    }
  }
}
