// What data was missing, unclear or refused.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { adviceOn, entry } from './unmatched-name.ts'
import { DATASET_NAMES, type FrenchFormats, upperFirst } from './with-nouns.ts'

const NONE = '(none)'

export function dataQuality(f: FrenchFormats) {
  return {
    title: 'Sur quoi reposent les chiffres',
    /** `missing`: ranges of days, and how many more there are. */
    received(days: number, missing: readonly string[], more: number) {
      if (missing.length === 0) return 'Les fichiers d’activité couvrent les 28 jours.'
      const gaps = f.list([...missing, ...(more === 0 ? [] : [f.counted(more, 'autre', 'autres')])])
      return `Les fichiers d’activité couvrent ${f.count(days)} jours sur 28 (manquent : ${gaps}). Un jour sans fichier est inconnu, pas nul.`
    },
    coverage: (leastDays: number) =>
      leastDays === 28
        ? 'Tous les clients sont couverts sur les 28 jours.'
        : `Couverture la plus faible pour un client : ${f.count(leastDays)} jours sur 28.`,
    stopped: 'Fichiers qui n’arrivent plus',
    stoppedSince: (dataset: Dataset, lastDay: string) =>
      `${upperFirst(DATASET_NAMES[dataset])} : rien après le ${f.day(lastDay)}`,
    unread: 'Fichiers non lus à temps, non pris en compte',
    stale: 'Données obsolètes',
    staleSince: (stateDate: string, activityDate: string | null) =>
      `données de licences du ${f.day(stateDate)}, ${activityDate === null ? 'pas de données d’activité' : `données d’activité jusqu’au ${f.day(activityDate)}`}`,
    left: 'Partis, ou absents désormais des données de licences',
    refused: 'Fichiers refusés',
    /** The first of those refused for the same reason. */
    refusedAlike: (keys: readonly string[], more: number, message: string) =>
      `${f.list([...keys, ...(more === 0 ? [] : [f.counted(more, 'autre fichier', 'autres fichiers')])])} : ${message}`,
    unmatched: 'Appels au support d’organisations qui ne correspondent à aucun client',
    /** `(none)`: nobody is named. */
    caller: (word: string, calls: number) =>
      word === NONE
        ? `aucune organisation indiquée : ${f.counted(calls, 'appel', 'appels')}`
        : `${word} : ${f.counted(calls, 'appel', 'appels')} ; ajoutez ${entry('customers', word, 'CUSTOMER_ID')}`,
    unmapped: 'Catégories de support inconnues, comptées comme « Autre »',
    category: (word: string, calls: number) =>
      `${word} : ${f.counted(calls, 'appel', 'appels')} ; ajoutez ${entry('support_categories', word, 'help')}, ou une autre des six`,
    unmatchedProducts: 'Noms de produits qui ne correspondent à aucune licence',
    unmatchedProduct: (name: UnmatchedName) => adviceOn(f, name),
    free: 'Produits gratuits, non comptés comme vendus',
    freeProducts: (partNumbers: readonly string[]) =>
      `${f.list(partNumbers)} (pour les compter, indiquez "count_free_products": true)`,
    rejected: 'Fichiers contenant des lignes rejetées',
    rejectedRows: (file: string, rejected: number, read: number) =>
      `${file} : ${f.counted(rejected, 'ligne rejetée', 'lignes rejetées')} sur ${f.count(read)} ; l’accusé de réception en donne la raison`,
    clashes: 'Abonnements sur lesquels les fichiers d’un même jour divergent',
    clash: (subscription: string, file: string) => `${subscription} : repris de ${file}`,
    otherWindow: 'Décomptes sur une période autre que 28 jours, non comparés',
    window: (sku: string, days: number) => `${sku}, ${f.counted(days, 'jour', 'jours')}`,
  }
}
