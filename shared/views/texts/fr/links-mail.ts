// The mail with links that a recipient asked for.

export const linksMail = {
  title: 'Liens',
  subject: (links: number, partner: string) => `${links === 1 ? 'Votre lien' : 'Vos liens'} · ${partner}`,
  headline: (links: number) =>
    links === 1 ? 'Voici le lien que vous avez demandé.' : 'Voici les liens que vous avez demandés.',
  uploadHours: 'Le lien pour charger des fichiers est valable 24 heures.',
  otherDays: 'Les liens vers le rapport et vers vos préférences sont valables 35 jours.',
  keep: 'Ne transférez pas cet e-mail : toute personne qui possède un lien peut l’ouvrir.',
  why: (email: string) =>
    `Envoyé à ${email}, car quelqu’un a demandé des liens avec cette adresse. Si ce n’est pas vous, ne faites rien : personne d’autre ne les possède.`,
}
