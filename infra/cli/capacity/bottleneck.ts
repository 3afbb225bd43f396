// What holds the last digest up: the limit that helps most where it is twice as high. Pure.

import { type Load, type Settings, STAGES, type Stage, simulateMonday } from './monday.ts'

export const KNOBS = [...STAGES, 'SES rate', 'SES daily quota', 'DynamoDB'] as const
export type Knob = (typeof KNOBS)[number]

export interface Bottleneck {
  readonly knob: Knob
  /** With it twice as high. */
  readonly settings: Settings
  readonly lastSeconds: number
}

/** A gain of less than this is none. */
const LEAST_GAIN_SECONDS = 60

/** null: no limit holds it up, but the hours at which digests are due. */
export function bottleneck(load: Load, settings: Settings): Bottleneck | null {
  const { lastSeconds } = simulateMonday(load, settings)
  const tried = KNOBS.map((knob) => {
    const relaxed = doubled(knob, settings)
    return { knob, settings: relaxed, lastSeconds: simulateMonday(load, relaxed).lastSeconds }
  })
  const best = tried.reduce((most, one) => (one.lastSeconds < most.lastSeconds ? one : most))
  return lastSeconds - best.lastSeconds < LEAST_GAIN_SECONDS ? null : best
}

export function doubled(knob: Knob, settings: Settings): Settings {
  switch (knob) {
    case 'SES rate':
      return { ...settings, sesMailsPerSecond: 2 * settings.sesMailsPerSecond }
    case 'SES daily quota':
      return { ...settings, sesMailsPerDay: 2 * settings.sesMailsPerDay }
    case 'DynamoDB': {
      const { reads, writes } = settings.tableUnits
      return { ...settings, tableUnits: { reads: 2 * reads, writes: 2 * writes } }
    }
    default:
      return { ...settings, atOnce: { ...settings.atOnce, [knob]: 2 * settings.atOnce[knob] } }
  }
}

/** Whether the limit is how many functions work at once. */
export function isStage(knob: Knob): knob is Stage {
  return STAGES.some((stage) => stage === knob)
}
