// A file as a mail names it: by its key or, where the reader may not know what it is called, by what it is of which day.

import { DATASETS } from '../../domain/drops/drop-key.ts'
import { clipped, visibleLine } from '../../domain/outside-words.ts'
import type { Texts } from '../texts/texts.ts'

/** `key`: also a folder, `{partner}/{dataset}/{date}/`. */
export function fileName(key: string, characters: number, { fileOfDay }: Texts): string {
  const [, dataset, date = '', rest] = key.split('/')
  const known = DATASETS.find((one) => one === dataset)
  return rest === '' && known !== undefined ? fileOfDay(known, date) : clipped(visibleLine(key), characters)
}
