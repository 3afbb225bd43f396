// The way in: what this is, and a form for an address.

export const portalStart = {
  title: 'Recevez vos liens par e-mail',
  what: [
    'C’est ici que les partenaires ouvrent les rapports sur leurs clients et chargent leurs fichiers d’utilisation.',
    'Pas de mot de passe : indiquez l’adresse à laquelle vous recevez votre récapitulatif et nous vous enverrons les liens qui ouvrent vos pages.',
  ],
  address: 'Votre adresse e-mail',
  send: 'M’envoyer mes liens',
  notAnAddress: 'Ce n’est pas une adresse e-mail ; saisissez-la sous la forme ana@example.com.',
  requested: 'Consultez votre messagerie',
  mailed:
    'Si cette adresse reçoit des rapports, ses liens sont en route. Cela peut prendre quelques minutes ; si rien n’arrive, refaites la demande dans une heure.',
}
