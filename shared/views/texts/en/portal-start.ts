// The way in: what this is, and a form for an address.

export const portalStart = {
  title: 'Get your links by mail',
  what: [
    'Here partners open the reports on their customers and upload their usage files.',
    'There is no password: give the address that your digest comes to, and we mail you links that open your pages.',
  ],
  address: 'Your e-mail address',
  send: 'Mail me my links',
  notAnAddress: 'This is not an e-mail address; write it like ana@example.com.',
  requested: 'Check your mail',
  mailed:
    'If this address receives reports, its links are on their way. It may take a few minutes; ask again in an hour if nothing comes.',
}
