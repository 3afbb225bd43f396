// Alarms on what partners would notice: receipts that are late, files that are not read, digests that do not go out, mail
// that is not wanted.

import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Alarms } from './alarms.ts'
import { FIVE_MINUTES, HOUR, ownMetric, reputationMetric } from './metrics.ts'

/** A reading may take 15 minutes, and a burst of uploads waits for its turn; after an hour a partner asks. */
const LONGEST_LAG = Duration.hours(1)

/** SES reviews an account from 5 % and pauses it from 10 %. */
const BOUNCE_RATE = 0.03

/** SES reviews an account from 0.1 % and pauses it from 0.5 %. */
const COMPLAINT_RATE = 0.0005

export function watchPartners(alarms: Alarms, stage: string): void {
  alarms.add('ReceiptLag', {
    // Not the longest: a file whose reading failed once comes again after an hour and a half, and is no reason to get up.
    metric: ownMetric(stage, 'ReceiptLag', { statistic: 'p90', period: HOUR }),
    threshold: LONGEST_LAG.toMilliseconds(),
    says: 'One file in ten or more got its receipt over an hour after it was uploaded.',
    entry: 'late-receipts',
  })
  alarms.add('DropsStopped', {
    metric: ownMetric(stage, 'DropsStopped', { statistic: 'Sum', period: FIVE_MINUTES }),
    says: 'A file cannot be read to its end, so that it is not tried again and counts nowhere.',
    entry: 'stopped-drops',
  })
  alarms.add('DropsUnanswered', {
    // Each sweep counts them anew.
    metric: ownMetric(stage, 'DropsUnanswered', { statistic: 'Maximum', period: HOUR }),
    says: 'A sweep found files without a receipt that were uploaded over an hour before.',
    entry: 'unanswered-drops',
  })
  alarms.add('DigestsLate', {
    // Plan counts them once an hour: while one is late, the alarm stays on and mails nothing more.
    metric: ownMetric(stage, 'DigestsLate', { statistic: 'Sum', period: HOUR }),
    says: 'A digest has not reached all of its recipients six hours after it was due.',
    entry: 'late-digests',
  })
  // SES publishes a rate only while mail goes out, which is once a week: in between, the last one stands.
  const missing = TreatMissingData.IGNORE
  alarms.add('BounceRate', {
    metric: reputationMetric('BounceRate'),
    threshold: BOUNCE_RATE,
    missing,
    says: 'So many mails bounce (3 % or more) that SES may soon review the account, and pause it.',
    entry: 'bounces-and-complaints',
  })
  alarms.add('ComplaintRate', {
    metric: reputationMetric('ComplaintRate'),
    threshold: COMPLAINT_RATE,
    missing,
    says: 'So many recipients complain (0.05 % or more) that SES may soon review the account, and pause it.',
    entry: 'bounces-and-complaints',
  })
}
