// The notice that files stopped arriving.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type FrenchFormats, upperFirst } from './with-nouns.ts'

export function gapNotice(f: FrenchFormats) {
  const names = (datasets: readonly Dataset[]) => f.list(datasets.map((dataset) => DATASET_NAMES[dataset]))
  return {
    title: 'Fichiers qui n’arrivent plus',
    mark: 'Manquant',
    /** `lastDay`: that of a single dataset. */
    subject: (datasets: readonly Dataset[], lastDay: string, partner: string) =>
      datasets.length === 1
        ? `${upperFirst(names(datasets))} : rien depuis le ${f.day(lastDay)} · ${partner}`
        : `Réception interrompue : ${names(datasets)} · ${partner}`,
    headline: (datasets: readonly Dataset[]) => `Des fichiers n’arrivent plus : ${names(datasets)}.`,
    dataset: DATASETS,
    /** What its absence means for the figures. */
    meaning: MEANINGS,
    last: (lastDay: string, ageDays: number) =>
      `Les dernières données datent du ${f.day(lastDay)}, il y a ${f.counted(ageDays, 'jour', 'jours')}.`,
    /** `folders`: where such files are uploaded. */
    advice: (folders: readonly string[]) => [
      'Vérifiez que l’exportation fonctionne toujours et que les fichiers sont bien chargés.',
      `Chargez les fichiers manquants, chacun dans le dossier de sa date sous ${f.list(folders)}. Les fichiers tardifs comptent comme s’ils étaient arrivés à temps.`,
    ],
    once: 'Vous ne recevez cette notification qu’une seule fois. Le récapitulatif hebdomadaire signale ce qui manque tant que les données n’arrivent pas.',
  }
}

const DATASETS: Readonly<Record<Dataset, string>> = {
  entitlements: 'Données de licences (entitlements)',
  activity: 'Données d’activité (activity)',
  support: 'Appels au support (support)',
}

const MEANINGS: Readonly<Record<Dataset, string>> = {
  entitlements:
    'Les licences sont présentées telles qu’elles étaient ce jour-là. Un client sans données de licences pendant 28 jours quitte le portefeuille.',
  activity:
    'Les jours sans fichier sont inconnus, pas nuls : l’utilisation repose sur les jours restants et, s’ils sont trop peu nombreux, les alertes ne sont pas évaluées.',
  support: 'Le nombre d’appels depuis cette date est inconnu, pas nul.',
}
