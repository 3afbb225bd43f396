// All benches, in the order in which they run.

import type { Bench } from '../bench.ts'
import { IMPORTS } from './imports.ts'
import { INGEST } from './ingest.ts'
import { SAMPLE, smallFiles } from './local-runs.ts'
import { MEASURE } from './measure.ts'
import { PUBLISH } from './publish.ts'
import { SLOPE } from './slope.ts'

/** `files`: how many small ones. */
export function allBenches(files?: number): readonly Bench[] {
  return [...INGEST, ...SLOPE, MEASURE, ...PUBLISH, smallFiles(files), SAMPLE, ...IMPORTS]
}
