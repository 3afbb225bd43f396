// Uploads in the portal: the form, what became of files, and what to do next.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type FrenchFormats, upperFirst } from './with-nouns.ts'

export function portalUpload(f: FrenchFormats) {
  return {
    title: 'Charger des fichiers',
    intro:
      'Chargez les fichiers tels que vos outils les exportent : CSV, JSON, Excel ou ZIP, jusqu’à 1 Go chacun.',
    choose: 'Choisir des fichiers',
    drop: 'ou déposez-les ici',
    fileName: 'Nom de votre fichier',
    fileNameHint: 'Le fichier lui-même se choisit à la page suivante.',
    dataset: 'Contenu',
    pleaseChoose: 'Choisissez',
    datasets: {
      entitlements: `${upperFirst(DATASET_NAMES.entitlements)} : abonnements et licences`,
      activity: `${upperFirst(DATASET_NAMES.activity)} : qui a utilisé quoi`,
      support: `${upperFirst(DATASET_NAMES.support)} : tickets et appels`,
    } satisfies Record<Dataset, string>,
    kinds: DATASET_NAMES,
    day: 'Le jour concerné',
    customer: 'Un seul client',
    severalCustomers: 'Non : les lignes indiquent les clients',
    customerId: 'L’ID de locataire du client ; laissez vide si les lignes indiquent les clients',
    checkOnly:
      'Vérifier seulement : vous obtenez l’accusé de réception complet et rien du fichier n’est pris en compte',
    replace: 'Remplacer un fichier antérieur du même nom et du même jour ; sinon, celui-ci est ajouté à côté',
    next: 'Continuer',
    upload: 'Charger',
    remove: 'Retirer',
    wrongFields: 'Choisissez le contenu du fichier et le jour concerné, et indiquez le nom de votre fichier.',
    wrongCustomer: 'Ce n’est pas l’ID d’un client : il comporte au plus 256 octets et aucune barre oblique.',

    formTitle: 'Choisissez le fichier et chargez-le',
    goesTo: (name: string, dataset: Dataset, day: string) =>
      `Il est enregistré sous le nom « ${name} », comme ${DATASET_NAMES[dataset]} du ${f.day(day)}.`,
    goesToCheck: 'Il est seulement vérifié : rien de son contenu n’est pris en compte.',
    replacesEarlier:
      'Il remplace le fichier qui porte actuellement ce nom à cette date, lignes et clients compris.',
    within: 'Envoyez-le dans les 15 minutes ; passé ce délai, recommencez.',
    file: 'Fichier',

    ready: 'Prêt à charger',
    sending: 'Chargement',
    reading: 'Chargé. Son accusé de réception apparaît ici dans un instant.',
    tooLarge: 'Ce fichier dépasse 1 Go : divisez-le ou compressez-le, puis chargez les parties.',
    empty: 'Ce fichier est vide : exportez-le de nouveau.',
    failed: 'Le fichier n’est pas arrivé : cliquez sur Charger pour réessayer.',
    refusedFields: 'Indiquez le contenu du fichier et le jour concerné, puis cliquez de nouveau sur Charger.',

    outcome: 'Ce que votre fichier est devenu',
    waiting: 'En attente du fichier : cette page s’actualise toutes les 2 secondes.',
    arrived:
      'Le fichier est arrivé et est en cours de lecture : cette page s’actualise toutes les 2 secondes.',
    large:
      'Les fichiers volumineux prennent quelques minutes ; vous pouvez fermer cette page et retrouver l’accusé de réception sur la page de chargement.',
    lapsed:
      'Aucun fichier n’est arrivé en une heure : revenez à la page de chargement et envoyez-le de nouveau.',
    unknown:
      'Le résultat de ce chargement ne peut plus être affiché ; la page de chargement liste les accusés de réception de tous les fichiers.',
    backLater:
      'Pour charger d’autres fichiers, revenez à la page de chargement : le lien se trouve dans votre e-mail.',
    back: 'Retour à la page de chargement',

    latest: 'Vos derniers fichiers',
    none: 'Pas encore de fichiers. Chargez d’abord vos données de licences : elles indiquent les clients et leurs licences.',
    counts: (accepted: number, rejected: number) =>
      rejected === 0
        ? f.counted(accepted, 'ligne', 'lignes')
        : `${f.counted(accepted, 'ligne', 'lignes')}, ${f.counted(rejected, 'rejetée', 'rejetées')}`,
    check: 'vérification',

    statuses: {
      committed: 'pris en compte',
      partly: 'pris en compte en partie',
      rehearsed: 'vérifié',
      refused: 'refusé',
      stopped: 'illisible',
      deleted: 'supprimé',
    },
    /** What to do, in one sentence. */
    advice: {
      committed: 'Tout va bien : le prochain rapport le prend en compte et vous n’avez rien à faire.',
      partly:
        'Téléchargez les lignes rejetées, corrigez-les comme l’indique la colonne _fix et chargez ce seul fichier : les autres lignes sont déjà prises en compte.',
      rehearsed:
        'Le fichier est correct : chargez-le de nouveau sans « Vérifier seulement » pour qu’il soit pris en compte.',
      rehearsedPartly:
        'Corrigez les lignes rejetées dans votre fichier, ou chargez-le tel quel sans « Vérifier seulement » : toutes les autres lignes sont alors prises en compte.',
      noData:
        'Le fichier n’a aucune ligne, ce qui signifie « pas de données », jamais « personne n’était actif » : s’il devait y en avoir, exportez-le de nouveau.',
      refused: 'Rien de ce fichier n’est pris en compte : corrigez-le et chargez-le de nouveau.',
      wrongDataset: (dataset: Dataset) =>
        `Rien de ce fichier n’est pris en compte ici : il contient des ${DATASET_NAMES[dataset]}, et le bouton le déplace au bon endroit.`,
      wrongDatasetElsewhere: (dataset: Dataset) =>
        `Rien de ce fichier n’est pris en compte ici : il contient des ${DATASET_NAMES[dataset]} ; un bouton de la page de chargement le déplace au bon endroit.`,
      stopped:
        'Rien de ce fichier n’est pris en compte : divisez-le en fichiers plus petits et chargez ceux-ci.',
      deleted:
        'Le fichier a été supprimé ou déplacé et son contenu n’est plus pris en compte ; si c’est une erreur, chargez-le de nouveau.',
    },
    before: (rows: number, customers: number) =>
      `Il a pris la place d’un fichier de ${f.counted(rows, 'ligne', 'lignes')} concernant ${f.counted(customers, 'client', 'clients')}.`,
    downloadRejects: (rows: number) => `Télécharger ${f.counted(rows, 'ligne rejetée', 'lignes rejetées')}`,
    problems: 'Lignes rejetées',
    notes: 'Comment il a été lu',
    moveTo: (dataset: Dataset) => `Déplacer vers « ${DATASET_NAMES[dataset]} »`,
    notMoved:
      'Le fichier a changé entre-temps et n’a pas été déplacé : revenez à la page de chargement et consultez son accusé de réception.',
    noReceipt: 'Cet accusé de réception n’existe pas ; revenez à la page de chargement et choisissez-en un.',
    noRejects: 'Ce fichier n’a aucune ligne rejetée ; revenez à son accusé de réception.',
  }
}
