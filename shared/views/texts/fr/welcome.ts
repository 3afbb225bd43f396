// The mail to a new recipient.

import type { Weekday } from '../../../domain/settings.ts'
import type { FrenchFormats } from './with-nouns.ts'

export function welcome(f: FrenchFormats) {
  return {
    title: 'Bienvenue',
    subject: (partner: string) => `Bienvenue dans Uptake · ${partner}`,
    headline:
      'Uptake montre quels clients n’utilisent pas ce qu’ils ont acheté, et ce que vous pouvez faire.',
    when: (weekday: Weekday, time: string, timeZone: string) =>
      `Dès qu’il y aura des données, vous recevrez un récapitulatif chaque ${f.weekday(weekday)} à ${time} (${timeZone}) : les clients qui requièrent votre attention, pourquoi, et ce que vous pouvez essayer.`,
    start:
      'Tout commence par vos fichiers. Le lien ci-dessous ouvre pendant sept jours une page pour les charger ; cette page peut vous en envoyer un nouveau.',
    wait: 'D’autres personnes chargent les fichiers ; vous n’avez rien à faire.',
    keep: 'Ne transférez pas cet e-mail : toute personne qui possède un lien peut l’ouvrir.',
    files: {
      title: 'Ce qu’il faut charger',
      lines: [
        'Données de licences (entitlements) : abonnements, licences vendues et attribuées. Depuis votre facturation, Microsoft Graph, l’Espace partenaires ou CIPP.',
        'Données d’activité (activity) : qui a utilisé quel produit, et quel jour. Depuis les rapports d’utilisation de Microsoft 365, une exportation par client.',
        'Appels au support (support) : demandes d’aide et questions sur la façon de procéder. Depuis votre centre d’assistance, votre PSA ou toute liste de tickets.',
        'Chargez les fichiers tels que vos outils les écrivent, de préférence chaque jour. Chacun donne lieu à un accusé de réception qui indique ce qui a été lu, quelles lignes ne l’ont pas été, et pourquoi.',
      ],
    },
    expect: {
      title: 'À quoi vous attendre',
      lines: [
        'Le premier récapitulatif suit les premiers fichiers. Le rapport présente tous les clients que vous pouvez voir, avec leur évolution, et peut être téléchargé sous forme de classeur.',
        'Uptake vous écrit aussi lorsque des fichiers n’arrivent plus ou sont illisibles, si vous voyez tous les clients.',
      ],
    },
  }
}
