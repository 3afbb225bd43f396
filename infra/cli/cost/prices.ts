// The list prices of AWS that `uptake cost` multiplies with, in US dollars, without free tiers and without tax. They
// change: check them at https://aws.amazon.com/pricing/ before you rely on a figure.

export const PRICES = {
  region: 'eu-west-1',
  /** When they were written down, from AWS's public price lists. */
  asOf: '2026-11-27',
  perMillion: {
    /** PUT, COPY, POST and LIST. */
    s3Puts: 5,
    /** GET and HEAD. */
    s3Gets: 0.4,
    dynamoReadUnits: 0.1415,
    dynamoWriteUnits: 0.7068,
    sqsRequests: 0.4,
    /** Besides the request: what fair queues cost. */
    sqsGroupedRequests: 0.1,
    /** Events of buckets, which are charged as events that somebody has opted for. */
    events: 1,
    invocations: 0.2,
    mails: 100,
    traces: 5,
  },
  /** Of functions on Arm processors. */
  perGigabyteSecond: 0.0000133334,
  perGigabyteOfLogs: 0.57,
  perMonth: {
    alarmMetric: 0.1,
    metric: 0.3,
    dashboard: 3,
  },
} as const
