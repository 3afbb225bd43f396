// What to do about a flag. `unused`, `calls` and `expansion` follow Microsoft Partner Center, "Increase adoption and
// satisfaction" (2018): problem, what to consider, what to try.

import type { Advice, AdviceTopic } from '../facts.ts'

const topics: Readonly<Record<AdviceTopic, Advice>> = {
  unused: {
    title: 'Licences inutilisées',
    problem: 'L’adoption est faible et de nombreuses licences ne sont pas utilisées.',
    consider:
      'Le client ne perçoit peut-être pas la valeur que le logiciel pourrait lui apporter et a peut-être besoin d’aide pour l’intégrer à son travail quotidien.',
    try: 'Études de cas, témoignages d’utilisateurs sur des situations précises, tutoriels en articles ou en vidéos, formation.',
  },
  calls: {
    title: 'Nombreuses demandes d’aide',
    problem: 'De nombreux appels au support portent sur de l’aide ou sur la façon de procéder.',
    consider: 'Le client découvre peut-être le logiciel, cette version ou la tâche.',
    try: 'Proposez une formation, sur place ou en ligne, et encouragez le libre-service : présentez-le à côté des coordonnées de contact sur votre site de support.',
  },
  expansion: {
    title: 'Potentiel de croissance',
    problem: 'Presque tout ce que le client a acheté est utilisé.',
    consider:
      'Le client perçoit la valeur du logiciel et d’autres produits pourraient lui faciliter certaines tâches.',
    try: 'Proposez davantage de licences et une formation qui présente d’autres produits.',
  },
  over: {
    title: 'Utilisation supérieure à 100 %',
    problem: 'L’utilisation dépasse ce qui a été vendu.',
    consider:
      'Le détail en montre la raison : rotation du personnel, abonnement expiré, version d’essai, Yammer ou absence de licence.',
    try: 'Renouvelez les abonnements expirés, convertissez les versions d’essai en licences ou attribuez une licence aux utilisateurs qui n’en ont pas.',
  },
  unmatched: {
    title: 'Noms sans correspondance',
    problem:
      'Des utilisateurs se servent de produits dont le nom ne correspond à aucune licence du client ; l’utilisation peut donc paraître plus faible qu’elle ne l’est.',
    consider:
      'Un nom est peut-être absent du catalogue, ou les fichiers de licences omettent un produit que le client possède.',
    try: 'Associez chaque nom inconnu à sa référence dans la section products de partners.json (null pour l’ignorer) et chargez les licences des produits manquants. Les semaines passées sont également corrigées.',
  },
  stale: {
    title: 'Données obsolètes',
    problem: 'Les données de ce client ne sont plus à jour.',
    consider:
      'L’exportation s’est peut-être arrêtée, ou le fichier se trouve dans le dossier d’une autre date. Tant que les données ne sont pas à jour, l’absence d’autres alertes ne signifie pas grand-chose.',
    try: 'Vérifiez que les fichiers quotidiens sont bien chargés et lisez les accusés de réception des plus récents.',
  },
}

export const advice = {
  title: 'Que faire',
  labels: { consider: 'À prendre en compte', try: 'À essayer' },
  /** The partner's own offers. */
  links: { training: 'Formation', selfService: 'Libre-service', booking: 'Prendre rendez-vous' },
  topics,
}
