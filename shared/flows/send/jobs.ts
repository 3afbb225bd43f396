// The jobs that send messages: one for each recipient with content of a published digest or of a partner's notices, and
// those with links to the portal, whose content is made when they are sent.

import type { DigestRecord } from '../../domain/digest/digest-record.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { NoticeRecord } from '../../domain/notices/notice-record.ts'
import type { Access } from '../../domain/portal/access.ts'
import type { LinksMail } from '../../domain/portal/requested-links.ts'
import type { SendJob } from '../../ports/jobs.ts'

export type { SendJob } from '../../ports/jobs.ts'

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

/** Links that were asked for on that local day. */
export function linksJob(
  partner: PartnerId,
  day: string,
  { n, recipient, purposes, atMs }: LinksMail,
): SendJob {
  const key = { partner, recipient, kind: 'links', period: `${day}-${n}` } as const
  return { kind: 'send', key, contentKey: null, contentSha256: null, purposes, dueAtMs: atMs }
}

/** To a recipient who appeared on that local day. */
export function welcomeJob(partner: PartnerId, day: string, { recipient, appearedAtMs }: Access): SendJob {
  const key = { partner, recipient, kind: 'welcome', period: day } as const
  return { kind: 'send', key, contentKey: null, contentSha256: null, dueAtMs: appearedAtMs }
}
