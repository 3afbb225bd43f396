// Where the figures of a customer come from.

import type { Explanation, LicenceTreatment, Match } from '../../../domain/explanation/explanation.ts'
import type { Category } from '../../../domain/settings.ts'
import type { SubscriptionStatus } from '../../../domain/sheets/sheet.ts'
import { type FrenchFormats, UNKNOWN } from './with-nouns.ts'

type ShownFigures = NonNullable<Explanation['figures']>

export function explanation(f: FrenchFormats) {
  return {
    unknown: UNKNOWN,
    notListed: (firstDay: string, lastDay: string) =>
      `Aucun fichier de licences de la période ${f.days(firstDay, lastDay)} ne mentionne ce client : il ne figure donc dans aucun rapport.`,
    figures: {
      title: 'Chiffres',
      columns: {
        product: 'Produit',
        sold: 'Licences',
        assigned: 'Attribuées',
        active: 'Actifs',
        entitled: 'Actifs vendus',
        transferred: 'Transférés',
        inactiveSubscription: 'Abonnement inactif',
        trial: 'Version d’essai',
        yammer: 'Yammer seul',
        unlicensed: 'Sans licence',
      },
      total: 'Tous les produits',
      noProduct: 'Aucun produit',
      deployment: ({ licensesAssigned: assigned, licensesSold: sold, deploymentPct: pct }: ShownFigures) =>
        assigned === null || pct === null
          ? 'Le déploiement n’est pas connu : aucun fichier n’indique combien de licences sont attribuées.'
          : `Déploiement : ${f.percent(pct)}, soit ${f.counted(assigned, 'licence attribuée', 'licences attribuées')} sur ${f.count(sold)}.`,
      usage({
        entitlementsActive: active,
        licensesSold: sold,
        usagePct: pct,
        entitledActive,
        adjustedUsagePct,
      }: ShownFigures) {
        if (sold === 0) return 'Aucune licence n’est comptée : il n’y a donc pas de taux d’utilisation.'
        if (pct === null || adjustedUsagePct === null) {
          return 'L’utilisation n’est pas connue : aucun fichier d’activité ne couvre un de ces 28 jours.'
        }
        return `Utilisation : ${f.percent(pct)}, soit ${f.counted(active, 'droit actif', 'droits actifs')} pour ${f.counted(sold, 'licence', 'licences')}. Utilisation ajustée : ${f.percent(adjustedUsagePct)}, dont ${f.counted(entitledActive, 'vendu', 'vendus')}.`
      },
    },
    licences: {
      title: 'Licences',
      columns: {
        product: 'Produit',
        stated: 'Dans le fichier',
        subscription: 'Abonnement',
        sold: 'Vendues',
        assigned: 'Attribuées',
        counted: 'Licences comptées',
        treatment: 'Raison',
        file: 'Fichier',
      },
      since: (stateDate: string, seats: number) =>
        `${f.counted(seats, 'licence comptée', 'licences comptées')}, d’après les données de licences du ${f.day(stateDate)}.`,
      treatment(treatment: LicenceTreatment, status: SubscriptionStatus) {
        return treatment === 'inactive' ? INACTIVE[status] : TREATMENTS[treatment]
      },
      ignored: 'ignoré',
    },
    names: {
      title: 'Noms de produits dans l’activité',
      columns: {
        name: 'Nom',
        match: 'Correspond à',
        users: 'Utilisateurs listés',
        active: 'Actifs',
        files: 'Fichiers',
      },
      none: 'Aucun fichier d’activité ne contient d’utilisateur de ce client.',
      matched: (names: number, unmatched: number) =>
        unmatched === 0
          ? `${f.counted(names, 'nom, présent', 'noms, tous présents')} dans les fichiers de licences.`
          : `${f.counted(unmatched, 'nom', 'noms')} sur ${f.count(names)} ne ${f.plural(unmatched, 'correspond', 'correspondent')} à rien que le client possède.`,
      unnamed: '(aucun produit indiqué)',
      match: (match: Match, skus: readonly string[]) =>
        ({
          held: f.list(skus),
          not_held: `${f.list(skus)}, absent de tous les fichiers de licences : au-delà de ce qui a été vendu`,
          unmatched:
            skus.length === 0
              ? 'rien : le nom est inconnu'
              : `${f.list(skus)}, absent de tous les fichiers de licences`,
          left_out: 'rien : il est gratuit, exclu ou ignoré',
          unnamed: 'charges de travail uniquement',
        })[match],
      files: (first: string, more: number) =>
        more === 0 ? first : `${first} et ${f.counted(more, 'autre fichier', 'autres fichiers')}`,
    },
    counts: {
      title: 'Décomptes sans utilisateurs',
      columns: {
        name: 'Nom',
        match: 'Correspond à',
        active: 'Actifs',
        days: 'Jours',
        used: 'Utilisé',
        file: 'Fichier',
      },
      sentence: 'Un décompte est utilisé lorsqu’aucun fichier n’indique qui était actif.',
      isUsed(isUsed: boolean, match: Match) {
        if (isUsed) return 'oui'
        if (match === 'left_out') return 'non : il est laissé de côté'
        return match === 'unmatched'
          ? 'non : il ne correspond à rien que le client possède'
          : 'non : les utilisateurs sont nommés'
      },
    },
    coverage: {
      title: 'Jours couverts',
      more: (shown: number, more: number) =>
        `${f.plural(shown, 'Le fichier le plus récent est affiché', `Les ${f.count(shown)} fichiers les plus récents sont affichés`)} ; ${f.counted(more, 'fichier plus ancien ne l’est', 'fichiers plus anciens ne le sont')} pas.`,
      columns: { from: 'Du', to: 'Au', file: 'Fichier' },
      days: (days: number, missing: readonly string[]) =>
        missing.length === 0
          ? 'Les fichiers d’activité couvrent les 28 jours.'
          : `Les fichiers d’activité couvrent ${f.count(days)} jours sur 28 (manquent : ${f.list(missing)}). Un jour sans fichier est inconnu, pas nul.`,
    },
    calls: {
      title: 'Appels au support',
      columns: {
        category: 'Catégorie',
        countsAs: 'Compte comme',
        calls: 'Appels',
        isHelp: 'Demande d’aide',
        file: 'Fichier',
      },
      total: (calls: number | null) =>
        calls === null
          ? 'Les demandes d’aide ne sont pas connues : aucun fichier de support ne couvre ces 28 jours.'
          : `${f.counted(calls, 'demande d’aide', 'demandes d’aide')} en 28 jours : les appels classés comme aide ou mode d’emploi.`,
      countsAs: (category: Category | null) => category ?? 'other : la catégorie n’est pas associée',
      isHelp: (isHelp: boolean) => (isHelp ? 'oui' : 'non'),
    },
  }
}

const TREATMENTS: Readonly<Record<Exclude<LicenceTreatment, 'inactive'>, string>> = {
  counted: 'abonnement actif',
  trial: 'version d’essai : ses licences ne sont pas comptées',
  summary: 'total : licences au-delà des abonnements ci-dessus',
  free: 'produit gratuit : non compté',
  excluded: 'exclu dans partners.json',
  ignored: 'ignoré dans partners.json',
}

const INACTIVE: Readonly<Record<SubscriptionStatus, string>> = {
  active: 'abonnement actif',
  in_grace_period: 'en période de grâce : non compté',
  disabled: 'désactivé : non compté',
  deprovisioned: 'déprovisionné : non compté',
}
