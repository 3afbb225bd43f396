// `npm run uptake`: the operator's commands beside the pipeline itself.

import process from 'node:process'
import { type Commands, runCommandOf } from './command-group.ts'

/** Loaded only when it runs, so that a mistyped command is reported at once. */
const COMMANDS: Commands = {
  check: {
    summary: 'read files as drops, without any service, and print the receipts',
    run: async (args) => (await import('./check/check.ts')).check(args),
  },
  status: {
    summary: 'show how the partners and the queues stand',
    run: async (args) => (await import('./operate/status.ts')).status(args),
  },
  cost: {
    summary: 'model what a month costs on AWS',
    run: async (args) => (await import('./cost/cost.ts')).cost(args),
  },
  explain: {
    summary: 'show where the figures of a customer come from',
    run: async (args) => (await import('./operate/explain.ts')).explain(args),
  },
  report: {
    summary: 'render the reports of a published day again, or the own report of one customer',
    run: async (args) => (await import('./operate/report.ts')).report(args),
  },
  digest: {
    summary: 'show or test-send the mail of a week, or replay one that was sent',
    run: async (args) => (await import('./digest/digest.ts')).digest(args),
  },
  simulate: {
    summary: 'show who would be flagged under other thresholds',
    run: async (args) => (await import('./operate/simulate.ts')).simulate(args),
  },
  verify: {
    summary: 'compare the bucket with everything that is stored, and list every difference',
    run: async (args) => (await import('./operate/compare.ts')).compare('verify', args),
  },
  rebuild: {
    summary: 'repair what verify lists',
    run: async (args) => (await import('./operate/compare.ts')).compare('rebuild', args),
  },
  restore: {
    summary: 'bring back from a copy of the ledger what cannot be rebuilt, then rebuild the rest',
    run: async (args) => (await import('./operate/restore.ts')).restore(args),
  },
  sweep: {
    summary: 'run the nightly comparison of bucket and ledger now',
    run: async (args) => (await import('./operate/sweep.ts')).sweepByHand(args),
  },
  redrive: {
    summary: 'retry dead-lettered messages',
    run: async (args) => (await import('./operate/redrive.ts')).redrive(args),
  },
  partner: {
    summary: 'list, add, change and remove partners in partners.json',
    run: async (args) => (await import('./partner/partner.ts')).partner(args),
  },
  suppressed: {
    summary: 'list a partner’s suppressed addresses and who unsubscribed, or remove a suppressed one',
    run: async (args) => (await import('./operate/suppressed.ts')).suppressed(args),
  },
  forget: {
    summary: 'list all that is stored of a partner, customer, user or recipient, and delete it',
    run: async (args) => (await import('./operate/forget.ts')).forgetByHand(args),
  },
}

const { argv, stdout } = process
stdout.on('error', passOverClosedPipe)
process.exitCode = await runCommandOf(COMMANDS, 'npm run uptake --', argv.slice(2), process)

/** A reader such as `head` may close the pipe early; the exit status is still set. */
function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
}
