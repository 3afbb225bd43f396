// The sheets of the workbook: their names, headers, words and definitions.

import type { FlagState, Rule } from '../../../domain/flags/flag.ts'
import type { Category } from '../../../domain/settings.ts'
import { CLEARED, IN_SENTENCES, RULES } from './flags.ts'
import type { FrenchFormats } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function workbook(f: FrenchFormats) {
  return {
    /** At most 31 characters, without []:*?/\ */
    sheets: {
      customers: 'Clients',
      products: 'Produits',
      workloads: 'Charges de travail',
      flags: 'Alertes',
      calls: 'Appels',
      dataQuality: 'Qualité des données',
      definitions: 'Définitions',
    },
    /** No two of a sheet are alike. */
    columns: {
      customer: 'Client',
      customerId: 'ID du client',
      accountManager: 'Responsable de compte',
      attention: 'Attention requise',
      flags: 'Alertes',
      sold: 'Licences vendues',
      soldOwn: 'Vendues par vous',
      assigned: 'Attribuées',
      deployment: 'Déploiement',
      active: 'Droits actifs',
      usage: 'Utilisation',
      entitled: 'Droits actifs vendus',
      adjustedUsage: 'Utilisation ajustée',
      lowUsage: 'Faible utilisation',
      change: 'Évolution sur une semaine, points',
      transferred: 'Transférés',
      inactiveSubscription: 'Abonnement inactif',
      trial: 'Version d’essai',
      yammer: 'Yammer seul',
      unlicensed: 'Sans licence',
      inferred: 'Déduits',
      coverage: 'Jours couverts sur 28',
      stateDate: 'Données de licences du',
      activityDate: 'Données d’activité jusqu’au',
      product: 'Produit',
      partNumber: 'Référence',
      service: 'Service',
      workload: 'Charge de travail',
      users: 'Utilisateurs actifs',
      flag: 'Alerte',
      severity: 'Gravité',
      state: 'État',
      weeks: 'Semaines',
      why: 'Raison',
      advice: 'Conseil',
      calls: 'Demandes d’aide',
      callsPer100: 'Pour 100 licences',
      callsBaseline: 'Nombre habituel',
      asNamed: 'Selon le centre d’assistance',
      topic: 'Sujet',
      detail: 'Détail',
      term: 'Terme',
      meaning: 'Signification',
      windowStart: 'Du',
      asOf: 'En date du',
    },
    states: STATES,
    /** A flag in a list: "Faible utilisation (semaine 3)". */
    flag: (rule: Rule, state: FlagState, weeks: number) =>
      `${RULES[rule]} (${state === 'continuing' ? `semaine ${f.count(weeks)}` : IN_SENTENCES[state]})`,
    /** An item of a list in one cell. */
    separator: ' ; ',
    categories: CATEGORY_NAMES,
    category: (name: string, calls: number) => `${name} : ${f.count(calls)}`,
    noProduct: 'Aucun produit',
    service: (word: string) => SERVICES.get(word) ?? word,
    /** As the files have it where it is none of the known ones. */
    workload: workloadName,
    about: 'Ce classeur',
    of: (partner: string, window: string) => `${partner}, ${window}.`,
    blank: BLANK,
    source: 'Source',
    definitions: DEFINITIONS,
  }
}

const STATES: Readonly<Record<FlagState, string>> = {
  new: 'Nouvelle',
  continuing: 'Persistante',
  improving: 'En amélioration',
  cleared: CLEARED,
}

const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  help: 'Aide',
  'how-to': 'Mode d’emploi',
  incident: 'Incident',
  request: 'Demande de service',
  billing: 'Facturation',
  other: 'Autre',
}

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['office365', 'Office 365'],
  ['dynamics365', 'Dynamics 365'],
])

type Definition = readonly [term: string, meaning: string]

const BLANK: Definition = [
  'Cellule vide',
  'Inconnu, ou inexistant. Ce n’est jamais zéro : un zéro s’affiche 0.',
]

