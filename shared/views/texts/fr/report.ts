// The report that a person opens: its sections, charts and controls.

import type { Over } from '../../../domain/digest/digest-figures.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import type { TrendFacts } from '../facts.ts'
import { RULES } from './flags.ts'
import { type FrenchFormats, UNKNOWN } from './with-nouns.ts'

export function report(f: FrenchFormats) {
  const inWeeks = (weeks: number) => f.counted(weeks, 'semaine', 'semaines')
  return {
    title: 'Rapport du portefeuille',
    skip: 'Aller à tous les clients',
    seats: 'Licences vendues',
    seatsAssigned: (assigned: number | null) =>
      assigned === null
        ? 'licences attribuées non indiquées'
        : f.counted(assigned, 'attribuée', 'attribuées'),
    /** What a trend shows, for whoever does not see it. `format`: of its unit. */
    trend(
      { label, first, last, lowest, highest, unknown, weeks }: TrendFacts,
      format: (value: number) => string,
    ) {
      if (first === null || last === null || lowest === null || highest === null) {
        return `${label} : ${UNKNOWN} sur ${inWeeks(weeks)}.`
      }
      const course =
        lowest.value === highest.value
          ? `toujours ${format(last.value)}`
          : `de ${format(first.value)} à ${format(last.value)}, minimum ${format(lowest.value)} (${f.day(lowest.day)}), maximum ${format(highest.value)} (${f.day(highest.day)})`
      const gaps = unknown === 0 ? '' : ` ; ${inWeeks(unknown)} ${UNKNOWN}`
      return `${label}, ${inWeeks(weeks)} : ${course}${gaps}.`
    },
    /** Under a trend: between what it moved. */
    range: (lowest: string, highest: string, weeks: number) =>
      lowest === highest ? `${lowest} en ${inWeeks(weeks)}` : `${lowest} – ${highest} en ${inWeeks(weeks)}`,
    attention: {
      open: 'Détails',
      more: (customers: number) =>
        `… et ${f.counted(customers, 'autre client', 'autres clients')}, en tête du tableau ci-dessous.`,
    },
    /** Without functions: the page's script gets them as JSON. */
    table: {
      title: 'Tous les clients',
      columns: {
        name: 'Client',
        flags: 'Alertes',
        adjustedUsage: 'Utilisation ajustée',
        change: 'Depuis la semaine dernière',
        usage: 'Utilisation',
        deployment: 'Déploiement',
        seats: 'Licences',
        calls: 'Demandes d’aide',
        manager: 'Responsable de compte',
      },
      /** Short enough for a cell. */
      rules: {
        ...RULES,
        at_risk: 'À risque',
        unmatched_products: 'Noms sans correspondance',
      } satisfies Record<Rule, string>,
      unknown: UNKNOWN,
      search: 'Rechercher',
      searchHint: 'Nom, ID ou responsable de compte',
      flag: 'Alerte',
      severity: 'Gravité',
      manager: 'Responsable de compte',
      product: 'Produit',
      any: 'Indifférent',
      noFlag: 'Aucune alerte',
      noManager: 'Non indiqué',
      reset: 'Réinitialiser',
      /** `{shown}` and `{all}` are numbers. */
      count: 'Clients : {shown} sur {all}',
      /** `{left}` is a number. */
      more: 'Afficher plus (reste {left})',
      nothing: 'Aucun client ne correspond. Modifiez les filtres ou réinitialisez-les.',
    },
    needsScript: (shown: number, all: number) =>
      `La recherche, les filtres, le tri et les détails nécessitent JavaScript, qui est désactivé ici. Le tableau présente ${f.counted(shown, 'client', 'clients')} sur ${f.count(all)}.`,
    details: (detailed: number, all: number) =>
      detailed === all
        ? `Détails ${f.plural(all, 'du client', `des ${f.count(all)} clients`)} : choisissez un nom.`
        : `Détails de ${f.counted(detailed, 'client', 'clients')} sur ${f.count(all)}, d’abord ceux qui ont des alertes, puis selon le nombre de licences, car un rapport ne dépasse pas 15 Mo : choisissez un nom. Les fichiers CSV contiennent les chiffres de tous.`,
    detail: {
      close: 'Fermer',
      licences: (day: string) => `Données de licences du ${f.day(day)}`,
      activity: (day: string | null, coverageDays: number) =>
        day === null
          ? 'Pas de données d’activité'
          : `Données d’activité jusqu’au ${f.day(day)}, ${f.count(coverageDays)} jours couverts sur 28`,
      flags: 'Alertes',
      noFlags: 'Aucune alerte n’est ouverte.',
      history: (weeks: number) => f.plural(weeks, 'Dernière semaine', `${f.count(weeks)} dernières semaines`),
      /** What a strip of weeks shows. `since`: `YYYY-MM-DD`, of the last unbroken run up to today; null: not open today. */
      strip: (rule: string, open: number, weeks: number, since: string | null) =>
        `${rule} : ouverte ${f.counted(open, 'semaine', 'semaines')} sur ${f.count(weeks)}${since === null ? '' : `, sans interruption depuis la semaine se terminant le ${f.day(since)}`}.`,
      waterfall: 'De l’utilisation à l’utilisation ajustée',
      sold: 'Licences vendues',
      active: 'Droits actifs',
      classes: CLASSES,
      entitled: 'Droits actifs vendus',
      allEntitled: 'Tous les droits actifs ont été vendus.',
      noUsage: 'L’utilisation n’est pas connue : aucun fichier d’activité ne couvre un de ces 28 jours.',
      products: 'Produits',
      productColumns: {
        product: 'Produit',
        seats: 'Licences',
        assigned: 'Attribuées',
        deployment: 'Déploiement',
        active: 'Actifs',
        usage: 'Utilisation',
        entitled: 'Actifs vendus',
        adjustedUsage: 'Utilisation ajustée',
      },
      noProducts: 'Aucun produit n’est compté.',
      free: (partNumbers: readonly string[]) =>
        `Gratuits, non comptés comme vendus : ${f.list(partNumbers)}.`,
      workloads: 'Charges de travail',
      workloadColumns: { workload: 'Charge de travail', users: 'Utilisateurs actifs' },
      noWorkloads: 'Aucune donnée d’activité n’indique de charge de travail.',
      calls: 'Demandes d’aide',
      callSentence(calls: number | null, per100: number | null, baseline: number | null) {
        if (calls === null)
          return 'Les demandes d’aide ne sont pas connues : aucun fichier de support ne couvre ces 28 jours.'
        const rate = per100 === null ? '' : `, ${f.decimal(per100)} pour 100 licences`
        const usual = baseline === null ? '' : ` ; habituellement ${f.loose(baseline)}`
        return `${f.counted(calls, 'demande d’aide', 'demandes d’aide')} en 28 jours${rate}${usual}.`
      },
      evidence: 'Sur quoi reposent les chiffres',
      rows: (rows: number) => f.counted(rows, 'ligne', 'lignes'),
      noEvidence:
        'Les fichiers à l’origine de ces chiffres sont conservés pour les clients ayant des alertes, puis pour ceux qui ont le plus de licences ; ce client n’en fait pas partie.',
    },
    made: 'Créé avec Uptake',
  }
}

const CLASSES: Readonly<Record<Exclude<keyof Over, 'inferred'>, string>> = {
  transferred: 'Transférés : utilisateurs partis ou n’ayant plus leur licence',
  inactiveSubscription: 'Abonnement inactif : en période de grâce, désactivé ou déprovisionné',
  trial: 'Versions d’essai : actives mais non vendues',
  yammer: 'Yammer seul, au-delà des licences',
  unlicensed: 'Sans licence : sans abonnement',
}
