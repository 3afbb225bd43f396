// Kills runs at random moments, runs them to the end, and compares with a run that nobody killed.

import fc from 'fast-check'
import { expect } from 'vitest'
import { type Completed, type KillableRuns, killableRuns } from './killed-run.ts'

/** When a run is killed: how far it has come, and a bit later than that. */
interface Kill {
  /** How much of what is left to be written has been: from 0, nothing, to 1. */
  readonly progress: number
  readonly delayMs: number
}

const kill: fc.Arbitrary<Kill> = fc.record({
  progress: fc.double({ min: 0, max: 1, noNaN: true }),
  delayMs: fc.nat({ max: 30 }),
})

/** Each of the runs is killed once or twice. Gives the number of kills. */
export async function expectKillsSurvived(
  runs: Omit<fc.Parameters<[Kill[]]>, 'endOnFailure'>,
): Promise<number> {
  const whole = await within((unkilled) => unkilled.complete())
  expect(whole.code, whole.said).toBe(0)
  let kills = 0
  await fc.assert(
    fc.asyncProperty(fc.array(kill, { minLength: 1, maxLength: 2 }), (moments) =>
      within(async (killed) => {
        let left = whole.writes
        for (const { progress, delayMs } of moments) {
          const run = await killed.kill(Math.round(progress * left), delayMs)
          if (run.killed) kills++
          left = Math.max(0, left - run.writes)
        }
        expectTheSame(await killed.complete(), whole)
      }),
    ),
    { ...runs, endOnFailure: true },
  )
  return kills
}

async function within<T>(work: (runs: KillableRuns) => Promise<T>): Promise<T> {
  const runs = await killableRuns()
  try {
    return await work(runs)
  } finally {
    await runs.close()
  }
}

function expectTheSame(completed: Completed, unkilled: Completed): void {
  expect(completed.code, completed.said).toBe(0)
  expect(completed.files).toEqual(unkilled.files)
  const missing = unkilled.mailbox.filter((mail) => !completed.mailbox.includes(mail))
  expect(completed.mailbox, 'nobody has two mails').toEqual(
    unkilled.mailbox.filter((mail) => !missing.includes(mail)),
  )
  expect(completed.unknownMails).toBe(missing.length)
  for (const mail of missing) expect(completed.said).toContain(`to ${mail.split(' ')[0]} may have been sent`)
}
