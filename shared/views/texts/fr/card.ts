// What a card says of a flagged customer: its trend, where usage is lost, what that costs, and what to do next.

import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { NextStep } from '../../../domain/digest/next-step.ts'
import type { WeakProduct, WeakWorkload } from '../../../domain/digest/weak-spot.ts'
import type { ListValue } from '../../../domain/metrics/list-value.ts'
import { type FrenchFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function card(f: FrenchFormats) {
  return {
    trendTitle: 'Utilisation ajustée par semaine',
    /** The first and the last known value. */
    trend: (first: number, last: number, weeks: number) =>
      `${f.percent(first)} → ${f.percent(last)} en ${f.counted(weeks, 'semaine', 'semaines')}`,
    /** Oldest first; null: not known. */
    trendValues: (values: readonly (number | null)[]) =>
      values.map((value) => (value === null ? UNKNOWN : f.percent(value))).join(' ; '),
    where: 'Où',
    /** At least one of them is known. */
    weakSpot: (product: WeakProduct | null, workload: WeakWorkload | null) =>
      [product === null ? '' : unusedOf(product), workload === null ? '' : usersOf(workload)]
        .filter((part) => part !== '')
        .join(' · '),
    unused: 'Inutilisées en 28 jours',
    /** `of`: how many seats are unused in all. */
    unusedSeats: (of: number, values: readonly ListValue[]) =>
      [f.counted(of, 'licence', 'licences'), ...values.map((value) => worth(value, of))].join(' ; '),
    next: 'Prochaine étape',
    nextStep: sentenceFor,
    /** `topics`: titles of the advice further below. */
    ideas: (topics: readonly string[]) => `Idées ci-dessous : ${topics.join(' ; ')}`,
    /** A flag that has been open for long, on one line. */
    folded: (
      flags: readonly string[],
      { adjustedUsagePct, adjustedUsageDelta7d, coverageDays }: FlaggedCustomer,
    ) => {
      const usage = coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      const change =
        adjustedUsageDelta7d === null
          ? ''
          : ` (${f.signed(adjustedUsageDelta7d)} ${points(adjustedUsageDelta7d)} depuis la semaine dernière)`
      return `${flags.join(' ; ')}. Utilisation ajustée : ${usage}${change}.`
    },
  }

  function points(value: number): string {
    return f.plural(Math.abs(value), 'point', 'points')
  }

  function worth({ amount, currency, seats }: ListValue, of: number): string {
    const speaksFor = seats === of ? '' : ` pour ${f.count(seats)} d’entre elles`
    return `${f.money(amount, currency)} par mois au prix catalogue${speaksFor}`
  }

  function unusedOf({ productSku, productName, licensesSold, unusedSeats }: WeakProduct): string {
    return `${productName === '' ? productSku : productName} : ${f.counted(unusedSeats, 'licence inutilisée', 'licences inutilisées')} sur ${f.count(licensesSold)} en 28 jours`
  }

  function usersOf({ workload, users, activeUsers }: WeakWorkload): string {
    return `${workloadName(workload)} : ${f.counted(users, 'utilisateur actif', 'utilisateurs actifs')} sur ${f.count(activeUsers)}`
  }

  function sentenceFor(step: NextStep): string {
    switch (step.kind) {
      case 'train': {
        const first =
          step.workload === null ? '' : `, en commençant par ${workloadName(step.workload.workload)}`
        return `Proposez une session de formation${first}. ${f.counted(step.calls, 'demande d’aide montre', 'demandes d’aide montrent')} que les utilisateurs essaient et restent bloqués.`
      }
      case 'introduce':
        return `Montrez-leur ce qu’ils peuvent faire avec ${workloadName(step.workload)} dans leur travail : ${f.counted(step.users, 'utilisateur actif', 'utilisateurs actifs')} sur ${f.count(step.activeUsers)} ${f.plural(step.users, 's’en sert', 's’en servent')}.`
      case 'activate': {
        const product = step.productName === '' ? step.productSku : step.productName
        const bought = f.plural(
          step.unusedSeats,
          `la licence ${product} inutilisée a été achetée et aidez cette personne`,
          `les ${f.count(step.unusedSeats)} licences ${product} inutilisées ont été achetées et aidez ces personnes`,
        )
        return `Demandez pour qui ${bought} à démarrer.`
      }
      case 'assign':
        return `Aidez-les à attribuer ${f.plural(step.seats, 'la licence qui n’a', `les ${f.count(step.seats)} licences qui n’ont`)} été ${f.plural(step.seats, 'attribuée', 'attribuées')} à personne.`
      case 'roll_out':
        return 'Demandez où en est le déploiement des nouvelles licences et proposez votre aide.'
      case 'ask':
        return 'Demandez ce qui a changé depuis la semaine dernière : un projet, une équipe, un autre outil ?'
      case 'answer':
        return `Regardez sur quoi ${f.plural(step.calls, 'porte la demande', `portent les ${f.count(step.calls)} demandes`)} et proposez une session de formation sur ce sujet.`
      case 'match_names':
        return 'Associez les noms dans la section products de partners.json ou chargez les licences manquantes.'
      case 'upload':
        return 'Cherchez pourquoi aucun fichier n’arrive et chargez les plus récents.'
      case 'renew':
        return `Renouvelez ou remplacez les abonnements expirés, sur lesquels ${f.counted(step.seats, 'droit est actif', 'droits sont actifs')}.`
      case 'convert_trials':
        return `Convertissez les versions d’essai en licences : ${f.counted(step.seats, 'droit y est actif', 'droits y sont actifs')}.`
      case 'license':
        return `Attribuez une licence ${f.plural(step.seats, 'à l’utilisateur qui n’en a pas', `aux ${f.count(step.seats)} utilisateurs qui n’en ont pas`)}.`
      case 'check_leavers':
        return 'Rien à vendre : des personnes sont parties et d’autres ont repris leurs licences.'
      case 'keep_going':
        return 'Continuez ainsi : la situation s’améliore.'
    }
  }
}
