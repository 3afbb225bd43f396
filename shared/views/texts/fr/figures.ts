// The figures of a portfolio or a customer, and how they changed within a week.

import type { DigestCustomer, DigestPortfolio, Over } from '../../../domain/digest/digest-figures.ts'
import type { Incomparable } from '../../../domain/metrics/delta.ts'
import { type FrenchFormats, NO_FIGURE, UNKNOWN } from './with-nouns.ts'

export function figures(f: FrenchFormats) {
  return {
    none: NO_FIGURE,
    unknown: UNKNOWN,
    noActivityData: 'pas de données d’activité',
    noSupportData: 'pas de données de support',
    portfolio: 'Votre portefeuille',
    portfolioSize: ({
      customers,
      customersUnseen,
      licensesSold,
      licensesAssigned,
      entitlementsActive,
    }: DigestPortfolio) =>
      [
        f.counted(customers, 'client', 'clients'),
        f.counted(licensesSold, 'licence vendue', 'licences vendues'),
        ...(licensesAssigned === null ? [] : [f.counted(licensesAssigned, 'attribuée', 'attribuées')]),
        ...activity(customers, customersUnseen, entitlementsActive),
      ].join(' · '),
    adjustedUsage: 'Utilisation ajustée',
    deployment: 'Déploiement',
    usage: 'Utilisation',
    calls: 'Demandes d’aide',
    inUse: (entitled: number, sold: number) =>
      sold === 0 ? NOTHING_SOLD : `${f.counted(entitled, 'licence', 'licences')} sur ${f.count(sold)}`,
    assigned(assigned: number | null, sold: number) {
      if (sold === 0) return NOTHING_SOLD
      return assigned === null
        ? 'licences attribuées non indiquées'
        : `${f.counted(assigned, 'licence', 'licences')} sur ${f.count(sold)}`
    },
    namesUnmatched: (note: string) => `${note} ; noms sans correspondance`,
    active: (active: number) => f.counted(active, 'droit actif', 'droits actifs'),
    /** null: not shown here. */
    callRate: (per100: number | null) =>
      per100 === null ? 'en 28 jours' : `${f.decimal(per100)} pour 100 licences`,
    accountManager: (email: string) => `Responsable de compte : ${email}`,
    brief: ({ adjustedUsagePct, deploymentPct, calls28d, coverageDays }: DigestCustomer) =>
      `Utilisation ajustée : ${coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)} ; déploiement : ${f.percentOrNone(deploymentPct)} ; demandes d’aide : ${calls28d === null ? UNKNOWN : f.count(calls28d)}.`,
    /** Points of adjusted usage, and the parts that they come from. */
    sinceLastWeek(points: number, activity: number, seats: number) {
      if (points === 0) return 'L’utilisation ajustée est inchangée depuis la semaine dernière.'
      const direction = points > 0 ? '▲ En hausse' : '▼ En baisse'
      const parts = `activité ${f.signed(activity)} ; licences ${f.signed(seats)}`
      const size = Math.abs(points)
      return `${direction} de ${f.decimal(size)} ${f.plural(size, 'point', 'points')} depuis la semaine dernière (${parts}).`
    },
    /** The customers that can be compared with last week, of all of the portfolio. */
    compared: (customers: number, all: number) =>
      `${f.counted(customers, 'client comparé', 'clients comparés')} sur ${f.count(all)}.`,
    unusedSeats({ seats, customers, listValue }: NonNullable<DigestPortfolio['unused']>, all: number) {
      const where =
        customers === all ? '' : `, chez ${f.counted(customers, 'client', 'clients')} sur ${f.count(all)}`
      const values = listValue.map(
        (value) =>
          `${f.money(value.amount, value.currency)} par mois au prix catalogue${value.seats === seats ? '' : ` pour ${f.counted(value.seats, 'licence', 'licences')}`}`,
      )
      return `${[`${f.counted(seats, 'licence inutilisée', 'licences inutilisées')} en 28 jours${where}`, ...values].join(' ; ')}.`
    },
    /** `customers`: how many stand in the way; 0 where the sentence is about one customer. */
    notComparable(reason: Incomparable, customers: number) {
      const where = customers === 0 ? '' : ` (${f.counted(customers, 'client', 'clients')})`
      return `Comparaison impossible avec la semaine dernière : ${INCOMPARABLE[reason]}${where}.`
    },
    /** Why usage and adjusted usage differ; at least one class is not 0. */
    whyOver(over: Over) {
      const classes = [
        over.transferred > 0
          ? `${f.count(over.transferred)} d’utilisateurs partis ou n’ayant plus leur licence`
          : '',
        over.inactiveSubscription > 0
          ? `${f.count(over.inactiveSubscription)} sur des abonnements en période de grâce, désactivés ou déprovisionnés`
          : '',
        over.trial > 0
          ? `${f.count(over.trial)} sur ${f.plural(over.trial, 'une version d’essai', 'des versions d’essai')}`
          : '',
        over.yammer > 0 ? `${f.count(over.yammer)} sur Yammer seul, au-delà des licences` : '',
        over.unlicensed > 0 ? `${f.count(over.unlicensed)} sans abonnement` : '',
      ].filter((part) => part !== '')
      const inferred =
        over.inferred === 0
          ? ''
          : ` (dont ${f.counted(over.inferred, 'déduit', 'déduits')} du fait qu’il y avait plus de droits actifs que vendus)`
      return `Droits actifs au-delà de ceux vendus : ${classes.join(' ; ')}${inferred}.`
    },
  }

  /** Customers whose activity nobody knows are told beside those who are seen. */
  function activity(customers: number, unseen: number, active: number): string[] {
    const known = f.counted(active, 'droit actif', 'droits actifs')
    if (unseen === 0) return [known]
    if (unseen === customers) return ['activité inconnue']
    return [known, `activité de ${f.counted(unseen, 'client', 'clients')} inconnue`]
  }
}

const NOTHING_SOLD = 'aucune licence vendue'

const INCOMPARABLE: Readonly<Record<Incomparable, string>> = {
  no_point: 'il n’y avait alors pas de données de licences',
  no_figure: 'il manque un chiffre',
  coverage: 'les données d’activité couvrent trop peu de jours',
  window: 'les décomptes portent sur une période autre que 28 jours',
}
