// The messages of a published digest or of a partner's notices: one for each recipient with content.

import type { DigestRecord } from '../../domain/digest/digest-record.ts'
import type { NoticeRecord } from '../../domain/notices/notice-record.ts'
import type { SendJob } from '../../ports.ts'

export type { SendJob } from '../../ports.ts'

export function sendJobs(record: DigestRecord): SendJob[] {
  return record.recipients.flatMap(({ recipient, contentKey, contentSha256 }): SendJob[] => {
    if (contentKey === null || contentSha256 === null) return []
    const key = { partner: record.partner, recipient, kind: 'digest', period: record.week } as const
    return [{ kind: 'send', key, contentKey, contentSha256, dueAtMs: record.dueAtMs }]
  })
}

export function noticeJobs({ partner, mails }: NoticeRecord): SendJob[] {
  return mails.map(({ recipient, kind, period, contentKey, contentSha256, dueAtMs }) => ({
    kind: 'send',
    key: { partner, recipient, kind, period },
    contentKey,
    contentSha256,
    dueAtMs,
  }))
}
