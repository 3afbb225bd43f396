// The partner's files, with all their versions. Files of one customer go; what is wrong in the others only the partner
// can correct, and then their old versions go.

import type { Trace } from '../../domain/erasure/scope.ts'
import { UnreadableObject } from '../../domain/errors.ts'
import { dropFolders } from '../../layout.ts'
import type { ObjectVersion } from '../../ports/object-versions.ts'
import { reconcile } from '../ingest/reconcile.ts'
import { type Searched, search } from './object-text.ts'
import type { ForgetPorts } from './ports.ts'
import { isOwnDrop, type Subject } from './subject.ts'

/** Adds to `left` the keys of the files that stay though they hold something, or may. */
export async function* forgetDrops(
  subject: Subject,
  left: Set<string>,
  ports: ForgetPorts,
): AsyncGenerator<Trace> {
  for (const folder of dropFolders(subject.partner)) {
    for await (const versions of byKey(ports.dropVersions.list(folder))) {
      yield* forgetDrop(versions, subject, left, ports)
    }
  }
}

async function* forgetDrop(
  [key, versions]: [string, readonly ObjectVersion[]],
  subject: Subject,
  left: Set<string>,
  ports: ForgetPorts,
): AsyncGenerator<Trace> {
  const { toDelete, remaining } = await sorted(key, versions, subject, ports)
  if (remaining !== null) {
    left.add(key)
    yield { store: 'drops', name: key, action: remaining, count: 1 }
  }
  if (toDelete.length === 0) return
  yield { store: 'drops', name: key, action: 'delete', count: toDelete.length }
  if (!subject.deletes) return
  for (const { version } of toDelete) await ports.dropVersions.delete(key, version)
  await reconcile(key, ports)
}

interface Sorted {
  readonly toDelete: readonly ObjectVersion[]
  readonly remaining: 'edit' | 'search' | null
}

async function sorted(
  key: string,
  versions: readonly ObjectVersion[],
  subject: Subject,
  { dropVersions }: ForgetPorts,
): Promise<Sorted> {
  const { mention } = subject
  if (mention === null || isOwnDrop(key, subject)) return { toDelete: versions, remaining: null }
  const isNamed = mention.in(key)
  const toDelete: ObjectVersion[] = []
  let remaining: Sorted['remaining'] = null
  for (const version of versions) {
    const found =
      isNamed && !version.isMarker
        ? 'mentions'
        : await search(version, mention, dropVersions).catch(unreadableIfWithheld)
    if (found === 'mentions' && version.isCurrent) remaining = 'edit'
    else if (found === 'mentions') toDelete.push(version)
    else if (found === 'unreadable') remaining ??= 'search'
  }
  // A marker alone would still name them in its key.
  const isBare = versions.every((version) => version.isMarker || toDelete.includes(version))
  return { toDelete: isBare && (isNamed || toDelete.length > 0) ? versions : toDelete, remaining }
}

/** Partners may upload to archive classes, or under keys of their own. */
function unreadableIfWithheld(error: unknown): Searched {
  if (error instanceof UnreadableObject) return 'unreadable'
  throw error
}

export async function* byKey(
  versions: AsyncIterable<ObjectVersion>,
): AsyncGenerator<[string, readonly ObjectVersion[]]> {
  let some: ObjectVersion[] = []
  for await (const version of versions) {
    const [first] = some
    if (first !== undefined && first.key !== version.key) {
      yield [first.key, some]
      some = []
    }
    some.push(version)
  }
  const [first] = some
  if (first !== undefined) yield [first.key, some]
}
