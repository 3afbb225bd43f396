// A link that opens nothing, and the new one in its place.

export const portalLink = {
  title: 'This link does not open anything',
  why: 'It has expired, was replaced, or is incomplete. The button mails a new one to the address that this one was sent to.',
  renew: 'Mail me a new link',
  renewed: 'Check your mail',
  mailed:
    'If this link was yours and you still receive these reports, a new one is on its way to your address. It may take a few minutes.',
}
