// The notice that files stopped arriving.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type EnglishFormats, upperFirst } from './with-nouns.ts'

export function gapNotice(f: EnglishFormats) {
  const names = (datasets: readonly Dataset[]) =>
    upperFirst(f.list(datasets.map((dataset) => DATASET_NAMES[dataset])))
  return {
    title: 'Files that stopped arriving',
    mark: 'Missing',
    /** `lastDay`: that of a single dataset. */
    subject: (datasets: readonly Dataset[], lastDay: string, partner: string) =>
      datasets.length === 1
        ? `No ${datasets.map((dataset) => DATASET_NAMES[dataset])} since ${f.day(lastDay)} · ${partner}`
        : `${names(datasets)} stopped arriving · ${partner}`,
    headline: (datasets: readonly Dataset[]) => `${names(datasets)} stopped arriving.`,
    dataset: DATASETS,
    /** What its absence means for the figures. */
    meaning: MEANINGS,
    last: (lastDay: string, ageDays: number) =>
      `The latest data is from ${f.day(lastDay)}, ${f.counted(ageDays, 'day')} ago.`,
    /** `folders`: where such files are uploaded. */
    advice: (folders: readonly string[]) => [
      'Check that the export still runs and that its uploads succeed.',
      `Upload the missing files, each to the folder of its date under ${f.list(folders)}. Late files count as if they had arrived in time.`,
    ],
    once: 'You receive this notice once. The weekly digest shows the gap for as long as the data is missing.',
  }
}

const DATASETS: Readonly<Record<Dataset, string>> = {
  entitlements: 'Licence data (entitlements)',
  activity: 'Activity data (activity)',
  support: 'Support calls (support)',
}

const MEANINGS: Readonly<Record<Dataset, string>> = {
  entitlements:
    'Licences are shown as they were on that day. A customer without licence data for 28 days leaves the portfolio.',
  activity:
    'Days without a file are unknown, not zero: usage is based on the days that remain, and where they are too few, flags are not evaluated.',
  support: 'Calls since then are unknown, not zero.',
}
