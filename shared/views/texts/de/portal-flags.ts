// The page on which flags are snoozed.

import type { GermanFormats } from './with-nouns.ts'

export function portalFlags(f: GermanFormats) {
  return {
    title: 'Hinweise',
    what: 'Stellen Sie zurück, was Sie schon wissen: E-Mail und Bericht fassen es bis zum gewählten Tag zusammen, für alle, die den Kunden sehen. Es erscheint sofort wieder, wenn es sich erledigt und erneut auftritt oder kritisch wird.',
    noReport: 'Es gibt noch keinen Bericht. Die Hinweise stehen hier, sobald der erste erstellt ist.',
    none: 'Kein Hinweis ist offen.',
    open: 'Offene Hinweise ansehen',
    snooze: 'Zurückstellen',
    howLong: 'Wie lange',
    weeks: (weeks: number) => f.counted(weeks, 'Woche', 'Wochen'),
    why: 'Der Grund, in wenigen Worten für Ihre Kollegen',
    snoozed: (line: string) => `Zurückgestellt. ${line}`,
    end: 'Wieder anzeigen',
    incomplete:
      'Zum Zurückstellen braucht es einen Grund und 2, 4 oder 8 Wochen: Gehen Sie zurück, und vervollständigen Sie das Formular.',
    notOpen:
      'Dieser Hinweis ist nicht mehr offen, oder der Kunde gehört nicht zu Ihren: Gehen Sie zurück, und laden Sie die Seite neu.',
  }
}
