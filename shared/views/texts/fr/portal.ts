// What every page of the portal says, and its errors: one sentence each.

export const portal = {
  name: 'Rapports et chargements',
  about: 'Uptake montre lesquels de vos clients ont besoin d’aide avec Office 365 et Dynamics 365.',
  keep: 'Toute personne qui possède l’adresse de cette page peut l’ouvrir : ne la communiquez pas.',
  notFound: 'Cette page n’existe pas ; suivez de nouveau le lien de votre e-mail.',
  test: 'Ce lien provient d’un test et n’ouvre rien ; dans l’e-mail que reçoit un destinataire, il ouvre ce qu’il indique.',
  tooLarge: 'C’est plus que ce que cette page accepte ; revenez en arrière et envoyez-en moins.',
  busy: 'Cette page ne peut pas être affichée pour le moment ; réessayez dans une minute.',
  failed: 'Une erreur s’est produite de notre côté ; réessayez dans un moment.',
}
