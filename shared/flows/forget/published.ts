// What was made for people, and what it was made from: receipts, reports, mail, frozen content, working files. The answers
// to a file that stays are written anew when it is replaced.

import { parseDropKey } from '../../domain/drops/drop-key.ts'
import type { Trace } from '../../domain/erasure/scope.ts'
import { generationsFolder, partnerFolders, receiptKey, rejectsKey } from '../../layout.ts'
import type { ObjectVersion } from '../../ports/object-versions.ts'
import { search } from './object-text.ts'
import type { ForgetPorts } from './ports.ts'
import type { Subject } from './subject.ts'

/** In the order in which to delete them. `left`: the keys of files that stay. */
export async function objectsToDelete(
  subject: Subject,
  left: ReadonlySet<string>,
  { reportVersions }: ForgetPorts,
): Promise<ObjectVersion[]> {
  const belongsToFile = answersOf(left)
  const toDelete: ObjectVersion[] = []
  for (const folder of partnerFolders(subject.partner)) {
    for await (const version of reportVersions.list(folder)) {
      if (version.isCurrent && belongsToFile(version.key)) continue
      if (await isNamed(version, subject, reportVersions)) toDelete.push(version)
    }
  }
  return toDelete
}

async function isNamed(
  version: ObjectVersion,
  { mention }: Subject,
  bucket: ForgetPorts['reportVersions'],
): Promise<boolean> {
  if (mention === null || mention.in(version.key)) return true
  const found = await search(version, mention, bucket)
  return found === 'mentions' || (found === 'unreadable' && !isLogo(version.key))
}

/** Logos are the only images. */
function isLogo(key: string): boolean {
  return key.includes('/logos/')
}

function answersOf(keys: ReadonlySet<string>): (place: string) => boolean {
  const receipts = new Set<string>()
  const folders = new Set<string>()
  for (const key of keys) {
    for (const refused of [false, true]) {
      receipts.add(receiptKey(key, refused)).add(rejectsKey(key, refused))
    }
    const address = parseDropKey(key)
    if (address.kind !== 'invalid') folders.add(generationsFolder(address))
  }
  return (place) => receipts.has(place) || folders.has(`${place.split('/').slice(0, 3).join('/')}/`)
}

export async function* forgetObjects(
  toDelete: readonly ObjectVersion[],
  { deletes }: Subject,
  { reportVersions }: ForgetPorts,
): AsyncGenerator<Trace> {
  for (const [key, versions] of Map.groupBy(toDelete, (version) => version.key)) {
    yield { store: 'reports', name: key, action: 'delete', count: versions.length }
    if (!deletes) continue
    for (const { version } of versions) await reportVersions.delete(key, version)
  }
}
