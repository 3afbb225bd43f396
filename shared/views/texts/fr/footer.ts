// What the figures mean, where the definitions come from, and who receives the mail.

import type { FrenchFormats } from './with-nouns.ts'

export function footer(f: FrenchFormats) {
  return {
    title: 'Signification des chiffres',
    terms: TERMS,
    source:
      'Les définitions et les conseils suivent l’article « Increase adoption and satisfaction » de l’Espace partenaires Microsoft (2018), qui mesure l’utilisation par droit.',
    /** `end` decides what the zone is called. */
    window: (start: string, end: string, timeZone: string) =>
      `${f.days(start, end)}, ${f.zone(timeZone, end)}`,
    days: (window: string) => `Les chiffres portent sur les jours calendaires suivants : ${window}.`,
    digestRecipient: (email: string, partner: string) =>
      `Envoyé à ${email}, destinataire du récapitulatif de ${partner}.`,
    scopedTo: (email: string) =>
      `Il ne porte que sur les clients dont le responsable de compte est ${email}.`,
    noticeRecipient: (email: string, partner: string) =>
      `Envoyé à ${email}, qui voit tous les clients de ${partner}.`,
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['% de déploiement', 'licences attribuées / licences vendues.'],
  [
    '% d’utilisation',
    'droits actifs / total des droits. Actif : utilisé pour une tâche au cours des 28 derniers jours calendaires.',
  ],
  [
    '% d’utilisation ajustée',
    'idem, en ne comptant que les droits actifs qui ont été vendus ; jamais supérieur à 100 %. Les alertes d’utilisation faible ou en baisse reposent sur ce taux.',
  ],
  [
    'Pourquoi l’utilisation peut dépasser 100 %',
    'la rotation du personnel fait passer une licence à un autre utilisateur au cours des 28 jours ; un second abonnement est en période de grâce, désactivé ou déprovisionné ; des versions d’essai sont actives mais non vendues ; Yammer est utilisé au-delà des licences.',
  ],
  ['Licences vendues', 'licences de tous les vendeurs, car un client peut aussi acheter ailleurs.'],
  [
    'Demandes d’aide',
    'appels au support pour obtenir de l’aide ou savoir comment procéder, au cours des 28 jours.',
  ],
]
