// How a mail names a file: by its key or, where the reader may not see its name, by dataset and day.

import { DATASETS } from '../../../domain/drops/drop-key.ts'
import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'

/** `key`: or the folder `{partner}/{dataset}/{date}/` in its place. */
export function fileName(key: string, characters: number, { corrections }: Texts): string {
  const [, dataset, date = '', rest] = key.split('/')
  const known = DATASETS.find((one) => one === dataset)
  return rest === '' && known !== undefined
    ? corrections.fileOfDay(known, date)
    : clipped(visibleLine(key), characters)
}
