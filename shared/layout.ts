// Where objects lie in the buckets.

/** Who the partners are, and what each of them wants; in the settings bucket, as all settings. */
export const PARTNERS_FILE = 'partners.json'

/** The operator's product catalogue. */
const CATALOGUE_FILE = 'products.csv'

/** Settings lie at the root of their bucket, or of the folder of `npm start -- --drops`; what else lies there is no setting. */
export function isSettingsFile(name: string): boolean {
  return name === PARTNERS_FILE || name === CATALOGUE_FILE
}
