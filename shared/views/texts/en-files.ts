// English, about files: what came late, what did not come, what was refused; and mail that did not arrive.

import type { Reported, Undelivered } from '../../domain/digest/digest.ts'
import type { Dataset } from '../../domain/drops/drop-key.ts'
import type { Formats } from './formats.ts'
import type { CorrectionTexts, NoticeTexts, Texts } from './texts.ts'

type Count = (n: number, one: string, many?: string) => string

export function englishUndelivered(
  { week, recipient, how, reason }: Undelivered,
  is: { readonly reader: boolean; readonly lastWeek: boolean },
): string {
  const number = Number(week.slice(6))
  const which = is.lastWeek ? `Last week’s digest (week ${number})` : `The digest of week ${number}`
  const to = is.reader ? 'to you' : `to ${recipient ?? 'anybody'}`
  const why = reason === '' ? '' : `: ${withoutStop(reason)}`
  switch (how) {
    case 'not_made':
      return `${which} was not delivered${why === '' ? ': it was not made' : why}.`
    case 'not_sent':
      return `${which} was not sent ${to}${why}.`
    case 'refused':
      return `${which} was not delivered ${to}${why}.`
    case 'bounced':
      return `${which} ${to} came back: the address did not take it.`
    case 'unconfirmed':
      return `${which} ${to} may not have arrived: nobody could confirm it.`
  }
}

export interface Words {
  readonly rule: Texts['rule']
  readonly severity: Texts['severity']
  readonly cleared: string
  readonly percent: (value: number | null) => string
  readonly count: Count
}

export function englishCorrections({ rule, severity, cleared, percent, count }: Words): CorrectionTexts {
  const standing = (flag: Reported['flags'][number] | undefined) => {
    if (flag === undefined) return 'not flagged'
    return (flag.state === 'cleared' ? cleared : `${severity[flag.severity]} (${flag.state})`).toLowerCase()
  }
  /** Of the flags only those that stand otherwise. */
  const flagsChanged = (was: Reported, isNow: Reported) => {
    const named = new Set([...was.flags, ...isNow.flags].map((flag) => flag.rule))
    return [...named].flatMap((name) => {
      const [then, now] = [was, isNow].map(({ flags }) => standing(flags.find((flag) => flag.rule === name)))
      return then === now ? [] : [`; “${rule[name]}” was ${then}, is now ${now}`]
    })
  }
  return {
    title: 'Corrections of earlier weeks',
    lead: 'Files that came late, or were replaced, deleted or refused, changed what earlier digests told.',
    week: (week) => `Week ${Number(week.slice(6))} of ${week.slice(0, 4)}`,
    said: (was, isNow, because, more) => {
      const usage =
        was.adjustedUsagePct === isNow.adjustedUsagePct
          ? `adjusted usage stays ${percent(isNow.adjustedUsagePct)}`
          : `adjusted usage was ${percent(was.adjustedUsagePct)}, is now ${percent(isNow.adjustedUsagePct)}`
      const flags = flagsChanged(was, isNow).join('')
      const others = more === 0 ? '' : ` and ${count(more, 'more file')}`
      const files = because.length === 0 ? '' : `, because of ${because.join(', ')}${others}`
      return `${usage}${flags}${files}.`
    },
  }
}

export function englishNotices(f: Formats, count: Count): NoticeTexts {
  const names = (datasets: readonly Dataset[]) => f.list(datasets.map((dataset) => DATASET_NAMES[dataset]))
  const lost = ({ rows, customers }: { readonly rows: number; readonly customers: number }) =>
    `${count(rows, 'row')} about ${count(customers, 'customer')}`
  return {
    gap: {
      title: 'Files that stopped coming',
      mark: 'Missing',
      dataset: {
        entitlements: 'Licence data (entitlements)',
        activity: 'Activity data (activity)',
        support: 'Support calls (support)',
      },
      meaning: {
        entitlements:
          'Licences are shown as they were on that day. A customer without licence data for 28 days leaves the portfolio.',
        activity:
          'Days without a file are unknown, not zero: usage is told from fewer days, and where fewer than needed are known, flags wait.',
        support: 'Calls since then are unknown, not zero.',
      },
      subject: (datasets, lastDay, partner) =>
        datasets.length === 1
          ? `No ${names(datasets)} since ${f.day(lastDay)} · ${partner}`
          : `${upperFirst(names(datasets))} stopped coming · ${partner}`,
      headline: (datasets) => `${upperFirst(names(datasets))} stopped coming.`,
      last: (lastDay, ageDays) => `The latest data is of ${f.day(lastDay)}, ${count(ageDays, 'day')} ago.`,
      advice: (folders) => [
        'Check that the export still runs, and that its upload ends well.',
        `Upload what is missing, each day’s file in the folder of its date: ${folders.join(', ')}. Late files are read as if they had come in time.`,
      ],
      once: 'You are told once. As long as the data is missing, the weekly digest shows it.',
    },
    refusal: {
      title: 'Files that were refused',
      mark: 'Refused',
      subject: (files, partner) => `${count(files, 'file was', 'files were')} refused · ${partner}`,
      headline: (files) =>
        files === 1
          ? 'One file was refused: nothing of it counts.'
          : `${f.count(files)} files were refused: nothing of them counts.`,
      before: (replaced) =>
        replaced === null || replaced.rows === 0
          ? 'Nothing was known from this key before.'
          : `Before, this key told ${lost(replaced)}; that counts no longer.`,
      receipt: (key) => `Receipt: ${key}`,
      alike: (files) => `${f.count(files)} files, for the same reason`,
      one: (key, replaced) =>
        replaced === null || replaced.rows === 0 ? key : `${key} (told ${lost(replaced)} before)`,
      receipts: 'Receipts: receipts/, then the key, then .receipt.json',
      advice: [
        'Mend the file and upload it again under the same key: it takes the place of the refused one.',
        'To try it first, upload it with validate/ in front of the key: it is read and answered with a receipt, and nothing of it counts.',
      ],
      once: 'Refused files of a day are told together, each of them once.',
    },
    advice: 'What to do',
    moreFiles: (files) => `And ${count(files, 'more file')}: their receipts say why.`,
    recipient: (email, partner) => `Sent to ${email}, who sees all customers of ${partner}.`,
  }
}

export const DATASET_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'licence data',
  activity: 'activity data',
  support: 'support calls',
}

export const FILE_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'licence file',
  activity: 'activity file',
  support: 'support file',
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}
