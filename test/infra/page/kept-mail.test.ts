// Where the mailbox of SES cannot be read, the inbox shows the copies that the product keeps.

import { expect, it } from 'vitest'
import type { Functions } from '../../../infra/local/run/functions.ts'
import { pageSources } from '../../../infra/local/run/page-sources.ts'
import { fakeReportBucket } from '../../support/fakes/report-bucket.ts'

it('shows the mail that is kept in the reports bucket', async () => {
  const reports = fakeReportBucket(() => 1_000)
  const key = 'mail/golden/2026-W47/ana@golden.example.eml'
  await reports.put(key, 'Subject: Hello\r\n\r\nHello\r\n', 'message/rfc822')
  await reports.put('reports/golden/2026-11-22/digest.json', '{}', 'application/json')
  const wiring = { reports, portalUrl: null }
  const { mailbox } = pageSources({ wiring, environment: {}, ses: null } as unknown as Functions)
  expect(await mailbox()).toEqual([
    {
      messageId: key,
      atMs: 1_000,
      destinations: ['ana@golden.example'],
      raw: Buffer.from('Subject: Hello\r\n\r\nHello\r\n'),
    },
  ])
})
