// The mail with links that a recipient asked for.

export const linksMail = {
  title: 'Links',
  subject: (links: number, partner: string) => `Your ${links === 1 ? 'link' : 'links'} · ${partner}`,
  headline: (links: number) =>
    links === 1 ? 'Here is the link that you asked for.' : 'Here are the links that you asked for.',
  uploadHours: 'The link for uploads opens for 24 hours.',
  otherDays: 'The links to the report and to your preferences open for 35 days.',
  keep: 'Do not pass this mail on: whoever has a link can open it.',
  why: (email: string) =>
    `Sent to ${email}, because somebody asked for links with this address. If it was not you, do nothing: nobody else has them.`,
}
