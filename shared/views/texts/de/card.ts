// What a card says of a flagged customer: its trend, where usage is lost, what that costs, and what to do next.

import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { NextStep } from '../../../domain/digest/next-step.ts'
import type { WeakProduct, WeakWorkload } from '../../../domain/digest/weak-spot.ts'
import type { ListValue } from '../../../domain/metrics/list-value.ts'
import { type GermanFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function card(f: GermanFormats) {
  return {
    trendTitle: 'Bereinigte Nutzung je Woche',
    /** The first and the last known value. */
    trend: (first: number, last: number, weeks: number) =>
      `${f.percent(first)} → ${f.percent(last)} in ${f.counted(weeks, 'Woche', 'Wochen')}`,
    /** Oldest first; null: not known. */
    trendValues: (values: readonly (number | null)[]) =>
      values.map((value) => (value === null ? UNKNOWN : f.percent(value))).join('; '),
    where: 'Wo',
    /** At least one of them is known. */
    weakSpot: (product: WeakProduct | null, workload: WeakWorkload | null) =>
      [product === null ? '' : unusedOf(product), workload === null ? '' : usersOf(workload)]
        .filter((part) => part !== '')
        .join(' · '),
    unused: 'In 28 Tagen ungenutzt',
    /** `of`: how many seats are unused in all. */
    unusedSeats: (of: number, values: readonly ListValue[]) =>
      [f.counted(of, 'Lizenz', 'Lizenzen'), ...values.map((value) => worth(value, of))].join(', '),
    next: 'Nächster Schritt',
    nextStep: sentenceFor,
    /** `topics`: titles of the advice further below. */
    ideas: (topics: readonly string[]) => `Anregungen weiter unten: ${f.list(topics)}`,
    /** A flag that has been open for long, on one line. */
    folded: (
      flags: readonly string[],
      { adjustedUsagePct, adjustedUsageDelta7d: points, coverageDays }: FlaggedCustomer,
    ) => {
      const usage = coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      const change =
        points === null
          ? ''
          : points === 0
            ? ', unverändert seit letzter Woche'
            : `, ${f.signed(points)} Punkte seit letzter Woche`
      return `${flags.join('; ')}. Bereinigte Nutzung ${usage}${change}.`
    },
  }

  function worth({ amount, currency, seats }: ListValue, of: number): string {
    const speaksFor = seats === of ? '' : ` für ${f.count(seats)} davon`
    return `Listenwert ${f.money(amount, currency)} im Monat${speaksFor}`
  }

  function unusedOf({ productSku, productName, licensesSold, unusedSeats }: WeakProduct): string {
    return `${productName === '' ? productSku : productName}: ${f.count(unusedSeats)} von ${f.counted(licensesSold, 'Lizenz', 'Lizenzen')} in 28 Tagen ungenutzt`
  }

  function usersOf({ workload, users, activeUsers }: WeakWorkload): string {
    return `${workloadName(workload)}: ${ofActiveUsers(users, activeUsers)}`
  }

  function ofActiveUsers(users: number, activeUsers: number): string {
    return `${f.count(users)} von ${f.counted(activeUsers, 'aktivem Benutzer', 'aktiven Benutzern')}`
  }

  function sentenceFor(step: NextStep): string {
    switch (step.kind) {
      case 'train': {
        const first = step.workload === null ? '' : `, zuerst zu ${workloadName(step.workload.workload)}`
        return `Bieten Sie eine Schulung an${first}. ${f.counted(step.calls, 'Hilfeanfrage zeigt', 'Hilfeanfragen zeigen')}, dass man es versucht und nicht weiterkommt.`
      }
      case 'introduce':
        return `Zeigen Sie, wobei ${workloadName(step.workload)} im Arbeitsalltag hilft: Bisher nutzen es ${ofActiveUsers(step.users, step.activeUsers)}.`
      case 'activate':
        return `Fragen Sie, für wen die ${f.counted(step.unusedSeats, 'ungenutzte Lizenz', 'ungenutzten Lizenzen')} von ${step.productName === '' ? step.productSku : step.productName} gedacht ${f.plural(step.unusedSeats, 'war', 'waren')}, und helfen Sie diesen Personen beim Einstieg.`
      case 'assign':
        return step.seats === 1
          ? 'Helfen Sie, die 1 Lizenz zuzuweisen, die noch niemand hat.'
          : `Helfen Sie, die ${f.count(step.seats)} Lizenzen zuzuweisen, die noch niemand hat.`
      case 'roll_out':
        return 'Fragen Sie, wie die neuen Lizenzen eingeführt werden, und bieten Sie Ihre Hilfe an.'
      case 'ask':
        return 'Fragen Sie, was sich seit letzter Woche geändert hat: ein Projekt, ein Team, ein anderes Werkzeug?'
      case 'answer':
        return `Sehen Sie sich an, worum es in ${f.counted(step.calls, 'Anfrage', 'Anfragen')} geht, und bieten Sie eine Schulung dazu an.`
      case 'match_names':
        return 'Ordnen Sie die Namen unter products in partners.json zu, oder laden Sie die fehlenden Lizenzen hoch.'
      case 'upload':
        return 'Prüfen Sie, warum keine Dateien eintreffen, und laden Sie die neuesten hoch.'
      case 'renew':
        return `Verlängern oder ersetzen Sie die abgelaufenen Abonnements, auf denen ${activeRights(step.seats)}.`
      case 'convert_trials':
        return `Wandeln Sie die Testabonnements, auf denen ${activeRights(step.seats)}, in Lizenzen um.`
      case 'license':
        return `Lizenzieren Sie die ${f.count(step.seats)} Benutzer, die keine Lizenz haben.`
      case 'check_leavers':
        return 'Nichts zu verkaufen: Benutzer sind ausgeschieden, und andere haben ihre Lizenzen übernommen.'
      case 'keep_going':
        return 'Weiter so: Es wird besser.'
    }
  }

  function activeRights(seats: number): string {
    return f.counted(seats, 'Nutzungsrecht aktiv ist', 'Nutzungsrechte aktiv sind')
  }
}
