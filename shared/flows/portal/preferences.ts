// The language that a reader has chosen, which counts more than that of the settings.

import { preferencesPlace } from '../../domain/portal/preferences.ts'
import type { Locale } from '../../domain/settings.ts'
import { localeToUse } from '../../views/texts/languages.ts'
import { load, type RecordPorts, update } from '../records.ts'
import type { Reader } from './open-link.ts'

type Who = Pick<Reader, 'partner' | 'recipient'>

export async function localeOf(
  { partner, recipient }: Who,
  ports: Pick<RecordPorts, 'records'>,
): Promise<Locale> {
  const chosen = await load(preferencesPlace(partner.id, recipient.email), ports)
  return localeToUse(chosen?.value.locale ?? null, recipient.locale)
}

export async function chooseLocale(
  { partner, recipient: { email } }: Who,
  locale: Locale,
  ports: RecordPorts,
): Promise<void> {
  await update(
    preferencesPlace(partner.id, email),
    (seen) => (seen?.locale === locale ? null : { recipient: email, locale }),
    ports,
  )
}
