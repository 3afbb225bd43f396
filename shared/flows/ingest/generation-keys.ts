// Where a reading keeps what is not a sheet: in the reports bucket, under its generation.

import type { SheetPlace } from '../../ports.ts'

function generationPrefix({ address, generation }: SheetPlace): string {
  return `generations/${address.partner}/${address.drop}/${generation}`
}

/** The customers that the generation has sheets of. */
export function manifestKey(place: SheetPlace): string {
  return `${generationPrefix(place)}/manifest.json`
}

/** The manifest of a generation that is forgotten: corrections of reported weeks ask whom a drop spoke of. */
export function keptManifestKey({ address, generation }: SheetPlace): string {
  return `digests/${address.partner}/held/${address.drop}/${generation}.json`
}

/** What the receipt alone may say of the file. */
export function stagedWordsKey(place: SheetPlace): string {
  return `${generationPrefix(place)}/words.json`
}

/** The rejects file before it is told beside the receipt. */
export function stagedRejectsKey(place: SheetPlace): string {
  return `${generationPrefix(place)}/rejects.csv`
}
