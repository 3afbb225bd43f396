// The page on which flags are snoozed.

import type { FrenchFormats } from './with-nouns.ts'

export function portalFlags(f: FrenchFormats) {
  return {
    title: 'Alertes',
    what: 'Suspendez ce que vous savez déjà : les e-mails et le rapport l’abrègent jusqu’au jour que vous choisissez, pour toutes les personnes qui voient le client. L’alerte est de nouveau signalée aussitôt si elle est levée puis réapparaît, ou si elle devient critique.',
    noReport: 'Il n’y a pas encore de rapport. Les alertes apparaîtront ici dès que le premier sera établi.',
    none: 'Aucune alerte n’est ouverte.',
    open: 'Voir les alertes ouvertes',
    snooze: 'Suspendre',
    howLong: 'Durée',
    weeks: (weeks: number) => f.counted(weeks, 'semaine', 'semaines'),
    why: 'Raison, en quelques mots, pour vos collègues',
    snoozed: (line: string) => `Suspendue. ${line}`,
    end: 'Mettre fin à la suspension',
    incomplete:
      'Une suspension demande une raison et une durée de 2, 4 ou 8 semaines : revenez en arrière et complétez le formulaire.',
    notOpen:
      'Cette alerte n’est plus ouverte, ou son client n’est pas l’un des vôtres : revenez en arrière et rechargez la page.',
  }
}
