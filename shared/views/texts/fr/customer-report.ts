// The report that a partner hands on to its customer: friendly words, nothing of the partner's own affairs.

import type { CustomerStep } from '../../../domain/portfolio/customer-steps.ts'
import type { Links } from '../../../domain/settings.ts'
import { type FrenchFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function customerReport(f: FrenchFormats) {
  const share = (part: number, whole: number) => (whole === 0 ? '' : ` (${f.percent((100 * part) / whole)})`)
  return {
    title: 'Votre cloud Microsoft au quotidien',
    preparedFor: (customer: string) => `Préparé pour ${customer}`,
    preparedBy: (partner: string) => `Préparé par ${partner}`,
    period: (firstDay: string, lastDay: string) => f.days(firstDay, lastDay),
    unknown: UNKNOWN,
    tiles: {
      title: 'En un coup d’œil',
      seats: 'Licences',
      seatsNote: 'que vous avez achetées',
      assigned: 'Attribuées',
      assignedNote: (assigned: number | null, sold: number) =>
        assigned === null
          ? 'pas de données'
          : `sur ${f.counted(sold, 'licence', 'licences')}${share(assigned, sold)}`,
      used: 'Utilisées',
      usedNote: (used: number | null, sold: number) =>
        used === null
          ? 'pas de données d’activité'
          : `sur ${f.counted(sold, 'licence', 'licences')}${share(used, sold)}, en 28 jours`,
      people: 'Personnes actives',
      peopleNote: 'au cours de ces 28 jours',
      calls: 'Questions au support',
      callsNote: 'au cours de ces 28 jours',
    },
    steps: {
      title: 'Ce que vous pouvez faire maintenant',
      nothing: 'Tout va bien : rien ne requiert votre attention.',
      /** A heading and a sentence. */
      step(step: CustomerStep): readonly [string, string] {
        switch (step.kind) {
          case 'use':
            return [
              'Utilisez ce que vous payez déjà',
              `${f.counted(step.seats, 'licence n’a pas été utilisée', 'licences n’ont pas été utilisées')} au cours de ces 28 jours. Une courte formation aux tâches courantes aide à démarrer.`,
            ]
          case 'assign':
            return [
              'Attribuez vos licences disponibles',
              `${f.counted(step.seats, 'licence n’est encore attribuée', 'licences ne sont encore attribuées')} à personne.`,
            ]
          case 'learn':
            return [
              'Répondez aux questions avant qu’elles ne se posent',
              `Vos équipes ont posé ${f.counted(step.calls, 'question', 'questions')} au support au cours de ces 28 jours. Une session de formation et des pages en libre-service répondent à la plupart d’entre elles.`,
            ]
          case 'discover':
            return [
              `Tirez davantage parti de ${workloadName(step.workload)}`,
              `${f.count(step.users)} de vos ${f.counted(step.activeUsers, 'personne active', 'personnes actives')} ${f.plural(step.users, 'a utilisé', 'ont utilisé')} ${workloadName(step.workload)}.`,
            ]
          case 'grow':
            return [
              'Potentiel de croissance',
              'Presque toutes les licences sont utilisées. Si d’autres personnes vous rejoignent ou si d’autres tâches peuvent être facilitées, parlez-nous-en.',
            ]
        }
      },
    },
    offers: {
      title: 'Nous sommes là pour vous aider',
      links: {
        training: 'Formation',
        selfService: 'Libre-service',
        booking: 'Réserver une session',
      } satisfies Record<keyof Links, string>,
      contact: (email: string) => `Écrivez à ${email}`,
    },
    workloads: {
      title: 'Ce que vos équipes utilisent',
      people: (users: number, active: number | null) =>
        active === null
          ? f.counted(users, 'personne', 'personnes')
          : `${f.counted(users, 'personne active', 'personnes actives')} sur ${f.count(active)}`,
      none: 'Aucune activité n’a été constatée au cours de ces 28 jours.',
      unknown: 'Il n’y a pas de données d’activité pour ces 28 jours : l’utilisation n’est pas connue.',
      name: workloadName,
    },
    products: {
      title: 'Produit par produit',
      columns: { product: 'Produit', seats: 'Licences', assigned: 'Attribuées', used: 'Utilisées' },
    },
    beyond: (people: number) =>
      `${f.counted(people, 'autre utilisation n’est pas couverte', 'autres utilisations ne sont pas couvertes')} par ces licences : par des personnes parties, sur des versions d’essai, sur des abonnements expirés ou sans licence.`,
    trend: (label: string) => `${label}, 13 dernières semaines`,
    partly: (days: number) =>
      `Il y a des données d’activité pour ${f.count(days)} de ces 28 jours ; ce qui s’est passé les autres jours n’est pas connu, l’utilisation réelle peut donc être plus élevée.`,
    about: {
      title: 'Mode de calcul',
      terms: TERMS,
    },
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Licences', 'abonnements actifs ; les versions d’essai et les produits gratuits ne sont pas comptés.'],
  ['Attribuées', 'licences attribuées à une personne.'],
  [
    'Utilisées',
    'licences dont le titulaire a fait quelque chose avec le produit au cours des 28 derniers jours.',
  ],
  ['Personnes actives', 'personnes ayant utilisé au moins un service au cours des 28 derniers jours.'],
]
