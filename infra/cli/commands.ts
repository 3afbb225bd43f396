// All commands of `uptake`, in the order of its help and of the README.

import { type Command, rulesOf } from './dispatch.ts'

/** Each is loaded only when it is needed, so that a wrong command line is reported at once. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    rules: async () => (await import('./check/check-options.ts')).CHECK,
    run: async (...line) => (await import('./check/check.ts')).check(...line),
  },
  {
    name: 'status',
    rules: async () => (await import('./operate/status-options.ts')).STATUS,
    run: async (...line) => (await import('./operate/status.ts')).status(...line),
  },
  {
    name: 'cost',
    rules: async () => (await import('./cost/cost-options.ts')).COST,
    run: async (...line) => (await import('./cost/cost.ts')).cost(...line),
  },
  {
    name: 'capacity',
    rules: async () => (await import('./capacity/capacity-options.ts')).CAPACITY,
    run: async (...line) => (await import('./capacity/capacity.ts')).capacity(...line),
  },
  {
    name: 'explain',
    rules: async () => (await import('./operate/explain-options.ts')).EXPLAIN,
    run: async (...line) => (await import('./operate/explain.ts')).explain(...line),
  },
  {
    name: 'report',
    rules: async () => (await import('./operate/report-options.ts')).REPORT,
    run: async (...line) => (await import('./operate/report.ts')).report(...line),
  },
  {
    name: 'digest preview',
    rules: async () => (await import('./digest/preview-options.ts')).DIGEST_PREVIEW,
    run: async (...line) => (await import('./digest/preview.ts')).preview(...line),
  },
  {
    name: 'digest replay',
    rules: async () => (await import('./digest/replay-options.ts')).DIGEST_REPLAY,
    run: async (...line) => (await import('./digest/replay.ts')).replay(...line),
  },
  {
    name: 'simulate',
    rules: async () => (await import('./operate/simulate-options.ts')).SIMULATE,
    run: async (...line) => (await import('./operate/simulate.ts')).simulate(...line),
  },
  {
    name: 'verify',
    rules: async () => (await import('./operate/compare-options.ts')).COMPARISONS.verify,
    run: async (...line) => (await import('./operate/compare.ts')).compare('verify', ...line),
  },
  {
    name: 'rebuild',
    rules: async () => (await import('./operate/compare-options.ts')).COMPARISONS.rebuild,
    run: async (...line) => (await import('./operate/compare.ts')).compare('rebuild', ...line),
  },
  {
    name: 'restore',
    rules: async () => (await import('./operate/restore-options.ts')).RESTORE,
    run: async (...line) => (await import('./operate/restore.ts')).restore(...line),
  },
  {
    name: 'sweep',
    rules: async () => (await import('./operate/sweep-options.ts')).SWEEP,
    run: async (...line) => (await import('./operate/sweep.ts')).sweepByHand(...line),
  },
  {
    name: 'redrive',
    rules: async () => (await import('./operate/redrive-options.ts')).REDRIVE,
    run: async (...line) => (await import('./operate/redrive.ts')).redrive(...line),
  },
  {
    name: 'deploy',
    rules: async () => (await import('./deploy/deploy-options.ts')).DEPLOY,
    run: async (...line) => (await import('./deploy/deploy.ts')).deploy(...line),
  },
  {
    name: 'smoke',
    rules: async () => (await import('./smoke/smoke-options.ts')).SMOKE,
    run: async (...line) => (await import('./smoke/smoke.ts')).smokeTest(...line),
  },
  {
    name: 'partner list',
    rules: async () => (await import('./partner/read-options.ts')).PARTNER_LIST,
    run: async (...line) => (await import('./partner/list.ts')).listPartners(...line),
  },
  {
    name: 'partner show',
    rules: async () => (await import('./partner/read-options.ts')).PARTNER_SHOW,
    run: async (...line) => (await import('./partner/show.ts')).showPartner(...line),
  },
  {
    name: 'partner add',
    rules: async () => (await import('./partner/edit-options.ts')).PARTNER_EDITS.add,
    run: async (...line) => (await import('./partner/edit.ts')).editPartner('add', ...line),
  },
  {
    name: 'partner set',
    rules: async () => (await import('./partner/edit-options.ts')).PARTNER_EDITS.set,
    run: async (...line) => (await import('./partner/edit.ts')).editPartner('set', ...line),
  },
  {
    name: 'partner remove',
    rules: async () => (await import('./partner/edit-options.ts')).PARTNER_EDITS.remove,
    run: async (...line) => (await import('./partner/edit.ts')).editPartner('remove', ...line),
  },
  {
    name: 'partner link',
    rules: async () => (await import('./partner/link-options.ts')).PARTNER_LINK,
    run: async (...line) => (await import('./partner/link.ts')).linkRecipient(...line),
  },
  {
    name: 'suppressed',
    rules: async () => (await import('./operate/suppressed-options.ts')).SUPPRESSED,
    run: async (...line) => (await import('./operate/suppressed.ts')).suppressed(...line),
  },
  {
    name: 'forget',
    rules: async () => (await import('./operate/forget-options.ts')).FORGET,
    run: async (...line) => (await import('./operate/forget.ts')).forgetByHand(...line),
  },
  {
    name: 'completion',
    rules: async () => (await import('./completion/completion-options.ts')).COMPLETION,
    run: async (...line) =>
      (await import('./completion/completion.ts')).completion(() => rulesOf(COMMANDS), ...line),
  },
]