const DEFINITIONS: readonly Definition[] = [
  [
    'Droit actif',
    'Un utilisateur avec un produit utilisé au moins un jour sur les 28. Un utilisateur avec deux produits compte pour deux droits.',
  ],
  ['Vendues par vous', 'La part des licences vendues qu’aucun autre vendeur n’a vendue.'],
  ['Droits actifs vendus', 'Droits actifs qui ont été vendus.'],
  ['Transférés', 'Droits actifs d’utilisateurs partis ou dont la licence est passée à quelqu’un d’autre.'],
  ['Abonnement inactif', 'Droits actifs d’un abonnement en période de grâce, désactivé ou déprovisionné.'],
  ['Version d’essai', 'Droits actifs d’une version d’essai, qui n’est pas vendue.'],
  ['Yammer seul', 'Utilisateurs actifs uniquement dans Yammer, au-delà des licences.'],
  ['Sans licence', 'Droits actifs d’un produit absent de tous les fichiers de licences.'],
  [
    'Déduits',
    'Combien, dans ces cinq classes, sont seulement déduits du fait qu’il y avait plus de droits actifs que vendus.',
  ],
  [
    'Évolution sur une semaine',
    'Points d’utilisation ajustée par rapport à la semaine précédente ; vide si les deux semaines ne peuvent pas être comparées.',
  ],
  [
    'Jours couverts',
    'Jours sur les 28 que couvrent les fichiers d’activité. Un jour sans fichier est inconnu, pas nul.',
  ],
  [
    'Pour 100 licences',
    'Demandes d’aide pour 100 licences attribuées, ou vendues si personne n’indique combien sont attribuées.',
  ],
  ['Nombre habituel', 'La médiane des demandes d’aide de trois périodes antérieures de 28 jours.'],
  [
    'Appels par catégorie',
    'Conservés pour les clients ayant des alertes, puis pour ceux qui ont le plus de licences ; vide pour les autres.',
  ],
  [
    'Utilisateurs actifs',
    'Utilisateurs distincts qui ont été actifs dans la charge de travail. Un utilisateur de plusieurs charges de travail compte dans chacune.',
  ],
  ['Attention requise', 'La gravité la plus élevée des alertes qui ne sont pas levées.'],
  [RULES.at_risk, 'Faible utilisation et nombreuses demandes d’aide en même temps.'],
  [
    RULES.low_usage,
    'L’utilisation ajustée est inférieure au seuil. La colonne en indique la gravité, y compris pour les clients à risque.',
  ],
  [
    RULES.high_support,
    'Nombreuses demandes d’aide par rapport au nombre de licences, ou beaucoup plus que d’habitude.',
  ],
  [RULES.low_deployment, 'Le déploiement est inférieur au seuil.'],
  [
    RULES.declining,
    'L’utilisation ajustée a baissé en une semaine, ou par rapport aux quatre semaines précédentes.',
  ],
  [
    RULES.unmatched_products,
    'Des utilisateurs se servent de produits dont le nom ne correspond à aucune licence ; l’utilisation peut donc paraître plus faible qu’elle ne l’est.',
  ],
  [RULES.stale_data, 'Les données de licences ou d’activité n’arrivent plus.'],
  [RULES.over_100, 'Il y a plus de droits actifs que de droits vendus.'],
  [RULES.expansion, 'Presque tout ce qui a été vendu est attribué et utilisé.'],
  [STATES.new, 'L’alerte n’existait pas il y a une semaine.'],
  [STATES.continuing, 'Elle existait déjà il y a une semaine.'],
  [STATES.improving, 'Sa cause a disparu pour l’instant ; elle sera levée si cela dure.'],
  [STATES.cleared, 'Elle est terminée et affichée pour la dernière fois.'],
  ['Semaines', 'Depuis combien de semaines l’alerte est ouverte.'],
]
