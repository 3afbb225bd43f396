// What each job takes, as metered over the embedded services: written by test/infra/cost, which meters it again.

import type { JobAmounts, JobName } from './amounts.ts'

export const METERED: Readonly<Record<JobName, JobAmounts>> = {
  smallFile: {
    fixed: {
      s3Puts: 1,
      s3Gets: 3.96,
      dynamoReadUnits: 2,
      dynamoWriteUnits: 3.666667,
      sqsRequests: 1.2,
      sqsGroupedRequests: 0.12,
      events: 1,
      invocations: 0.08,
      logBytes: 40.68,
    },
    perCustomer: {},
    perUser: {
      dynamoWriteUnits: 0.016667,
    },
  },
  dailyFile: {
    fixed: {
      s3Puts: 1,
      s3Gets: 5,
      dynamoReadUnits: 2,
      dynamoWriteUnits: 3,
      sqsRequests: 6,
      sqsGroupedRequests: 3,
      events: 1,
      invocations: 2,
      logBytes: 647,
    },
    perCustomer: {
      dynamoWriteUnits: 0.666667,
      logBytes: 0.222222,
    },
    perUser: {
      dynamoWriteUnits: 0.016667,
      logBytes: 0.001389,
    },
  },
  measure: {
    fixed: {
      s3Gets: 3,
      dynamoReadUnits: 88,
      dynamoWriteUnits: 50,
      sqsRequests: 3,
      invocations: 1,
      logBytes: 240,
    },
    perCustomer: {
      dynamoReadUnits: 2.305556,
      dynamoWriteUnits: 1,
    },
    perUser: {
      dynamoReadUnits: 0.134722,
    },
  },
  publish: {
    fixed: {
      s3Puts: 12,
      s3Gets: 6,
      dynamoReadUnits: 90,
      dynamoWriteUnits: 2,
      sqsRequests: 6,
      invocations: 2,
      logBytes: 476,
    },
    perCustomer: {
      dynamoReadUnits: 2.555556,
    },
    perUser: {
      dynamoReadUnits: 0.134722,
    },
  },
  notify: {
    fixed: {
      s3Puts: 2,
      s3Gets: 4,
      dynamoReadUnits: 12,
      dynamoWriteUnits: 1,
      sqsRequests: 3,
      invocations: 1,
      logBytes: 238,
    },
    perCustomer: {},
    perUser: {},
  },
  send: {
    fixed: {
      s3Puts: 1,
      s3Gets: 4,
      dynamoReadUnits: 8,
      dynamoWriteUnits: 4,
      sqsRequests: 9,
      events: 2,
      invocations: 3,
      logBytes: 761,
      mails: 1,
    },
    perCustomer: {},
    perUser: {},
  },
  plan: {
    fixed: {
      s3Gets: 3,
      dynamoReadUnits: 5,
      invocations: 1,
      logBytes: 237,
    },
    perCustomer: {},
    perUser: {},
  },
  sweep: {
    fixed: {
      s3Puts: 1,
      s3Gets: 2,
      dynamoReadUnits: 12,
      sqsRequests: 3,
      invocations: 1,
      logBytes: 659,
    },
    perCustomer: {},
    perUser: {},
  },
}

/** On the machine that wrote this, with two cores. */
export const MILLISECONDS_HERE: Readonly<
  Record<JobName, { readonly fixed: number; readonly perUser: number }>
> = {
  smallFile: {
    fixed: 15,
    perUser: 0.0158,
  },
  dailyFile: {
    fixed: 30,
    perUser: 0.0026,
  },
  measure: {
    fixed: 204,
    perUser: 0.0282,
  },
  publish: {
    fixed: 276,
    perUser: 0.0802,
  },
  notify: {
    fixed: 21,
    perUser: 0.001,
  },
  send: {
    fixed: 51,
    perUser: 0.0021,
  },
  plan: {
    fixed: 13,
    perUser: 0.0003,
  },
  sweep: {
    fixed: 16,
    perUser: 0.0002,
  },
}
