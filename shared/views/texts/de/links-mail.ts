// The mail with links that a recipient asked for.

export const linksMail = {
  title: 'Links',
  subject: (links: number, partner: string) => `${links === 1 ? 'Ihr Link' : 'Ihre Links'} · ${partner}`,
  headline: (links: number) =>
    links === 1 ? 'Hier ist der angeforderte Link.' : 'Hier sind die angeforderten Links.',
  uploadHours: 'Der Link zum Hochladen gilt 24 Stunden.',
  otherDays: 'Die Links zum Bericht und zu Ihren Einstellungen gelten 35 Tage.',
  keep: 'Geben Sie diese E-Mail nicht weiter: Wer einen Link hat, kann ihn öffnen.',
  why: (email: string) =>
    `Gesendet an ${email}, weil jemand mit dieser Adresse Links angefordert hat. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Niemand sonst hat sie.`,
}
