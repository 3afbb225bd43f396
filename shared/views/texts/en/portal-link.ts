// A link that opens nothing, and the new one in its place.

export const portalLink = {
  title: 'This link opens nothing',
  why: 'It has ended, was replaced, or is incomplete. A new one is mailed to the address that this one was sent to.',
  renew: 'Mail me a new link',
  renewed: 'Look into your mail',
  mailed:
    'If this link was yours and you still receive these reports, a new one is on its way to your address. It may take a few minutes.',
}
