// A refusal ends a reading: nothing of the drop counts, and its receipt says why.

import { PoisonInput } from '../errors.ts'
import type { Dataset } from './drop-key.ts'
import type { ColumnsSuggestion, Refusal, RefusalCode } from './outcome.ts'

interface RefusalOptions extends ErrorOptions {
  /** See `Refusal`. */
  readonly unquoted?: string
  readonly suggestion?: ColumnsSuggestion
  readonly dataset?: Dataset
}

/** Thrown anywhere in a reading, caught in `readDrop` alone. */
export class RefusedDrop extends PoisonInput {
  readonly refusal: Refusal

  constructor(
    code: RefusalCode,
    message: string,
    { unquoted, suggestion, dataset, ...options }: RefusalOptions = {},
  ) {
    super(message, options)
    this.refusal = {
      code,
      message,
      ...(unquoted === undefined ? {} : { unquoted }),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(dataset === undefined ? {} : { dataset }),
    }
  }
}
