// What another language writes as English does. By language: words that both have.

/** Of products and services. */
export const NAMES: readonly string[] = [
  'Uptake',
  'Office 365',
  'Dynamics 365',
  'Teams',
  'Skype for Business',
  'Viva Engage (Yammer)',
]

export const SAME_IN: Readonly<Record<string, readonly string[]>> = {
  de: ['Info', 'Links', 'Name'],
  es: ['no'],
  fr: ['Incident', 'Licences', 'Service', 'Source'],
}
