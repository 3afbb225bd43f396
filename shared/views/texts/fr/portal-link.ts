// A link that opens nothing, and the new one in its place.

export const portalLink = {
  title: 'Ce lien n’ouvre rien',
  why: 'Il a expiré, a été remplacé ou est incomplet. Le bouton en envoie un nouveau à l’adresse qui a reçu celui-ci.',
  renew: 'M’envoyer un nouveau lien',
  renewed: 'Consultez votre messagerie',
  mailed:
    'Si ce lien était le vôtre et que vous recevez toujours ces rapports, un nouveau lien vous est envoyé. Cela peut prendre quelques minutes.',
}
