// The reports of a reader in the portal.

import type { ReportFile } from '../../../layout.ts'

const FILES: Readonly<Record<Exclude<ReportFile, 'portfolio.html' | 'portfolio.xlsx'>, string>> = {
  'customers.csv': 'Une ligne par client',
  'products.csv': 'Une ligne par client et par produit',
  'workloads.csv': 'Une ligne par client et par charge de travail',
  'digest.json': 'Le récapitulatif, pour les programmes',
  'portfolio.json': 'Tout ce que montre le rapport, pour les programmes',
}

export const portalReport = {
  noneYet: 'Pas encore de rapport',
  whenFirst:
    'Le premier rapport est établi avec le premier récapitulatif, une fois les données de licences arrivées. Cette page en présente alors les chiffres et les fichiers.',
  noFigures: 'Les chiffres de ce jour ne peuvent pas être affichés ici ; ils figurent dans ses fichiers.',
  noReport: 'Ce rapport n’est pas à votre disposition ; ouvrez le plus récent avec le lien de votre e-mail.',
  title: 'Le rapport',
  files: FILES,
  open: 'Ouvrir le rapport',
  download: 'Télécharger le classeur',
  otherDays: 'Autres rapports',
  uploadTitle: 'Fichiers et accusés de réception',
  uploadWhat:
    'Pour charger des fichiers ou voir ce que les précédents sont devenus, il faut un lien distinct. Il est envoyé à votre adresse et reste valable un jour.',
  uploadAsk: 'M’envoyer un lien de chargement',
  asked: 'Consultez votre messagerie',
  mailed:
    'Le lien est en route vers votre adresse ; cela peut prendre quelques minutes. Un e-mail au plus est envoyé par heure, et trois par jour : si rien n’arrive, cherchez le dernier.',
  back: 'Retour aux rapports',
}
