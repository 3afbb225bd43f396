// What to do about a flag. `unused`, `calls` and `expansion` follow Microsoft Partner Center, "Increase adoption and
// satisfaction" (2018): problem, what to consider, what to try.

import type { Advice, AdviceTopic } from '../facts.ts'

const topics: Readonly<Record<AdviceTopic, Advice>> = {
  unused: {
    title: 'Ungenutzte Lizenzen',
    problem: 'Die Nutzung ist gering, und viele Lizenzen bleiben ungenutzt.',
    consider:
      'Möglicherweise erkennt der Kunde noch nicht, was ihm die Software bringen kann, und braucht Hilfe, um sie in den Arbeitsalltag einzubinden.',
    try: 'Fallstudien, Erfahrungsberichte zu konkreten Anwendungsfällen, Blogs oder Videos mit Anleitungen, eine Schulung.',
  },
  calls: {
    title: 'Viele Hilfeanfragen',
    problem: 'Es gehen viele Supportanfragen zu Hilfe und Bedienung ein.',
    consider: 'Möglicherweise ist für den Kunden die Software, diese Version oder die Aufgabe neu.',
    try: 'Bieten Sie Schulungen an, vor Ort oder online, und fördern Sie die Selbsthilfe: Zeigen Sie Selbsthilfeangebote auf Ihrer Supportseite direkt neben den Kontaktdaten.',
  },
  expansion: {
    title: 'Raum für Wachstum',
    problem: 'Fast alles, was der Kunde gekauft hat, wird genutzt.',
    consider:
      'Der Kunde sieht den Nutzen und hat vielleicht weitere Aufgaben, die mit anderen Produkten leichter fielen.',
    try: 'Bieten Sie weitere Lizenzen an, dazu Schulungen, die zusätzliche Produkte vorstellen.',
  },
  over: {
    title: 'Nutzung über 100\u00a0%',
    problem: 'Es wird mehr genutzt, als verkauft wurde.',
    consider:
      'Die Aufschlüsselung zeigt den Grund: Personalwechsel, ein abgelaufenes Abonnement, ein Testabonnement, Yammer oder gar keine Lizenz.',
    try: 'Verlängern Sie abgelaufene Abonnements, wandeln Sie Testabonnements in Lizenzen um, oder lizenzieren Sie die Benutzer, die keine haben.',
  },
  unmatched: {
    title: 'Nicht zuordenbare Namen',
    problem:
      'Es werden Produkte unter Namen genutzt, die zu keiner Lizenz des Kunden passen; die Nutzung kann daher niedriger erscheinen, als sie ist.',
    consider:
      'Ein Name kann im Katalog fehlen, oder in den Lizenzdateien fehlt ein Produkt, das der Kunde besitzt.',
    try: 'Ordnen Sie jedem unbekannten Namen unter products in partners.json seine Artikelnummer zu (null: ignorieren), und laden Sie fehlende Lizenzen hoch. Auch vergangene Wochen werden dann berichtigt.',
  },
  stale: {
    title: 'Veraltete Daten',
    problem: 'Die Daten dieses Kunden sind nicht aktuell.',
    consider:
      'Der Export kann ausgefallen sein, oder die Datei liegt im Ordner eines anderen Tages. Solange die Daten veraltet sind, bedeutet es wenig, wenn andere Hinweise fehlen.',
    try: 'Prüfen Sie, ob die täglichen Dateien hochgeladen werden, und lesen Sie die Quittungen der letzten Dateien.',
  },
}

export const advice = {
  title: 'Was Sie tun können',
  labels: { consider: 'Zu bedenken', try: 'Empfehlung' },
  /** The partner's own offers. */
  links: { training: 'Schulung', selfService: 'Selbsthilfe', booking: 'Termin buchen' },
  topics,
}
